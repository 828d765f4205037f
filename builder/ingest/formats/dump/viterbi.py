"""Lines of a listing classified: each is a day, a title, or a paragraph of an abstract.

Titles and abstracts mostly take turns, but a dump may lack an abstract, cut one into paragraphs, or
name a paper "Sep 9". So no line is classified alone: the likeliest sequence for all lines is found by
the algorithm of A. J. Viterbi, "Error bounds for convolutional codes" (1967). It runs twice: the
second time with the rates of irregularities that the first one found in this file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from builder.ingest.formats.dump.features import title_log_odds
from builder.text import blank_signs, fold_case


class Part(IntEnum):
    """What a line is: a state of the hidden Markov model."""

    DAY = 0
    TITLE = 1
    ABSTRACT = 2  # its first paragraph
    MORE = 3  # a further paragraph


@dataclass(frozen=True, slots=True)
class Observation:
    """A line to classify. `may_be_day`: it has the form of a day; `is_title`: it is a title for certain."""

    text: str
    may_be_day: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a title has no abstract (`missing`), and a paragraph is followed by another one (`further`)."""

    missing: float
    further: float


USUAL = Rates(missing=0.02, further=0.03)
"""The rates that are expected of a listing before it is seen (the prior)."""

USUAL_WEIGHT = 12
"""How many papers this expectation counts for, beside those that the file shows."""

RARE_DAY = -6.0
"""Score of taking a line with the form of a day for a title or a paragraph (a logarithm, as all scores)."""

SECOND_DAY = -7.0
"""Score of a day that follows a day."""

ECHO = 4.0
"""Score of a line that repeats all its words from the title above: for its abstract, and against another title."""

DOUBT = 3.0
"""Log-odds (twenty to one) beyond which a line that was classified against them is reported."""

_NEVER = -math.inf

Row = tuple[float, float, float, float]
"""A number for each Part."""


def decode(segments: Sequence[Sequence[Observation]]) -> list[list[Part]]:
    """The part of every line. A segment is what stands between two blocks of page chrome; all share the rates."""
    scored = [_Segment(segment) for segment in segments]
    first_pass = [segment.decode(USUAL) for segment in scored]
    rates = _rates(first_pass)
    return [segment.decode(rates) for segment in scored]


def _rates(decoded: Sequence[Sequence[Part]]) -> Rates:
    """The rates found in a file, drawn towards the usual ones where it has few papers."""
    titles = abstracts = missing = further = 0
    for parts in decoded:
        titles += parts.count(Part.TITLE)
        abstracts += parts.count(Part.ABSTRACT)
        for part, after in pairwise([*parts, Part.DAY]):
            missing += part is Part.TITLE and after is not Part.ABSTRACT
            further += part is Part.ABSTRACT and after is Part.MORE
    return Rates(
        missing=min(0.5, (missing + USUAL_WEIGHT * USUAL.missing) / (titles + USUAL_WEIGHT)),
        further=min(0.5, (further + USUAL_WEIGHT * USUAL.further) / (abstracts + USUAL_WEIGHT)),
    )


class _Segment:
    """The lines of a segment, scored once for both passes."""

    def __init__(self, lines: Sequence[Observation]) -> None:
        self._emissions = [_emission(line) for line in lines]
        self._echoes = [0.0, *(_echo(before.text, line.text) for before, line in pairwise(lines))]

    def decode(self, rates: Rates) -> list[Part]:
        """The likeliest sequence of parts."""
        if not self._emissions:
            return []
        transitions = _transitions(rates)
        first = self._emissions[0]
        # A listing begins with a day or a title.
        best: Row = (first[Part.DAY], first[Part.TITLE], _NEVER, _NEVER)
        pointers: list[list[int]] = []
        for emission, echo in zip(self._emissions[1:], self._echoes[1:], strict=True):
            best, back = _step(best, emission, echo, transitions)
            pointers.append(back)
        return _trace_back(best, pointers, rates)


def _emission(line: Observation) -> Row:
    """How well a line, by itself, fits each part."""
    if line.is_title:
        return _NEVER, 0.0, _NEVER, _NEVER
    half_odds = title_log_odds(line.text) / 2
    rare = RARE_DAY if line.may_be_day else 0.0
    return 0.0 if line.may_be_day else _NEVER, half_odds + rare, rare - half_odds, rare - half_odds


def _echo(title: str, line: str) -> float:
    """The share of a short line's words that stand in the line above it, times ECHO."""
    if len(line) > 200 or len(title) > 400:
        return 0.0
    words = _words(line)
    return ECHO * len(words & _words(title)) / len(words) if words else 0.0


def _words(line: str) -> set[str]:
    """The words of three letters or more, whatever their case."""
    return {word for word in blank_signs(fold_case(line)).split() if len(word) >= 3}


def _transitions(rates: Rates) -> tuple[Row, ...]:
    """How likely each part (column) follows each other (row), as logarithms."""
    lost, kept = math.log(rates.missing), math.log(1 - rates.missing)
    more, done = math.log(rates.further), math.log(1 - rates.further)
    half = math.log(0.5)
    return (
        (SECOND_DAY, 0.0, _NEVER, _NEVER),
        (lost, lost, kept, _NEVER),
        (done, done, _NEVER, more),
        (half, half, _NEVER, half),
    )


def _step(best: Row, emission: Row, echo: float, transitions: tuple[Row, ...]) -> tuple[Row, list[int]]:
    """One line further: the best score of a sequence that ends in each part, and the part before that one."""
    scores, back = [], []
    for part in range(4):
        from_title = echo if part == Part.ABSTRACT else -echo if part == Part.TITLE else 0.0
        each = [
            best[before] + transitions[before][part] + from_title * (before == Part.TITLE) for before in range(4)
        ]
        top = max(each)
        scores.append(top + emission[part])
        back.append(each.index(top))
    return (scores[0], scores[1], scores[2], scores[3]), back


def _trace_back(best: Row, pointers: list[list[int]], rates: Rates) -> list[Part]:
    """The best sequence, followed from its end; a title at the end has no abstract, which costs its score."""
    end = [best[0] + SECOND_DAY, best[1] + math.log(rates.missing), best[2], best[3]]
    at = end.index(max(end))
    parts = [Part(at)]
    for back in reversed(pointers):
        at = back[at]
        parts.append(Part(at))
    return parts[::-1]


def is_doubtful(part: Part, text: str) -> bool:
    """Whether a line, by itself, plainly reads like another part than it was classified as."""
    log_odds = title_log_odds(text)
    return log_odds < -DOUBT if part is Part.TITLE else log_odds > DOUBT and part is not Part.DAY
