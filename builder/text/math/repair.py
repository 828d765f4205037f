"""Formulas of a text that lost their dollars and backslashes: found, and their TeX rebuilt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from builder.text.characters import are_small
from builder.text.math.belief import Belief
from builder.text.math.decoding import UNIT, Chain
from builder.text.math.features import features_of
from builder.text.math.lexicon import Lexicon
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.retex import Retex
from builder.text.math.rules import certain_spans
from builder.text.math.spans import Span, find_spans
from builder.text.math.splitting import Splitter
from builder.text.math.table import Learned
from builder.text.math.tokens import tokens_of
from builder.text.urls import find_urls

LONGEST = 20_000
"""Characters of the longest text that is looked at; no abstract has so many."""


@dataclass(frozen=True)
class Repairer:
    """Finds and mends the formulas of a text; made once of what was learned.

    Equal texts give equal pieces, on every machine.
    """

    lexicon: Lexicon
    weights: NDArray[np.int8]
    step: int
    chain: Chain
    retex: Retex
    belief: Belief

    @classmethod
    def of(cls, learned: Learned) -> Repairer:
        """The repairer that knows what was learned."""
        levels = learned.levels
        upright = {*learned.upright, *filter(are_small, levels)}
        return cls(
            Lexicon(levels, learned.commands, learned.words),
            learned.weights.astype(np.int8),
            learned.step,
            Chain(learned.transitions, learned.excess),
            Retex(
                Splitter(levels, learned.costs, learned.known), frozenset(run for run in upright if len(run) > 2)
            ),
            Belief(learned.belief, learned.least),
        )

    def read(self, text: str) -> Pieces:
        """The words and the formulas of a text that has no signs of formulas."""
        if len(text) > LONGEST or not may_have_formulas(text, self.lexicon):
            return (text,) if text else ()
        tokens, spans = self.spans(text)
        return self.pieces(tokens, self.belief.believed(tokens, spans, self.lexicon))

    def spans(self, text: str) -> tuple[list[str], list[Span]]:
        """The tokens of a text, and what may be formulas of it."""
        tokens = tokens_of(text)
        odds = self.odds(tokens)
        _settle(odds, tokens, certain_spans(text, self.lexicon), CERTAIN)
        _settle(odds, tokens, _addresses(text), -CERTAIN)
        return tokens, find_spans(tokens, odds)

    def odds(self, tokens: Sequence[str]) -> list[int]:
        """How sure it is that each token is of a formula (logarithms of odds, parts of UNIT)."""
        levels = self.weights[features_of(tokens, self.lexicon)].sum(axis=1, dtype=np.int32)
        # What lost its dollars lost all its backslashes, so what has one stood outside.
        levels[[token[0] == "\\" for token in tokens]] = -CERTAIN
        return self.chain.log_odds((levels * self.step).tolist())

    def pieces(self, tokens: Sequence[str], spans: Sequence[Span]) -> Pieces:
        """The text in pieces, with these spans as formulas where their TeX is sound."""
        pieces: list[str | Formula] = []
        at = 0
        for span in spans:
            shown = "".join(tokens[span.start : span.end])
            tex = self.retex.tex_of(shown)
            if tex is None or not _shows(shown, tex) or _is_of_more(tokens, span):
                continue
            if before := "".join(tokens[at : span.start]):
                pieces.append(before)
            pieces.append(Formula(tex, shown, True))
            at = span.end
        if rest := "".join(tokens[at:]):
            pieces.append(rest)
        return tuple(pieces)


CERTAIN = 8 * UNIT
"""The odds of what is a formula by a rule."""


def _settle(odds: list[int], tokens: Sequence[str], spans: Iterable[tuple[int, int]], certain: int) -> None:
    """Give the tokens of these spans, places in the text, the odds of what is certain."""
    starts = [0, *accumulate(map(len, tokens))]
    for start, end in spans:
        for at in range(bisect_left(starts, start), bisect_right(starts, end) - 1):
            odds[at] = certain


def _addresses(text: str) -> Iterable[tuple[int, int]]:
    return ((start, end) for start, end, _ in find_urls(text)) if "/" in text else ()


_VISIBLE = re.compile(r"[\\^_{}=<>+()\[\]|*']")


def _shows(shown: str, tex: str) -> bool:
    """Whether it makes a difference to a reader that this is set: a letter, or what has a sign or a command."""
    return len(shown) == 1 or _VISIBLE.search(tex) is not None


def _is_of_more(tokens: Sequence[str], span: Span) -> bool:
    r"""Whether a command stands beside it, so that it is part of a formula that kept its backslashes."""
    before, after = tokens[max(0, span.start - 2) : span.start], tokens[span.end : span.end + 2]
    return any(token[0] == "\\" for token in (*before, *after))


# Patterns one by one: each can skip to what it begins with, which all in one could not.
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"[\\^_{}=<>|]",
        r"[0-9](?:times|sim|pm)",
        r"(?:sim|approx|pm|ge|le)q? ?[0-9]",
        r"(?:log|exp) ?\(",
        r"U\([0-9]\)",
    )
)

_RUN = re.compile(r"[A-Za-z]{2,}")


def may_have_formulas(text: str, lexicon: Lexicon) -> bool:
    """Whether anything stands in a text that a formula, if it needs repair, would have left: quickly answered."""
    return any(sign.search(text) for sign in _SIGNS) or lexicon.has_formulas(_RUN.findall(text))
