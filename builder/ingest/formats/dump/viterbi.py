"""Lines of a listing classified: each is a day, a title, a paragraph of an abstract, or furniture of the page.

Titles and abstracts mostly take turns, but a dump may lack an abstract, cut one into paragraphs, break texts over
lines, name a paper "Sep 9", or have the buttons of a page between its cards. So no line is classified alone: the
likeliest sequence of units, of one line or several, is found by the algorithm of A. J. Viterbi, "Error bounds for
convolutional codes" (1967), for units of more than one line as in a hidden semi-Markov model (J. D. Ferguson,
"Variable duration models for speech", 1980). It runs twice: the second time with the rates of irregularities that
the first one found in this file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.ingest.formats.dump.emissions import NEVER, STATES, Observation, Part, Row, echo, emission

SECOND_DAY = -7.0
"""Score of a day that follows a day."""


INTERRUPTED = -2.0
"""Score of furniture that stands between a title and its abstract."""


RESUMED = -9.0
"""Score of a paragraph that goes on below furniture."""


LEAST_BORDER = 4.0
"""Log-odds against a border from which on no text of several lines is thought to begin there."""

LONGEST_UNIT = 60
"""Lines of one text."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a title has no abstract (`missing`), and a paragraph is followed by another one (`further`)."""

    missing: float
    further: float


USUAL = Rates(missing=0.02, further=0.03)
"""The rates that are expected of a listing before it is seen (the prior)."""

USUAL_WEIGHT = 12
"""How many papers this expectation counts for, beside those that the file shows."""


def decode(segments: Sequence[Sequence[Observation]]) -> list[list[Part]]:
    """The part of every line. A segment is what stands between two blocks of page chrome; all share the rates."""
    scored = [_Segment(segment) for segment in segments]
    first_pass = [segment.decode(USUAL) for segment in scored]
    rates = _rates(first_pass)
    if rates.missing <= USUAL.missing and rates.further <= USUAL.further and _is_regular(first_pass):
        return first_pass  # lower rates speak for it even more
    return [segment.decode(rates) for segment in scored]


