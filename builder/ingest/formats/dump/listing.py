"""Text dumps of listing pages: page chrome, days, titles, abstracts, with or without blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from builder.ingest.dates import NotADayError, heading_day, is_period
from builder.ingest.formats.dump.assemble import Day, LineAssembler, Piece
from builder.ingest.formats.dump.card_days import Dated, card_days
from builder.ingest.formats.dump.chrome import LONGEST_CHROME, WEAK_CHROME, Segment, as_seen, split_at_chrome
from builder.ingest.formats.dump.emissions import Observation, Part
from builder.ingest.formats.dump.furniture import LONG, Shown, are_names, furniture
from builder.ingest.formats.dump.marks import Marked, unmarked, without_bullet
from builder.ingest.formats.dump.viterbi import decode
from builder.ingest.formats.dump.wrapping import FREE, Laid, breaks
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import MonthDay, Place, Reading, little_confidence, taken_for_chrome
from builder.text import is_alphanumeric, shows_something, visible

_LINK_END = re.compile(r"\](?:\[[0-9]{1,4}\]|\(\S{1,2000}\))")

FEWEST_ODD = 2
"""Lines or papers up to which nothing is said of a file as a whole."""

MOST_UNEXPLAINED = 0.1
"""Share of lines that may be taken for the page around without a sign that they are."""

FEWEST_BORDERS = 4
"""Long lines that must be seen before blank lines count as the borders of papers."""


def recognises(source: Source) -> bool:
    """Whatever no other format recognises is a dump."""
    return True


def read(source: Source) -> Reading:
    """The records of a dump: chrome parts its lines into segments, whose lines are then classified together."""
    ledger = Ledger(source)
    segments, chrome = split_at_chrome(source.lines)
    ledger.roles[Role.CHROME] += chrome
    texts = [_texts(segment) for segment in segments]
    sizes = [len(segment) for segment in texts]
    observed = _observed([text for segment in texts for text in segment], sizes, has_chrome=chrome > 0)
    classified = decode(observed)
    has_day = any(Part.DAY in parts for parts in classified)
    assembler = LineAssembler(ledger, day=None if has_day else source.day)
    is_numbered = _is_numbered(texts, classified)
    for segment, lines, parts in zip(texts, observed, classified, strict=True):
        for text, line, part in zip(segment, lines, parts, strict=True):
            assembler.take(text.piece(part, is_numbered, line.end_above.is_in_word))
        assembler.end_segment()
    assembler.end()
    unexplained = _unexplained(texts, observed, classified)
    ledger.issues += [taken_for_chrome(ledger.source.place(line), line.text) for line in unexplained]
    _report_little_confidence(ledger, unexplained, classified)
    return ledger.reading()


def _report_little_confidence(
    ledger: Ledger, unexplained: Sequence[Line], classified: Sequence[Sequence[Part]]
) -> None:
    """Where much of the file is unexplained, or few papers are whole, that is its first issue."""
    lines, records = sum(map(len, classified)), ledger.records
    whole = sum(bool(record.abstract) for record in records)
    is_odd = len(unexplained) > max(FEWEST_ODD, MOST_UNEXPLAINED * lines)
    if is_odd or (len(records) > FEWEST_ODD and 2 * whole < len(records)):
        place = Place(ledger.source.name, 1)
        ledger.issues.insert(0, little_confidence(place, lines, len(unexplained), len(records), whole))


def _unexplained(
    texts: Sequence[Sequence[_Text]],
    observed: Sequence[Sequence[Observation]],
    classified: Sequence[Sequence[Part]],
) -> list[Line]:
    """The lines that were taken for the page around although nothing else than their place says so."""
    return [
        text.line
        for segment, lines, parts in zip(texts, observed, classified, strict=True)
        for text, line, part in zip(segment, lines, parts, strict=True)
        if part in (Part.WITHIN, Part.CHROME) and text.marked.text and (line.furniture or 0.0) <= 0
    ]


@dataclass(frozen=True, slots=True)
class _Text:
    """A line that is no known chrome: its text without marks, and the day that it names."""

    line: Line
    marked: Marked
    day: Day = None
    is_title: bool = False

    def piece(self, part: Part, is_numbered: bool, is_in_word: bool) -> Piece:
        text = self.marked.bare if is_numbered and part is Part.TITLE else self.marked.text
        day = None if isinstance(self.day, NotADayError) else self.day
        return Piece(
            self.line,
            part,
            text,
            self.day,
            self.marked.links,
            self.marked.arxiv,
            appeared=day,
            are_names=part is Part.WITHIN and are_names(text),
            joint="" if is_in_word else " ",
        )


def _texts(segment: Segment) -> list[_Text]:
    texts: list[_Text] = []
    above = Marked("")
    for line in segment.lines:
        is_glued = segment.is_title and not texts
        text = _Text(line, Marked(line.text), is_title=True) if is_glued else _text(line, above)
        texts.append(text)
        above = text.marked
    return texts


def _text(line: Line, above: Marked) -> _Text:
    """A line below one with these marks."""
    marked = unmarked(line.text)
    if marked.text and (above.wants_title or above.wants_abstract):
        marked = replace(marked, is_title=above.wants_title, is_abstract=above.wants_abstract)
    # A title that nobody would see is recognised by its place alone.
    is_title = marked.is_title or not shows_something(line.text)
    return _Text(line, marked, _day(marked), is_title)


def _day(marked: Marked) -> Day:
    if len(marked.text) > LONGEST_CHROME or marked.is_abstract or marked.is_title:
        return None
    try:
        return heading_day(visible(without_bullet(marked.text)))
    except NotADayError as error:
        return error


def _observed(texts: Sequence[_Text], sizes: Sequence[int], *, has_chrome: bool) -> list[list[Observation]]:
    """The lines of all segments, looked at together, and given back a segment at a time."""
    of_cards = card_days([_dated(texts, at) for at in range(len(texts))])
    odds = furniture([_shown(text, at in of_cards) for at, text in enumerate(texts)], has_chrome)
    links = _links_of_lines(texts)
    has_borders, has_labels = _has_borders(texts), sum(text.marked.is_title for text in texts) > 1
    laid = [_laid(*each) for each in zip(texts, odds, links, strict=True)]
    ends = breaks(laid)
    ends = [replace(ends[0], goes_on=FREE.goes_on) if ends else FREE, *ends]
    observed = (
        Observation(
            text.marked.bare or text.marked.text,
            text.day is not None and at not in of_cards,
            text.is_title,
            text.marked.is_abstract and bool(text.marked.text),
            each,
            end,
            has_labels or (has_borders and at > 0 and not text.line.below_blank and odds[at - 1] <= 0),
        )
        for at, (text, each, end) in enumerate(zip(texts, odds, ends[: len(texts)], strict=True))
    )
    return [[next(observed) for _ in range(size)] for size in sizes]


def _dated(texts: Sequence[_Text], at: int) -> Dated:
    text = texts[at]
    day = text.day if isinstance(text.day, date | MonthDay) else None
    above = texts[at - 1].marked.text if at else "none"
    ends_paper = len(text.marked.text) >= LONG or (len(text.marked.text) >= 20 and text.marked.text.endswith("."))
    return Dated(ends_paper, day, bool(day) and not any(map(is_alphanumeric, above)))


def _shown(text: _Text, is_of_card: bool) -> Shown:
    return Shown(
        text.marked.text,
        is_title=text.is_title,
        is_abstract=text.marked.is_abstract and bool(text.marked.text),
        may_be_day=text.day is not None,
        below_blank=text.line.below_blank,
        is_usual=as_seen(text.line) in WEAK_CHROME,
        is_known=is_of_card or (len(text.marked.text) <= LONGEST_CHROME and is_period(text.marked.text)),
    )


def _laid(text: _Text, odds: float, link: int) -> Laid:
    line = text.line
    is_text = odds <= 0 and text.day is None and bool(text.marked.text)
    return Laid(text.marked.text, line.indent, line.below_blank, is_text, link, line.indent + len(line.text))


def _has_borders(texts: Sequence[_Text]) -> bool:
    """Whether papers are parted by blank lines: one stands below nearly every long line."""
    below = [other.line.below_blank for one, other in pairwise(texts) if len(one.marked.text) >= LONG]
    return len(below) >= FEWEST_BORDERS and sum(below) >= 0.8 * len(below)


def _links_of_lines(texts: Sequence[_Text]) -> list[int]:
    """The links over several lines, numbered from 1: what stands between lines `[` and `][31]`; 0 elsewhere."""
    found, opened = [0] * len(texts), None
    for at, text in enumerate(texts):
        if text.line.text == "[":
            opened = at
        elif opened is not None and _LINK_END.fullmatch(text.line.text):
            found[opened + 1 : at] = [opened + 1] * (at - opened - 1)
            opened = None
    return found


def _is_numbered(texts: Sequence[Sequence[_Text]], classified: Sequence[Sequence[Part]]) -> bool:
    """Whether most titles have a number before them, as the entries of a list have."""
    titles = [
        text.marked.number
        for segment, parts in zip(texts, classified, strict=True)
        for text, part in zip(segment, parts, strict=True)
        if part is Part.TITLE
    ]
    return len(titles) >= 2 and 3 * sum(map(bool, titles)) >= 2 * len(titles)
