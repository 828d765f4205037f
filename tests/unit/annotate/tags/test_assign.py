from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import a_paper
from tests.strategies import at_most
from tests.unit.annotate.tags.examples import ABSTRACTS, keys_of, names_of, papers_of, tags_of


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
def test_every_tag_is_shared_unique_and_named_once(abstracts: list[str], least: int, most: int) -> None:
    tags = tags_of(papers_of(*abstracts), least=least, most=most)

    spread = Counter(tag for found in tags.values() for tag in found)
    assert all(papers >= least for papers in spread.values())
    assert all(len(found) <= most and len(set(found)) == len(found) for found in tags.values())
    assert len({tag.key for tag in spread}) == len({tag.name.lower() for tag in spread}) == len(spread)


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

    before, after = tags_of(old), tags_of([*old, new])

    assert after == before | {new.id: ()}


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
