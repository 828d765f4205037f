"""How sure it is that each token stands in a formula: a chain of two labels, reckoned in whole numbers.

The logarithm of the odds that a token is inside depends on those of the token before it by one function, which
is tabled: that is all that forward and backward passes need.  NumPy's and the machine's own logarithms differ in
their last digit from processor to processor; whole numbers do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

UNIT = 64
"""Scores are logarithms in parts of so many to one."""

FAR = 20 * UNIT
"""Beyond these odds, either way, a token counts as certain."""


@dataclass(frozen=True)
class Chain:
    """`transitions`: scores of outside to outside, outside to inside, inside to outside, inside to inside;
    `excess`: log(1 + exp(-x)) for x = 0, 1, 2 .. parts of UNIT, until it is nothing."""

    transitions: tuple[int, int, int, int]
    excess: Sequence[int]

    def log_odds(self, scores: Sequence[int]) -> list[int]:
        """For each token the logarithm of the odds that it is inside, given how much it looks like that itself."""
        ahead = self._passed(scores, self._forward)
        behind = self._passed(scores[::-1], self._backward)[::-1]
        return [a + b - score for a, b, score in zip(ahead, behind, scores, strict=True)]

    def _passed(self, scores: Sequence[int], table: Sequence[int]) -> list[int]:
        if not scores:
            return []
        odds, *_ = found = [scores[0]]
        for score in scores[1:]:
            # Indeed faster than `max` and `min`, and each token of each text comes here twice.
            place = 0 if odds < -FAR else 2 * FAR if odds > FAR else odds + FAR
            odds = score + table[place]
            found.append(odds)
        return found

    @cached_property
    def _forward(self) -> list[int]:
        """What the odds of the token before add, by these odds plus FAR."""
        oo, oi, io, ii = self.transitions
        return [self._sum(oi, x + ii) - self._sum(oo, x + io) for x in range(-FAR, FAR + 1)]

    @cached_property
    def _backward(self) -> list[int]:
        oo, oi, io, ii = self.transitions
        return [self._sum(io, x + ii) - self._sum(oo, x + oi) for x in range(-FAR, FAR + 1)]

    def _sum(self, a: int, b: int) -> int:
        """The logarithm of a sum."""
        apart = abs(a - b)
        return max(a, b) + (self.excess[apart] if apart < len(self.excess) else 0)
