from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.candidates import ReadText
from builder.model.papers import PaperId
from tests.examples import a_paper
from tests.strategies import at_most
from tests.unit.annotate.tags.examples import (
    ABSTRACTS,
    LEXICON,
    RULES,
    candidates_of,
    found_in,
    keys_of,
    names_of,
    papers_of,
    tags_of,
)


def test_a_paper_has_no_more_tags_than_asked_for() -> None:
    text = 2 * "Lasers, photon pairs, fermions, PINNs, SVMs, ZeRO, PIG, tidal friction. "

    assert [len(names) for names in names_of(papers_of(text, text), most=4)] == [4, 4]
    assert names_of(papers_of(text, text), most=0) == [[], []]


def test_a_tag_has_as_many_papers_as_asked_for() -> None:
    papers = papers_of("Lasers.", "A laser.", "The laser.")

    assert [len(found) for found in tags_of(papers, least=3).values()] == [1, 1, 1]
    assert [len(found) for found in tags_of(papers, least=4).values()] == [0, 0, 0]


@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script>", "{{ config }} {% raw %}", "!!! ???", "中文 標題", "x" * 10_000, "$" * 2_000],
)
def test_hostile_text_makes_tags_of_words_only(text: str) -> None:
    papers = [a_paper(f"{text} {number}", abstract=text) for number in range(3)]

    for found in tags_of(papers).values():
        assert not any(set("<>{}$%\\") & set(tag.name) for tag in found)


@given(ABSTRACTS, st.integers(2, 3), st.integers(0, 6))
@at_most(30)
def test_every_tag_has_a_page_is_unique_and_named_once(abstracts: list[str], least: int, most: int) -> None:
    tags, listed = found_in(papers_of(*abstracts), least=least, most=most)

    assert all(paper in listed[tag] for paper, found in tags.items() for tag in found)
    assert all(len(papers) >= least for papers in listed.values())
    assert all(len(found) <= most and len(set(found)) == len(found) for found in tags.values())
    assert len({tag.key for tag in listed}) == len({tag.name.lower() for tag in listed}) == len(listed)


@given(ABSTRACTS)
@at_most(30)
def test_the_order_of_papers_changes_nothing(abstracts: list[str]) -> None:
    papers = papers_of(*abstracts)

    assert tags_of(papers) == tags_of(papers[::-1])


@given(ABSTRACTS)
@at_most(30)
def test_a_paper_that_shares_no_words_changes_nothing(abstracts: list[str]) -> None:
    old = papers_of(*abstracts)
    new = a_paper("Another", abstract="Harbor seals, harbor seals. HSX and HSX.")

    before, after = found_in(old), found_in([*old, new])

    assert after == (before.shown | {new.id: ()}, before.listed)


@given(ABSTRACTS, ABSTRACTS, st.integers(2, 3), st.integers(0, 6))
@at_most(60)
def test_no_page_goes_when_papers_come(some: list[str], more: list[str], least: int, most: int) -> None:
    papers = papers_of(*some, *more)

    before = found_in(papers[: len(some)], least=least, most=most)
    after = found_in(papers, least=least, most=most)

    assert {tag.key for tag in before.listed} <= {tag.key for tag in after.listed}


@given(ABSTRACTS)
@at_most(30)
def test_no_page_goes_when_papers_join(abstracts: list[str]) -> None:
    candidates = candidates_of(papers_of(*abstracts), LEXICON, RULES, "optics")
    texts = [ReadText(text, one) for text, one in candidates.items()]

    apart = find_tags({text.id: [text] for text in texts if text.id}, LEXICON)
    joined = find_tags({PaperId("all"): texts} if texts else {}, LEXICON)

    assert {tag.key for tag in apart.listed} == {tag.key for tag in joined.listed}


def test_a_page_lists_the_papers_of_which_another_text_has_the_tag() -> None:
    [laser, moon, other] = papers_of("Lasers, lasers.", "Tidal friction.", "A laser, lasers.")
    read = candidates_of([laser, moon, other], LEXICON, RULES, "optics")
    texts = {one: ReadText(one, read[one]) for one in read}

    found = find_tags({moon.id: [texts[moon.id], texts[laser.id]], other.id: [texts[other.id]]}, LEXICON)

    assert keys_of(found.shown) == {moon.id: [], other.id: ["laser"]}
    assert {tag.key: papers for tag, papers in found.listed.items()} == {"laser": {moon.id, other.id}}


def test_two_texts_of_one_paper_are_enough() -> None:
    [one, two] = papers_of("Lasers, lasers.", "A laser, lasers.")
    read = candidates_of([one, two], LEXICON, RULES, "optics")

    joined = find_tags({one.id: [ReadText(text, read[text]) for text in read]}, LEXICON)
    repeated = find_tags({text: [ReadText(one.id, read[text])] for text in read}, LEXICON)

    assert keys_of(joined.shown) == {one.id: ["laser"]}
    assert repeated.listed == {}


def test_what_is_shown_but_is_in_no_listing_is_no_second_text() -> None:
    [one, two] = papers_of("Lasers, lasers.", "A laser, lasers.")
    read = candidates_of([one, two], LEXICON, RULES, "optics")

    found = find_tags({one.id: [ReadText(None, read[one.id]), ReadText(two.id, read[two.id])]}, LEXICON)

    assert found.listed == {}


def test_a_page_that_no_paper_shows_any_more_lists_all_that_bear_its_tag() -> None:
    papers = papers_of("Bosons, bosons.", "Fermions, fermions.", "A boson, bosons.", "A fermion, fermions.")

    before, after = found_in(papers[:2]), found_in(papers)

    assert {tag.key: len(listed) for tag, listed in before.listed.items()} == {"matter": 2}
    assert {tag.key: len(listed) for tag, listed in after.listed.items()} == {
        "boson": 2, "fermion": 2, "matter": 4,
    }  # fmt: skip
    assert keys_of(after.shown)[papers[0].id] == ["boson"]


@given(ABSTRACTS.filter(bool))
@example(["Bosons, bosons", "bosons", "Fermions, fermions, bosons"])
@at_most(60)
def test_a_paper_changes_others_only_where_a_tag_comes_or_goes(abstracts: list[str]) -> None:
    *old, new = papers_of(*abstracts)

    before, after = keys_of(tags_of(old)), keys_of(tags_of([*old, new]))

    if any(before[paper.id] != after[paper.id] for paper in old):
        assert {key for keys in before.values() for key in keys} != {
            key for keys in after.values() for key in keys
        }
