"""What is nearest to a paper, and what of it is known once other papers come.

Only the papers that are nearest by their words are tried as neighbours. So who comes changes the list of a paper
only where it is among these: it may be a neighbour itself, or push out of them one that is.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.model import Neighbour, PaperId

LAST = 8
"""Of so many of the last papers that were tried it is known how near they are by their words. When others have
pushed them all out, the paper's neighbours are sought anew."""


class Near(NamedTuple):
    """What is nearest to a paper: its `neighbours`, nearest first, and in `scores` how near each is.

    `least` is how near one of them is by its words at least; it may be less than that. So many papers were
    `tried`. Where no more could be, `last` tells how near the last of these are by their words, the lowest first.
    """

    neighbours: tuple[Neighbour, ...]
    scores: tuple[int, ...]
    least: int
    tried: int
    last: tuple[int, ...]


Nearest = Mapping[PaperId, Near]
"""What is nearest to each paper."""


class Newcomer(NamedTuple):
    """A paper that came: how near it is by its words, and who it is."""

    by_words: int
    id: PaperId


Judge = Callable[[Newcomer], tuple[int, tuple[str, ...]] | None]
"""How near a newcomer is to a paper, and why; None where it is no neighbour."""


def with_newcomers(near: Near, newcomers: Iterable[Newcomer], limit: int, most: int, judge: Judge) -> Near | None:
    """What is nearest to a paper when others came; None where it cannot be told. At most `limit` papers are tried,
    at most `most` are neighbours."""
    came = sorted(newcomers)
    tried, last = near.tried + len(came), near.last
    if tried > limit:
        last = _still_last(last, [one.by_words for one in came])
        if not last or near.least < last[0]:
            return None
        came = [one for one in came if one.by_words >= last[0]]
    found = [(-score, one.id, one) for score, one in zip(near.scores, near.neighbours, strict=True)]
    for one in came:
        if judged := judge(one):
            score, because = judged
            insort(found, (-score, one.id, Neighbour(one.id, because)))
    neighbours = tuple(neighbour for *_, neighbour in found[:most])
    scores = tuple(-score for score, *_ in found[:most])
    # Those that one of the newcomers pushed out count as well: that is less than it may be.
    least = min([near.least, *(one.by_words for one in came)])
    return Near(neighbours, scores, least, min(tried, limit), last)


def _still_last(last: Sequence[int], came: Sequence[int]) -> tuple[int, ...]:
    """The scores of the last papers that are tried when others came; none where these are not known any more, or
    two equal ones were to be told apart."""
    if not last:
        return ()
    known = sorted([*last, *(score for score in came if score <= last[-1])])
    out, left = known[: len(came)], known[len(came) :]
    return tuple(left) if left and out[-1] < left[0] else ()
