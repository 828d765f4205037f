"""Numbers joined into disjoint sets, and what joined them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Edge = TypeVar("Edge")


class JoinedSet(Generic[Edge]):
    """Some numbers, and the edges that tie them together: one fewer than the numbers (a spanning tree)."""

    def __init__(self, number: int) -> None:
        self.members = [number]
        self.edges: list[Edge] = []

    def __len__(self) -> int:
        return len(self.members)


class DisjointSets(Generic[Edge]):
    """The numbers from 0 to `count` - 1, each in a set of its own until they are joined.

    The smaller set moves into the larger one, so that all joins together take time by n log n.
    """

    def __init__(self, count: int) -> None:
        self._of: list[JoinedSet[Edge]] = [JoinedSet(number) for number in range(count)]

    def of(self, number: int) -> JoinedSet[Edge]:
        """The set that a number is in."""
        return self._of[number]

    def join(self, one: int, other: int, edge: Edge) -> None:
        """Make one set of the sets of two numbers; where both are in one already, the edge adds nothing."""
        large, small = sorted((self._of[one], self._of[other]), key=len, reverse=True)
        if large is small:
            return
        large.members += small.members
        large.edges += [*small.edges, edge]
        for number in small.members:
            self._of[number] = large

    def part(self, numbers: Iterable[int]) -> None:
        """Put each of these numbers, all those of some sets, into a set of its own again."""
        for number in numbers:
            self._of[number] = JoinedSet(number)

    def all(self) -> list[JoinedSet[Edge]]:
        """Every set, by its smallest number."""
        found = {id(one): one for one in self._of}
        return sorted(found.values(), key=lambda one: min(one.members))