def _is_regular(decoded: Sequence[Sequence[Part]]) -> bool:
    """Whether each title has one paragraph below it, and nothing else stands anywhere."""
    texts = [part for parts in decoded for part in parts if part not in (Part.DAY, Part.GOES_ON)]
    return texts == [Part.TITLE, Part.ABSTRACT] * (len(texts) // 2)


def _rates(decoded: Sequence[Sequence[Part]]) -> Rates:
    """The rates found in a file, drawn towards the usual ones where it has few papers."""
    titles = abstracts = missing = further = 0
    for parts in decoded:
        texts = [part for part in parts if part not in (Part.GOES_ON, Part.WITHIN)]
        titles += texts.count(Part.TITLE)
        abstracts += texts.count(Part.ABSTRACT)
        for part, after in pairwise([*texts, Part.DAY]):
            missing += part is Part.TITLE and after is not Part.ABSTRACT
            further += part is Part.ABSTRACT and after is Part.MORE
    return Rates(
        missing=min(0.5, (missing + USUAL_WEIGHT * USUAL.missing) / (titles + USUAL_WEIGHT)),
        further=min(0.5, (further + USUAL_WEIGHT * USUAL.further) / (abstracts + USUAL_WEIGHT)),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines `start` to before `end` as one text: how well it fits each part, and its echo of the line above."""

    start: int
    emission: Row
    echo: float


class _Segment:
    """The lines of a segment, scored once for both passes."""

    def __init__(self, lines: Sequence[Observation]) -> None:
        self._lines = lines
        self._units = [self._units_to(end) for end in range(1, len(lines) + 1)]

    def _units_to(self, end: int) -> list[_Unit]:
        """Each unit that may end before line `end`."""
        lines, units, within = self._lines, [], 0.0
        for start in range(end - 1, max(-1, end - 1 - LONGEST_UNIT), -1):
            first = lines[start]
            above = first.end_above
            # One line alone always counts, so that no line is without a part.
            if start in (0, end - 1) or above.border > above.goes_on - LEAST_BORDER:
                units.append(self._unit(start, end, within + (above.border if start else 0.0)))
            is_certain = first.is_title or first.is_abstract or first.may_be_day
            if start == 0 or above.goes_on == NEVER or is_certain:  # such a line begins a text
                break
            within += above.goes_on
        return units

    def _unit(self, start: int, end: int, score: float) -> _Unit:
        lines = self._lines[start:end]
        echoed = echo(self._lines[start - 1].text, lines[0].text) if start and len(lines) == 1 else 0.0
        return _Unit(start, tuple(score + each for each in emission(lines)), echoed)

    def decode(self, rates: Rates) -> list[Part]:
        """The likeliest sequence of parts."""
        if not self._lines:
            return []
        transitions = _transitions(rates)
        # A listing begins with a day, a title or the page around it.
        best: list[Row] = [(0.0, 0.0, NEVER, NEVER, NEVER, 0.0)]
        pointers: list[list[tuple[int, int]]] = [[]]
        for units in self._units:
            row, back = _step(best, units, transitions)
            best.append(row)
            pointers.append(back)
        return _trace_back(best[-1], pointers, rates)


def _transitions(rates: Rates) -> tuple[Row, ...]:
    """How likely each part (column) follows each other (row), as logarithms."""
    lost, kept = math.log(rates.missing), math.log(1 - rates.missing)
    more, done = math.log(rates.further), math.log(1 - rates.further)
    half = math.log(0.5)
    return (
        (SECOND_DAY, 0.0, NEVER, NEVER, NEVER, 0.0),
        (lost, lost, kept, NEVER, INTERRUPTED, lost),
        (done, done, NEVER, more, NEVER, done),
        (half, half, NEVER, half, NEVER, half),
        (NEVER, NEVER, kept, NEVER, 0.0, NEVER),
        (0.0, 0.0, NEVER, RESUMED, NEVER, 0.0),
    )


_BEFORE = [[state for state, row in enumerate(_transitions(USUAL)) if row[part] > NEVER] for part in range(STATES)]
"""The parts that may stand before each part."""


def _step(
    best: Sequence[Row], units: Sequence[_Unit], transitions: Sequence[Row]
) -> tuple[Row, list[tuple[int, int]]]:
    """The best score of a sequence that ends here in each part, and for each where its last unit begins and which
    part is before that."""
    scores, back = [NEVER] * STATES, [(0, 0)] * STATES
    for unit in units:
        before = best[unit.start]
        for part, fit in enumerate(unit.emission):
            if fit == NEVER:
                continue
            if unit.start == 0:
                top, at = before[part], 0
            else:
                top, at = _best_before(before, part, unit.echo, transitions)
            if top + fit > scores[part]:
                scores[part], back[part] = top + fit, (unit.start, at)
    return tuple(scores), back


def _best_before(before: Row, part: int, echo: float, transitions: Sequence[Row]) -> tuple[float, int]:
    from_title = echo if part == Part.ABSTRACT else -echo if part == Part.TITLE else 0.0
    top, at = NEVER, 0
    for state in _BEFORE[part]:
        score = before[state] + transitions[state][part]
        if state == Part.TITLE:
            score += from_title
        if score > top:
            top, at = score, state
    return top, at


def _trace_back(best: Row, pointers: Sequence[Sequence[tuple[int, int]]], rates: Rates) -> list[Part]:
    """The best sequence, followed from its end; a title at the end has no abstract, which costs its score."""
    end = list(best)
    end[Part.DAY] += SECOND_DAY
    end[Part.TITLE] += math.log(rates.missing)
    end[Part.WITHIN] = NEVER
    state, at = end.index(max(end)), len(pointers) - 1
    parts: list[Part] = []
    while at > 0:
        start, before = pointers[at][state]
        parts += [*[Part.GOES_ON] * (at - start - 1), Part(state)]
        at, state = start, before
    return parts[::-1]
