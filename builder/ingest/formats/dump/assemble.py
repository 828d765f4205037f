"""Lines that are classified, put together to records, with whatever looks wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from builder.ingest.dates import NotADayError
from builder.ingest.formats.dump.viterbi import Part, is_doubtful
from builder.ingest.source import Ledger, Line, Role
from builder.model import (
    ListedOn,
    MonthDay,
    Record,
    abstract_left_out,
    abstract_like_title,
    nothing_to_show,
    second_day,
    title_like_abstract,
    title_without_abstract,
    unknown_day,
)
from builder.text import clean, is_visible

Day = date | MonthDay | NotADayError | None
"""What a line names: a day; the error where it has only the form of one ("Aug 32"); or nothing of the kind."""


@dataclass(slots=True)
class LineAssembler:
    """Takes classified lines in their order and adds records to the ledger.

    Between two lines it knows the title, the paragraphs below it, and the day above it.
    """

    ledger: Ledger
    title: Line | None = None
    paragraphs: list[Line] = field(default_factory=list)
    day: ListedOn = None
    day_is_fresh: bool = False  # a day line was read and no record since
    bad_day: tuple[Line, int] | None = None  # the line, and how many records stood above it

    def take(self, line: Line, part: Part, day: Day) -> None:
        """The next line; `day` is what it names, which counts where the line was classified as a day."""
        if part in (Part.ABSTRACT, Part.MORE):
            self.paragraphs.append(line)
            return
        self._end_record()
        if part is Part.TITLE:
            self.title, self.day_is_fresh = line, False
        else:
            self._take_day(line, day)

    def end_segment(self) -> None:
        """Page chrome follows: the record above it is complete. The day still counts, and may be named again."""
        self._end_record()
        self.day_is_fresh = False

    def end(self) -> None:
        """No segment follows."""
        self._end_bad_day()

    def _end_record(self) -> None:
        title, paragraphs = self.title, self.paragraphs
        if title is None:
            return
        self.title, self.paragraphs = None, []
        if is_visible(clean(title.text)):
            self._add_record(title, paragraphs)
        else:
            self._leave_out(title, paragraphs)

    def _add_record(self, title: Line, paragraphs: list[Line]) -> None:
        self._report_doubts(title, paragraphs)
        self.ledger.roles[Role.TITLE] += 1
        self.ledger.roles[Role.ABSTRACT] += len(paragraphs)
        abstract = " ".join(line.text for line in paragraphs)
        self.ledger.add(Record(self.ledger.source.place(title), self.day, title.text, abstract))

    def _leave_out(self, title: Line, paragraphs: list[Line]) -> None:
        ledger, place = self.ledger, self.ledger.source.place
        ledger.leave_out(nothing_to_show(place(title)))
        for line in paragraphs:
            ledger.leave_out(abstract_left_out(place(line), line.text))

    def _report_doubts(self, title: Line, paragraphs: list[Line]) -> None:
        """Whatever is kept although it looks wrong is an issue."""
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

    def _take_day(self, line: Line, day: Day) -> None:
        if isinstance(day, NotADayError):
            self._end_bad_day()
            self.ledger.roles[Role.LEFT_OUT] += 1
            self.bad_day, self.day = (line, len(self.ledger.records)), None
        elif self.day_is_fresh:
            self.ledger.leave_out(second_day(self.ledger.source.place(line), line.text))
        else:
            self._end_bad_day()
            self.ledger.roles[Role.DAY] += 1
            self.day, self.day_is_fresh = self.ledger.source.dated(day), True

    def _end_bad_day(self) -> None:
        """Now that a next day or the end is reached, it is known how many records stand below the bad day."""
        if self.bad_day is not None:
            line, above = self.bad_day
            self.bad_day = None
            count = len(self.ledger.records) - above
            self.ledger.issues.append(unknown_day(self.ledger.source.place(line), line.text, count))
