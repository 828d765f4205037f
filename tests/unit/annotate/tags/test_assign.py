from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.candidates import ReadText
from builder.model.archive import Tag
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

MANY = ["Bosons, bosons", "matter matter", "photon pairs", "Fermions, fermions, SVM", "lasers lasers lasers"]


def test_a_paper_has_no_more_tags_than_asked_for() -> None:
    text = 2 * "Lasers, photon pairs, fermions, PINNs, SVMs, ZeRO, PIG, tidal friction. "

    assert [len(names) for names in names_of(papers_of(text, text), most=4)] == [4, 4]
    assert names_of(papers_of(text, text), most=0) == [[], []]


def test_a_tag_has_a_page_from_as_many_texts_as_asked_for() -> None:
    papers = papers_of("Lasers, lasers.", "A laser, lasers.", "The laser, a laser.")

    assert [len(found_in(papers, least=least).listed) for least in (2, 3, 4)] == [1, 1, 0]


def test_a_tag_that_one_paper_alone_bears_is_shown_and_has_no_page() -> None:
    found = found_in(papers_of("Lasers, lasers."))

    assert [*found.shown.values()] == [(Tag("laser", "lasers"),)]
    assert found.listed == {}


@given(ABSTRACTS, st.integers(1, 3), st.integers(0, 6))
@example(MANY, 2, 6)
@at_most(30)
def test_the_tags_with_pages_are_those_that_enough_papers_show_or_show_a_narrower_one_of(
    abstracts: list[str], least: int, most: int
) -> None:
    shown, listed = found_in(papers_of(*abstracts), least=least, most=most)

    bearing = {
        key: {
            paper for paper, tags in shown.items() for tag in tags if key in (tag.key, *LEXICON.ancestors(tag.key))
        }
        for key in LEXICON.concepts
    }
    assert {tag.key: papers for tag, papers in listed.items()} == {
        key: papers for key, papers in bearing.items() if len(papers) >= least
    }


@given(ABSTRACTS, st.integers(0, 6))
@example(MANY, 6)
@at_most(30)
def test_every_tag_is_unique_and_named_as_the_lexicon_has_it(abstracts: list[str], most: int) -> None:
    shown, listed = found_in(papers_of(*abstracts), most=most)

    assert all(len(found) <= most and len(set(found)) == len(found) for found in shown.values())
    for tag in {*listed, *(tag for found in shown.values() for tag in found)}:
        assert tag == Tag(tag.key, LEXICON.concepts[tag.key].name)


@given(ABSTRACTS)
@example(MANY)
@at_most(30)
def test_the_order_of_papers_changes_nothing(abstracts: list[str]) -> None:
    papers = papers_of(*abstracts)

    there, back = found_in(papers), found_in(papers[::-1])

    assert there == back
    assert [*there.listed] == [*back.listed]


@given(ABSTRACTS)
@example(MANY)
@at_most(30)
def test_what_is_shown_depends_on_no_other_paper(abstracts: list[str]) -> None:
    papers = papers_of(*abstracts)

    together = tags_of(papers)

    assert together == {paper: tags for one in papers for paper, tags in tags_of([one]).items()}


@given(ABSTRACTS)
@at_most(30)
def test_a_paper_that_shares_no_words_changes_nothing(abstracts: list[str]) -> None:
    old = papers_of(*abstracts)
    new = a_paper("Another", abstract="Harbor seals, harbor seals. HSX and HSX.")

    before, after = found_in(old), found_in([*old, new])

    assert after == (before.shown | {new.id: ()}, before.listed)


@given(ABSTRACTS, ABSTRACTS, st.integers(2, 3), st.integers(0, 6))
@example(MANY, MANY, 3, 6)
@at_most(60)
def test_no_page_goes_or_loses_a_paper_when_papers_come(
    some: list[str], more: list[str], least: int, most: int
) -> None:
    papers = papers_of(*some, *more)

    before = found_in(papers[: len(some)], least=least, most=most)
    after = found_in(papers, least=least, most=most)

    assert all(listed <= after.listed[tag] for tag, listed in before.listed.items())


@given(ABSTRACTS)
@example([*MANY, *MANY])
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

    assert [tag.key for tag in joined.listed] == ["laser"]
    assert repeated.listed == {}


def test_what_is_shown_but_is_in_no_listing_is_no_second_text() -> None:
    [one, two] = papers_of("Lasers, lasers.", "A laser, lasers.")
    read = candidates_of([one, two], LEXICON, RULES, "optics")

    found = find_tags({one.id: [ReadText(None, read[one.id]), ReadText(two.id, read[two.id])]}, LEXICON)

    assert keys_of(found.shown) == {one.id: ["laser"]}
    assert found.listed == {}


def test_a_page_lists_the_papers_of_all_narrower_tags() -> None:
    papers = papers_of("Bosons, bosons.", "Fermions, fermions.", "Photon pairs, photon pairs.", "A boson, bosons.")

    two, four = found_in(papers[:2]), found_in(papers)

    assert {tag.key: len(listed) for tag, listed in two.listed.items()} == {"matter": 2}
    assert {tag.key: len(listed) for tag, listed in four.listed.items()} == {"boson": 3, "matter": 4}
    assert [*keys_of(four.shown).values()] == [["boson"], ["fermion"], ["photon pair"], ["boson"]]


def test_a_tag_that_a_person_gives_has_a_page_of_a_single_paper() -> None:
    [one, two] = papers_of("Lasers, lasers.", "A laser, lasers.")
    read = {
        paper: [ReadText(paper, found)]
        for paper, found in candidates_of([one, two], LEXICON, RULES, "optics").items()
    }

    found = find_tags(read, LEXICON, given={one.id: (Tag("timber", "Timber"),)})

    assert keys_of(found.shown) == {one.id: ["timber"], two.id: ["laser"]}
    assert {tag.key: papers for tag, papers in found.listed.items()} == {"laser": {two.id}, "timber": {one.id}}
