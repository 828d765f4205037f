from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.merge.comparable import Comparable
from builder.merge.papers import merge_records
from builder.merge.works import NAMELESS, Names, all_names, evidence_of_name, names_of, pairs_of_one_name
from builder.model.papers import Paper
from builder.model.records import Record
from tests.examples import FREEZE, FROZEN, MELT, MELT_AGAIN, MELTING, SEQUEL, a_record, told
from tests.strategies import some_named

X, Y = "2509.01234", "2509.04321"

RENAMED = a_record("On crystals that lose their shape", MELT_AGAIN, line=7)

BARE = a_record("Melting lattices", "", line=9)


def sizes(*records: Record) -> list[int]:
    return sorted(len(paper.sightings) for paper in merge_records(records))


def test_listings_of_one_number_or_doi_are_one_paper_whatever_they_are_called() -> None:
    assert sizes(MELTING, RENAMED) == [1, 1]
    for name, rule in (({"arxiv": X}, "same arXiv id"), ({"doi": "10.1000/a"}, "same DOI")):
        [paper] = merge_records([told(MELTING, **name), told(RENAMED, **name)])
        assert [(merge.rule, merge.similarity) for merge in paper.merged_by] == [(rule, 1.0)]


def test_a_name_is_not_believed_where_title_and_abstract_both_say_otherwise() -> None:
    other = a_record("Deep nets for birds", FREEZE, line=5)
    assert sizes(told(MELTING, arxiv=X), told(other, arxiv=X)) == [1, 1]
    assert sizes(told(MELTING, arxiv=X), told(SEQUEL, arxiv=X)) == [2]  # of one title


def test_an_abstract_that_is_not_there_says_nothing_against_a_name() -> None:
    one, other = Comparable("Melting lattices", MELT), Comparable("Deep nets for birds", "")
    assert evidence_of_name("same DOI", one, other)
    assert not evidence_of_name("same DOI", one, Comparable("Deep nets for birds", FREEZE))


def test_different_numbers_veto_a_join_by_text_alone() -> None:
    again = a_record("Melting lattices", MELT_AGAIN, line=7)
    assert sizes(MELTING, again) == [2]
    assert sizes(told(MELTING, arxiv=X), told(again, arxiv=Y)) == [1, 1]
    assert sizes(told(MELTING, arxiv=X, doi="10.1/a"), told(again, arxiv=Y, doi="10.1/a")) == [2]
    assert sizes(told(MELTING, arxiv=X), told(again, doi="10.1/a")) == [2]
    assert sizes(told(MELTING, doi="10.1/b"), told(again, doi="10.1/a")) == [2]


def test_a_listing_without_a_number_lifts_the_veto() -> None:
    again = a_record("Melting lattices", MELT_AGAIN, line=7)
    dump = a_record("Melting lattices", MELT_AGAIN, seed="dump.txt")
    assert sizes(told(MELTING, arxiv=X), told(again, arxiv=Y), dump) == [3]


def test_a_third_listing_may_join_two_that_a_veto_keeps_apart() -> None:
    again, third = (a_record("Melting lattices", f"{MELT_AGAIN} {more}", line=11) for more in ("Ah.", "Oh."))
    assert sizes(told(MELTING, arxiv=X), told(again, arxiv=Y), third) == [3]


def test_equal_texts_with_two_numbers_are_one_paper() -> None:
    again = a_record("Melting lattices", MELT, seed="b.txt")
    assert sizes(told(MELTING, arxiv=X), told(again, arxiv=Y)) == [2]


def test_a_listing_without_an_abstract_visits_by_its_number_and_bridges_nothing() -> None:
    bare = told(a_record("Deep nets for birds", "", line=9), arxiv=X, doi="10.1000/b")
    papers = merge_records([told(MELTING, arxiv=X), told(FROZEN, doi="10.1000/b"), bare])
    assert [len(paper.sightings) for paper in papers] == [2, 2]


def test_a_listing_without_an_abstract_does_not_visit_a_paper_of_another_number() -> None:
    assert sizes(told(MELTING, arxiv=X), told(BARE, arxiv=Y)) == [1, 1]
    assert sizes(told(MELTING, arxiv=X), BARE) == [2]


def test_names_are_those_of_all_listings_of_a_text() -> None:
    assert names_of([MELTING, told(MELTING)]) is NAMELESS
    both = names_of([told(MELTING, arxiv=X), told(MELTING, doi="10.1/a")])
    assert both == Names(frozenset({X}), frozenset({"10.1/a"}), has_unnumbered=True)
    assert [*both.each()] == [("arxiv", X), ("doi", "10.1/a")]
    assert all_names([both, NAMELESS]).arxiv == {X}
    assert all_names([NAMELESS]) is NAMELESS


def test_texts_of_one_name_are_compared_two_and_two() -> None:
    one, other = names_of([told(MELTING, arxiv=X)]), names_of([told(MELTING, doi="10.1/a")])
    assert [*pairs_of_one_name([one, NAMELESS, other, one, NAMELESS, other, one])] == [
        (0, 3),
        (0, 6),
        (3, 6),
        (2, 5),
    ]


def owners(papers: tuple[Paper, ...]) -> dict[str, frozenset[str]]:
    """With which texts each text stands; the shared ones with those of all their papers."""
    found: dict[str, frozenset[str]] = {}
    for paper in papers:
        texts = frozenset({paper.id, *paper.former_ids})
        found.update((text, found.get(text, frozenset()) | texts) for text in texts)
    return found


@given(some_named, some_named)
def test_a_seed_with_names_parts_no_papers(listed: list[Record], more: list[Record]) -> None:
    before = merge_records(listed)
    taken = {record.place for record in listed}
    after = owners(merge_records([*listed, *(record for record in more if record.place not in taken)]))
    for paper in before:
        assert {paper.id, *paper.former_ids} <= after[paper.id]


@given(some_named, st.randoms(use_true_random=False))
def test_the_order_of_listings_with_names_changes_nothing(listed: list[Record], chance: object) -> None:
    shuffled = listed[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_records(shuffled) == merge_records(listed)


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_whatever_comes_first_three_listings_of_one_number_are_one(order: tuple[int, ...]) -> None:
    some = [told(MELTING, arxiv=X), told(RENAMED, arxiv=X), told(BARE, arxiv=X)]
    assert sizes(*(some[at] for at in order)) == [3]
