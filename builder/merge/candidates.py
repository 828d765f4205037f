"""Which pairs of listings are worth comparing: their titles differ in one word, or their abstracts share passages.

Comparing all pairs would take time by the square of the listings; so hashes of titles and of passages are
looked up instead (blocking).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, product

import numpy as np

from builder.merge.marks import Marks, hashes_in

FEWEST_SHARED = 2
"""Passages that two abstracts must share."""

_BITS = 32


def candidate_pairs(marks: Sequence[Marks]) -> Iterator[tuple[int, int]]:
    """The pairs of texts worth comparing, as indexes of their `marks`, the smaller first: first those of one
    title, in order, then the others in order.

    Whether two are a pair depends on these two alone, so that no third one parts them. The time is nearly linear
    in their number, but grows by the square of those that share a title or passages. Two hashes may be equal by
    chance: then a pair is compared in vain, and nothing else happens.
    """
    of_title: defaultdict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        of_title[mark.title].append(number)
    for numbers in of_title.values():
        yield from combinations(numbers, 2)
    shared = Counter(_meetings([one.passages for one in marks]))
    near = {meeting for meeting, times in shared.items() if times >= FEWEST_SHARED}
    near.update(_near_titles(marks, list(of_title.values())))
    title_of = {number: at for at, numbers in enumerate(of_title.values()) for number in numbers}
    for one, other in map(_pair, sorted(near)):
        if title_of[one] != title_of[other]:
            yield one, other


def _near_titles(marks: Sequence[Marks], of_title: Sequence[Sequence[int]]) -> Iterator[int]:
    """Every two texts whose titles share a hash, as a pair; `of_title` has the indexes of the texts of each."""
    titles = [marks[numbers[0]].near for numbers in of_title]
    for one, other in map(_pair, set(_meetings(titles))):
        yield from (min(pair) << _BITS | max(pair) for pair in product(of_title[one], of_title[other]))


def _pair(meeting: int) -> tuple[int, int]:
    return meeting >> _BITS, meeting & (1 << _BITS) - 1


def _meetings(written: Sequence[str]) -> Iterator[int]:
    """Every two texts, or titles, that share a hash, as a pair, for each hash that they share.

    A pair is one number made of two.
    """
    hashes, numbers = hashes_in(written)
    ordered = np.sort(hashes << np.uint64(_BITS) | numbers)
    is_same = np.diff(ordered >> np.uint64(_BITS)) == 0
    shared = ordered[np.append(is_same, False) | np.append(False, is_same)] if len(ordered) else ordered
    for _, group in groupby(shared.tolist(), key=lambda mark: mark >> _BITS):
        some = [mark & (1 << _BITS) - 1 for mark in group]
        yield from (one << _BITS | other for one, other in combinations(some, 2))
