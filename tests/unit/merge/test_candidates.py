from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from builder.merge.candidates import candidate_pairs as _candidate_pairs
from builder.merge.marks import marks_of
from builder.model.papers import PaperId, Text
from tests.examples import FREEZE, MELT, MELT_AGAIN
from tests.strategies import some_alike

TEXTS = [
    ("Melting lattices in the heat of summer", MELT),
    ("Melting lattices in the cold of summer", ""),
    ("A wholly new name of the paper", MELT_AGAIN),
    ("Frozen glasses", FREEZE),
]


def candidate_pairs(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """The pairs of titles and abstracts."""
    return _candidate_pairs([*marks_of([Text(PaperId(""), *text) for text in texts])])


def test_what_is_compared_shares_a_title_but_for_a_word_or_passages_of_an_abstract() -> None:
    assert list(candidate_pairs(TEXTS)) == [(0, 1), (0, 2)]


def test_every_two_texts_of_one_title_are_compared_however_many_there_are() -> None:
    texts = [("Editorial", f"{number} {number + 1} {number + 2}") for number in range(80)]
    assert sorted(candidate_pairs(texts)) == list(combinations(range(80), 2))


def test_a_version_of_a_title_of_one_word_is_compared() -> None:
    titles = "LongNet", "LongNet (v2)", "LongNet [version 3]"
    assert sorted(candidate_pairs([(title, "") for title in titles])) == list(combinations(range(3), 2))


@given(some_alike, st.integers(0, 40))
def test_whether_two_are_compared_depends_on_no_third(listed: list[object], crowd: int) -> None:
    texts = [(record.title, record.abstract) for record in listed]  # type: ignore[attr-defined]
    alone = set(candidate_pairs(texts))
    crowded = candidate_pairs([*texts, *TEXTS, *(TEXTS[0] for _ in range(crowd))])
    assert {pair for pair in crowded if max(pair) < len(texts)} == alone
