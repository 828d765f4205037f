"""The lines of a listing to their parts: a day, a title, the paragraphs of an abstract.

Titles and abstracts mostly take turns, but a dump may lack an abstract, cut one into paragraphs, or
name a paper "Sep 9".  So no line is judged alone: the cheapest way through the whole of the lines is
found by the algorithm of A. J. Viterbi, "Error bounds for convolutional codes" (1967), twice: the
second time with the rates of irregularities that the file itself has shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from builder.ingest.formats.dump.features import title_log_odds


class Part(IntEnum):
    """What a line is."""

    DAY = 0
    TITLE = 1
    ABSTRACT = 2  # its first paragraph
    MORE = 3  # a further paragraph


@dataclass(frozen=True, slots=True)
class Observation:
    """A line to be told: `may_be_day`, it has the form of one; `is_title`, it is known to be a title."""

    text: str
    may_be_day: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a title has no abstract, and an abstract has a further paragraph."""

    missing: float
    further: float


USUAL = Rates(missing=0.02, further=0.03)
"""What a listing is expected to be, before it is seen."""

WEIGHT = 12
"""Papers that this expectation counts for against what the file shows."""

RARE_DAY = -6.0
"""Logarithm of how rarely what has the form of a day is a title or a paragraph."""

SECOND_DAY = -7.0
"""Logarithm of how rarely a day follows a day."""

ECHO = 4.0
"""How much a line that repeats the words of the title above it is rather its abstract than a title."""

DOUBT = 3.0
"""Odds of twenty to one, from which on a line that was told against its look is reported."""

_NEVER = -math.inf

_WORD = re.compile(r"[^\W_]{3,}")

Row = tuple[float, float, float, float]
"""A number for each Part."""


def decode(segments: Sequence[Sequence[Observation]]) -> list[list[Part]]:
    """The part of every line; a segment is what stands between two blocks of page chrome."""
    seen = [_Scores(segment) for segment in segments]
    first = [scores.decode(USUAL) for scores in seen]
    rates = _rates(first)
    return [scores.decode(rates) for scores in seen]


def _rates(told: Sequence[Sequence[Part]]) -> Rates:
    titles = abstracts = missing = further = 0
    for parts in told:
        titles += parts.count(Part.TITLE)
        abstracts += parts.count(Part.ABSTRACT)
        for part, after in pairwise([*parts, Part.DAY]):
            missing += part is Part.TITLE and after is not Part.ABSTRACT
            further += part is Part.ABSTRACT and after is Part.MORE
    return Rates(
        missing=min(0.5, (missing + WEIGHT * USUAL.missing) / (titles + WEIGHT)),
        further=min(0.5, (further + WEIGHT * USUAL.further) / (abstracts + WEIGHT)),
    )


class _Scores:
    """What each line says for itself, so that two passes read it once."""

    def __init__(self, lines: Sequence[Observation]) -> None:
        self._own = [_own(line) for line in lines]
        self._echo = [0.0, *(_echo(before.text, line.text) for before, line in pairwise(lines))]

    def decode(self, rates: Rates) -> list[Part]:
        """The likeliest parts of the lines."""
        if not self._own:
            return []
        ways = _ways(rates)
        # A listing begins with a day or a title.
        best: Row = (self._own[0][Part.DAY], self._own[0][Part.TITLE], _NEVER, _NEVER)
        came: list[list[int]] = []
        for own, echo in zip(self._own[1:], self._echo[1:], strict=True):
            best, origin = _step(best, own, echo, ways)
            came.append(origin)
        return _trace(best, came, rates)


def _own(line: Observation) -> Row:
    if line.is_title:
        return _NEVER, 0.0, _NEVER, _NEVER
    likeness = title_log_odds(line.text) / 2
    rare = RARE_DAY if line.may_be_day else 0.0
    return 0.0 if line.may_be_day else _NEVER, likeness + rare, rare - likeness, rare - likeness


def _echo(title: str, line: str) -> float:
    """The share of a short line's words that stand in the line above, as a score."""
    if len(line) > 200 or len(title) > 400:
        return 0.0
    words = set(_WORD.findall(line.lower()))
    return ECHO * len(words & set(_WORD.findall(title.lower()))) / len(words) if words else 0.0


def _ways(rates: Rates) -> tuple[Row, ...]:
    """Logarithms of the odds of each part (column) after each other (row)."""
    lost, kept = math.log(rates.missing), math.log(1 - rates.missing)
    more, done = math.log(rates.further), math.log(1 - rates.further)
    half = math.log(0.5)
    return (
        (SECOND_DAY, 0.0, _NEVER, _NEVER),
        (lost, lost, kept, _NEVER),
        (done, done, _NEVER, more),
        (half, half, _NEVER, half),
    )


def _step(best: Row, own: Row, echo: float, ways: tuple[Row, ...]) -> tuple[Row, list[int]]:
    """One line further: the best score of each part, and the part before it on that way."""
    scores, origin = [], []
    for part in range(4):
        from_title = echo if part == Part.ABSTRACT else -echo if part == Part.TITLE else 0.0
        each = [best[before] + ways[before][part] + from_title * (before == Part.TITLE) for before in range(4)]
        top = max(each)
        scores.append(top + own[part])
        origin.append(each.index(top))
    return (scores[0], scores[1], scores[2], scores[3]), origin


def _trace(best: Row, came: list[list[int]], rates: Rates) -> list[Part]:
    """Back along the best way; a listing that ends with a title lacks its abstract."""
    end = [best[0] + SECOND_DAY, best[1] + math.log(rates.missing), best[2], best[3]]
    at = end.index(max(end))
    parts = [Part(at)]
    for origin in reversed(came):
        at = origin[at]
        parts.append(Part(at))
    return parts[::-1]


def is_doubtful(part: Part, text: str) -> bool:
    """Whether a line reads plainly like what it was not told to be."""
    likeness = title_log_odds(text)
    return likeness < -DOUBT if part is Part.TITLE else likeness > DOUBT and part is not Part.DAY
