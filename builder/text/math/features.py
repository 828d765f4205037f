"""What the labeller sees of each token: numbers of features, from the tokens around it and from the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from builder.text.math.lexicon import BLANK, KINDS, NUMBER_OF, Lexicon
from builder.text.math.names import SURE

BITS = 22
"""The numbers of features are below two to this power."""

Numbers = NDArray[np.uint32]

Value = TypeVar("Value", bound=np.generic)

_REACH = 4  # tokens that are looked at on either side


def features_of(tokens: Sequence[str], lexicon: Lexicon) -> Numbers:
    """The features of each token of a text, tokens x templates."""
    seen = chain.from_iterable(lexicon.looks(tokens))
    table = np.fromiter(seen, dtype=np.uint32, count=4 * len(tokens)).reshape(-1, 4)
    around = _Around(table)
    return _mixed(_templates(around, *_context(tokens, table[:, 0])))


class _Around:
    """The words and kinds of the tokens beside each token."""

    def __init__(self, table: Numbers) -> None:
        self.size = len(table)
        self.kinds, self.words, self.firsts, self.lasts = _padded(table.T, _REACH)
        solid = np.flatnonzero(table[:, 0] != BLANK)
        places = np.concatenate(([-1, -1], solid, [self.size, self.size])) + _REACH
        at = np.arange(self.size)
        before = np.searchsorted(solid, at) + 1  # in `places`: the nearest token before that is no blank
        after = np.searchsorted(solid, at, side="right") + 2
        self.left, self.left_2 = places[before], places[before - 1]
        self.right, self.right_2 = places[after], places[after + 1]

    def at(self, values: Numbers, offset: int) -> Numbers:
        return values[_REACH + offset : _REACH + offset + self.size]


def _templates(
    around: _Around, strength: Numbers, depth: Numbers, twins: Numbers, dense: Numbers
) -> list[tuple[Numbers, ...]]:
    """The values that each template puts together."""
    k, w = ([around.at(values, offset) for offset in range(-3, 4)] for values in (around.kinds, around.words))
    c, x = k[3], w[3]
    kl, kr, kl2, kr2 = (around.kinds[one] for one in (around.left, around.right, around.left_2, around.right_2))
    wl, wr, wl2, wr2 = (around.words[one] for one in (around.left, around.right, around.left_2, around.right_2))
    first, last = around.at(around.firsts, 0), around.at(around.lasts, 0)
    return [
        (c,), (k[2], c), (c, k[4]), (k[2], c, k[4]), (k[1], k[2], c), (c, k[4], k[5]), (k[0], k[1], k[2], c),
        (c, k[4], k[5], k[6]), (k[1], k[2], c, k[4], k[5]), (x,), (w[2],), (w[4],), (w[1],), (w[5],), (w[2], x),
        (x, w[4]), (w[2], w[4], c), (w[1], w[2], x), (x, w[4], w[5]), (w[1], w[2], c), (c, w[4], w[5]), (wl,),
        (wr,), (x, wl), (x, wr), (wl, wr, c), (kl2, kl, c), (c, kr, kr2), (wl2, wl, c), (c, wr, wr2), (x, kl, kr),
        (x, k[2], k[4]), (x, kl2, kl, kr, kr2), (x, strength), (c, strength), (x, depth), (c, depth, strength),
        (x, twins), (c, twins, strength), (x, dense), (c, dense), (x, twins, dense), (c, kl, kr, strength),
        (c, k[2], k[4], twins, strength), (first, last), (first, last, c, k[2], k[4]), (c, kl, kr, twins, dense),
        (x, k[2], k[4], dense),
    ]  # fmt: skip


_MULTIPLIER = np.uint32(2654435761)


def _mixed(templates: Sequence[tuple[Numbers, ...]]) -> Numbers:
    """A number below two to `BITS` for each token and template, from what the template puts together."""
    longest_first = sorted(range(len(templates)), key=lambda number: -len(templates[number]))
    rows = np.empty((len(templates), len(templates[0][0])), dtype=np.uint32)
    rows[:] = np.array(longest_first, dtype=np.uint32)[:, None] + np.uint32(1)
    for part in range(len(templates[longest_first[0]])):
        values = np.array([templates[one][part] for one in longest_first if part < len(templates[one])])
        some = rows[: len(values)]
        some *= _MULTIPLIER
        some ^= some >> np.uint32(15)
        some += values
    rows *= _MULTIPLIER
    rows ^= rows >> np.uint32(13)
    rows *= _MULTIPLIER
    rows >>= np.uint32(32 - BITS)
    return rows.T


def _by_kind(signs: str, *kinds: str) -> NDArray[np.bool_]:
    """For each number of a kind, whether it is one of these."""
    return np.isin(np.arange(len(KINDS)), [NUMBER_OF[kind] for kind in (*signs, *kinds)])


_STRENGTHS = np.zeros(len(KINDS), dtype=np.uint32)
"""How much a token looks like a formula, by its kind: 0 not at all, 3 nothing else has it."""

for _strength, _looks in enumerate(
    (_by_kind("()+-/*,[]"), _by_kind("=<>~|"), _by_kind("^_{}", "command", "escape")), 1
):
    _STRENGTHS[_looks] = _strength

_OPENS = _by_kind("([{")
_CLOSES = _by_kind(")]}")


def _context(tokens: Sequence[str], kinds: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """How much each token's part between blanks, and the parts beside it, look like a formula; how deep in
    brackets it stands; what speaks for its twins elsewhere; how much of the text looks like formulas."""
    looks = _STRENGTHS[kinds]
    part = np.cumsum(kinds == BLANK)
    own = np.zeros(int(part[-1]) + 1, dtype=np.uint32)
    np.maximum.at(own, part, looks)
    beside = _padded(own, 1)
    strengths = (own * 16 + beside[:-2] * 4 + beside[2:])[part]
    strong = int(np.searchsorted((1, 2, 5), np.count_nonzero(own == 3), side="right"))
    sure = min(2, sum(map(SURE.__contains__, tokens)))
    dense = np.full(len(tokens), 3 * strong + sure, dtype=np.uint32)
    signs = _padded(looks >= 2, 1)
    return strengths, _depths(kinds), _twins(tokens, own[part] >= 2, signs[:-2] | signs[2:]), dense


def _padded(values: NDArray[Value], by: int) -> NDArray[Value]:
    """The values with zeros at both ends of each row; `numpy.pad` does the same in ten times the time."""
    found = np.zeros((*values.shape[:-1], values.shape[-1] + 2 * by), dtype=values.dtype)
    found[..., by:-by] = values
    return found


def _depths(kinds: Numbers) -> Numbers:
    """In how many brackets each token stands, 2 for more."""
    steps = _OPENS[kinds].astype(np.int64) - _CLOSES[kinds]
    level = np.cumsum(steps)
    # What closes nothing does not count: depths are heights above the lowest place so far.
    return np.minimum(2, level - np.minimum(0, np.minimum.accumulate(level))).astype(np.uint32)


def _twins(tokens: Sequence[str], in_strong: NDArray[np.bool_], touching: NDArray[np.bool_]) -> Numbers:
    """In how many other places the token stands, in how many in a strong part, and in how many beside a strong
    sign: 0, 1, 2 or more each."""
    numbers = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    number = np.fromiter(map(numbers.__getitem__, tokens), dtype=np.int64, count=len(tokens))
    found = np.zeros(len(tokens), dtype=np.int64)
    for worth, which in ((1, np.ones(len(tokens), dtype=bool)), (3, in_strong), (9, touching)):
        others = np.bincount(number, weights=which)[number] - which
        found += worth * np.minimum(2, others).astype(np.int64)
    return found.astype(np.uint32)
