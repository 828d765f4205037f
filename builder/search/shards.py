"""Sorted terms cut into small scripts, of which a query loads one to three.

A reader finds the shard of a term by its key alone; each shard holds its terms, so what it lacks no paper has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

SHARD = 16_000
"""Characters of a shard; a term that fills more stands alone."""


class Cut(NamedTuple):
    """Shards in order, and a key for each: its terms are not below the key, those of the shards before it are.

    A shard is a list of columns, the first of them the terms; the texts of a column are joined by blanks.
    """

    keys: list[str]
    shards: list[list[str]]


def cut(
    terms: Sequence[str],
    columns: Sequence[Sequence[str]],
    size: int,
    belongs: Callable[[str, str], bool] = lambda before, term: False,
) -> Cut:
    """Sorted terms and what each column says of them, in shards of about `size` characters; what `belongs` to the
    term before it stays with that.

    Where there are no terms there is one shard without any, so that whoever looks something up finds a shard.
    """
    keys: list[str] = []
    shards = []
    before = ""
    weights = (sum(map(len, row)) for row in zip(terms, *columns, strict=True))
    loose = [True, *(not belongs(*pair) for pair in pairwise(terms))]
    for start, end in _runs(weights, loose, size):
        keys.append(_shortest_between(before, terms[start]))
        shards.append([" ".join(column[start:end]) for column in (terms, *columns)])
        before = terms[end - 1]
    return Cut(keys or [""], shards or [[""] * (1 + len(columns))])


def _runs(weights: Iterable[int], loose: Sequence[bool], size: int) -> Iterator[tuple[int, int]]:
    """(start, end) of runs whose weights add up to `size` at most; what weighs more is a run of its own, with what
    is not `loose` behind it."""
    start, total, at = 0, 0, 0
    for at, weight in enumerate(weights):
        if at > start and total + weight > size and loose[at]:
            yield start, at
            start, total = at, 0
        total += weight
    if total:
        yield start, at + 1


def _shortest_between(before: str, term: str) -> str:
    """The shortest beginning of a term that is above the term before it: the manifest is made of these."""
    shared = next(
        (at for at, (one, other) in enumerate(zip(before, term, strict=False)) if one != other), len(before)
    )
    return term[: shared + 1]
