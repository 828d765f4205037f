"""Text dumps of listing pages: chrome of the page, days, titles, abstracts, with or without blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.formats.dump.viterbi import Observation, Part, decode, is_doubtful
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import (
    ListedOn,
    MonthDay,
    Reading,
    Record,
    abstract_left_out,
    abstract_like_title,
    nothing_to_show,
    second_day,
    title_like_abstract,
    title_without_abstract,
    unknown_day,
)
from builder.text import clean, is_visible, visible

STRONG_CHROME = frozenset(
    {
        "Get trending papers in your email inbox!",
        "Get trending papers in your email inbox once a day!",
        "byAK and the research community",
        "by AK and the research community",
    }
)
"""Lines that only the page around a listing has; a title may be called "New" or "Daily Papers"."""

WEAK_CHROME = frozenset({"new", "New", "Subscribe", "Daily Papers"})
"""Lines that are chrome only beside a strong one."""

LONGEST_CHROME = 100
"""Characters; what is longer is text."""

GLUED = "Subscribe"
"""A button whose label some dumps glue to the first title: "SubscribeGemini 2.5: …"."""

_OWN_WORD = re.compile(rf"{GLUED}(?:rs?|d|s)?(?:[^\w-]|$)")
"""Where the word belongs to the title: "Subscribers of newspapers"."""

Day = date | MonthDay | NotADayError | None
"""What a line names: a day, what only has the form of one ("Aug 32"), or none."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A line that is no chrome, and what is known of it before the lines are decoded."""

    line: Line
    day: Day = None
    is_glued: bool = False

    def candidate(self) -> Observation:
        # A title that nobody would see is told by its place alone.
        is_title = self.is_glued or not is_visible(clean(self.line.text))
        return Observation(self.line.text, may_be_day=self.day is not None, is_title=is_title)


def recognises(source: Source) -> bool:
    return True


def read(source: Source) -> Reading:
    """Chrome is told first; what stands between two blocks of it is decoded as a whole."""
    ledger = Ledger(source)
    segments = list(_segments(ledger))
    reader = LineAssembler(ledger)
    parts = decode([[text.candidate() for text in segment] for segment in segments])
    for segment, told in zip(segments, parts, strict=True):
        for text, part in zip(segment, told, strict=True):
            reader.take(text, part)
        reader.end_segment()
    reader.end_bad_day()
    return ledger.reading()


def _segments(ledger: Ledger) -> Iterator[list[_Text]]:
    """The texts between blocks of chrome: runs of chrome-like lines, one of them strong."""
    lines = ledger.source.lines
    segment: list[_Text] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _look(lines[end]) in STRONG_CHROME | WEAK_CHROME:
            end += 1
        is_chrome = any(_look(line) in STRONG_CHROME for line in lines[start:end])
        if is_chrome:
            ledger.roles[Role.CHROME] += end - start
            yield segment
            segment = []
        else:
            segment += [_Text(line) for line in lines[start:end]]
        if end < len(lines):
            segment.append(_unglued(lines[end]) if is_chrome else _read(lines[end]))
        start = end + 1
    yield segment


def _look(line: Line) -> str:
    """What a line looks like, where it is short enough to be chrome or a day."""
    return visible(line.text) if len(line.text) <= LONGEST_CHROME else line.text


def _read(line: Line) -> _Text:
    try:
        return _Text(line, parse_day(_look(line)))
    except NotADayError as error:
        return _Text(line, error)


def _unglued(line: Line) -> _Text:
    text = visible(line.text)
    if not text.startswith(GLUED) or _OWN_WORD.match(text):
        return _read(line)
    return _Text(Line(line.number, text.removeprefix(GLUED)), is_glued=True)


@dataclass(slots=True)
class LineAssembler:
    """Turns told lines into records; between two lines it knows the title, its paragraphs and the day."""

    ledger: Ledger
    title: Line | None = None
    paragraphs: list[Line] = field(default_factory=list)
    day: ListedOn = None
    day_is_fresh: bool = False  # a day line was read and no record since
    bad_day: tuple[Line, int] | None = None  # the line, and how many records stood above it

    def take(self, text: _Text, part: Part) -> None:
        if part in (Part.ABSTRACT, Part.MORE):
            self.paragraphs.append(text.line)
            return
        self._end_record()
        if part is Part.TITLE:
            self.title, self.day_is_fresh = text.line, False
        else:
            self._take_day(text)

    def end_segment(self) -> None:
        self._end_record()
        self.day_is_fresh = False

    def end_bad_day(self) -> None:
        if self.bad_day is not None:
            line, above = self.bad_day
            self.bad_day = None
            count = len(self.ledger.records) - above
            self.ledger.issues.append(unknown_day(self.ledger.source.place(line), line.text, count))

    def _end_record(self) -> None:
        title, paragraphs = self.title, self.paragraphs
        if title is None:
            return
        self.title, self.paragraphs = None, []
        ledger, place = self.ledger, self.ledger.source.place
        if not is_visible(clean(title.text)):
            ledger.leave_out(nothing_to_show(place(title)))
            for line in paragraphs:
                ledger.leave_out(abstract_left_out(place(line), line.text))
            return
        self._doubt(title, paragraphs)
        ledger.roles[Role.TITLE] += 1
        ledger.roles[Role.ABSTRACT] += len(paragraphs)
        abstract = " ".join(line.text for line in paragraphs)
        ledger.add(Record(place(title), self.day, title.text, abstract))

    def _doubt(self, title: Line, paragraphs: list[Line]) -> None:
        """Whatever is kept although it looks wrong is said."""
        issues, place = self.ledger.issues, self.ledger.source.place
        if is_doubtful(Part.TITLE, title.text):
            issues.append(title_like_abstract(place(title), title.text))
        if not paragraphs:
            issues.append(title_without_abstract(place(title), title.text))
        issues += [
            abstract_like_title(place(line), line.text)
            for line in paragraphs
            if is_doubtful(Part.ABSTRACT, line.text)
        ]

    def _take_day(self, text: _Text) -> None:
        line, place = text.line, self.ledger.source.place
        if isinstance(text.day, NotADayError):
            self.end_bad_day()
            self.ledger.roles[Role.LEFT_OUT] += 1
            self.bad_day, self.day = (line, len(self.ledger.records)), None
        elif self.day_is_fresh:
            self.ledger.leave_out(second_day(place(line), line.text))
        else:
            self.end_bad_day()
            self.ledger.roles[Role.DAY] += 1
            self.day, self.day_is_fresh = self.ledger.source.dated(text.day), True
