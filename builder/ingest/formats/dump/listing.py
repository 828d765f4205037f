"""Text dumps of listing pages: page chrome, days, titles, abstracts, with or without blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.formats.dump.assemble import Day, LineAssembler
from builder.ingest.formats.dump.chrome import Segment, as_seen, split_at_chrome
from builder.ingest.formats.dump.viterbi import Observation, Part, decode
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import Reading
from builder.text import clean, is_visible


def recognises(source: Source) -> bool:
    """Whatever no other format recognises is a dump."""
    return True


def read(source: Source) -> Reading:
    """The records of a dump: chrome parts its lines into segments, whose lines are then classified together."""
    ledger = Ledger(source)
    segments, chrome = split_at_chrome(source.lines)
    ledger.roles[Role.CHROME] += chrome
    texts = [[*_texts(segment)] for segment in segments]
    classified = decode([[text.observation for text in segment] for segment in texts])
    has_day = any(Part.DAY in parts for parts in classified)
    assembler = LineAssembler(ledger, day=None if has_day else source.day)
    for segment, parts in zip(texts, classified, strict=True):
        for text, part in zip(segment, parts, strict=True):
            assembler.take(text.line, part, text.day)
        assembler.end_segment()
    assembler.end()
    return ledger.reading()


@dataclass(frozen=True, slots=True)
class _Text:
    """A line that is no chrome, the day it names, and what of it the classification looks at."""

    line: Line
    day: Day
    observation: Observation


def _texts(segment: Segment) -> Iterator[_Text]:
    for number, line in enumerate(segment.lines):
        is_glued = segment.is_title and number == 0
        day = None if is_glued else _day(line)
        # A title that nobody would see is recognised by its place alone.
        is_title = is_glued or not is_visible(clean(line.text))
        yield _Text(line, day, Observation(line.text, may_be_day=day is not None, is_title=is_title))


def _day(line: Line) -> Day:
    try:
        return parse_day(as_seen(line))
    except NotADayError as error:
        return error
