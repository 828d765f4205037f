from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.nearest import LAST, Near, Newcomer, with_newcomers
from builder.model.archive import Neighbour
from builder.model.papers import PaperId

LIMIT, MOST = 12, 3

Scores = Mapping[str, tuple[int, int]]
"""How near papers are by their words, and by their subjects; 0 by subjects for those that are no neighbours."""

PAPERS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.tuples(st.integers(1, 40), st.integers(0, 40)), max_size=30
)


def _nearest(papers: Scores) -> Near:
    """What is nearest, as it is found when all are compared."""
    tried = sorted(papers, key=lambda one: (-papers[one][0], one))[:LIMIT]
    best = sorted((-sum(papers[one]), one) for one in tried if papers[one][1])[:MOST]
    last = tuple(papers[one][0] for one in reversed(tried[-LAST:])) if len(tried) == LIMIT else ()
    return Near(
        tuple(Neighbour(PaperId(one), (one,)) for _, one in best),
        tuple(-score for score, _ in best),
        min((papers[one][0] for _, one in best), default=100),
        len(tried),
        last,
    )


def _renewed(before: Scores, came: Scores) -> Near | None:
    def judge(one: Newcomer) -> tuple[int, tuple[str, ...]] | None:
        words, subjects = came[one.id]
        return (words + subjects, (one.id,)) if subjects else None

    near = _nearest(before)
    floor = near.last[0] if near.last else 0
    newcomers = [Newcomer(words, PaperId(one)) for one, (words, _) in came.items() if words >= floor]
    return with_newcomers(near, newcomers, LIMIT, MOST, judge) if newcomers else near


def _words(*scores: int) -> dict[str, tuple[int, int]]:
    return {f"{number:02}": (score, 5) for number, score in enumerate(scores)}


def _neighbours(near: Near | None) -> Sequence[Neighbour]:
    assert near
    return near.neighbours


@given(PAPERS, PAPERS)
def test_what_is_told_is_what_is_found_afresh(before: Scores, came: Scores) -> None:
    came = {name: scores for name, scores in came.items() if name not in before}

    renewed = _renewed(before, came)

    if renewed:
        afresh = _nearest({**before, **came})
        assert renewed[:2] == afresh[:2]
        assert renewed.tried == afresh.tried
        assert renewed.last == afresh.last[: len(renewed.last)]
        assert renewed.least <= afresh.least


def test_who_is_nearer_takes_the_place_of_another() -> None:
    assert [one.id for one in _neighbours(_renewed(_words(9, 8, 7), {"x": (8, 6)}))] == ["00", "x", "01"]
    assert [one.id for one in _neighbours(_renewed(_words(9, 8, 7), {"x": (2, 6)}))] == ["00", "01", "02"]
    assert [one.id for one in _neighbours(_renewed(_words(9, 8, 7), {"x": (8, 0)}))] == ["00", "01", "02"]


def test_who_is_near_by_words_takes_the_turn_of_another() -> None:
    full = _words(*range(40, 40 - LIMIT, -1))
    near = _renewed(full, {"x": (35, 0)})

    assert near
    assert near.last == _nearest({**full, "x": (35, 0)}).last


def test_where_a_neighbour_is_pushed_out_all_are_tried_again() -> None:
    others = {name: (words, 0) for name, (words, _) in _words(*range(40, 41 - LIMIT, -1)).items()}

    assert _renewed(others | {"z": (20, 9)}, {"x": (35, 0)}) is None


def test_who_is_as_near_as_the_last_is_not_told_from_it() -> None:
    full = _words(*range(40, 40 - LIMIT, -1))

    assert _renewed(full, {"x": (41 - LIMIT, 5)}) is None


def test_when_too_many_came_all_are_tried_again() -> None:
    full = _words(*range(40, 40 - LIMIT, -1))

    assert _renewed(full, {f"x{number}": (39, 0) for number in range(LAST - 1)}) is not None
    assert _renewed(full, {f"x{number}": (39, 0) for number in range(LAST)}) is None
