"""What formats of entries read from and write into: the whole text of a seed, and a register of its entries.

A bibliography or an answer of a catalogue is no list of lines: one entry may fill many lines, or many one line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from builder.ingest.decoding import LINE_END, ZERO
from builder.model import (
    MOST_SHOWN,
    Issue,
    Place,
    Reading,
    Record,
    Roles,
    no_records,
    shown_in_part,
    zeros_in_entries,
)

HEAD = 4000
"""Characters by which a format is recognised."""


class Document:
    """The text of a seed, its lines ended by line feeds, zero bytes as U+FFFD. `day` is that of listings for which
    it names none itself."""

    def __init__(self, name: str, text: str, day: date | None = None) -> None:
        self.name = name
        self.day = day
        self.zeros = [at for at, sign in enumerate(text) if sign == ZERO] if ZERO in text else []
        text = text.replace(ZERO, "\ufffd") if self.zeros else text
        self.text = LINE_END.sub("\n", text) if "\r" in text else text
        self._starts: list[int] = []

    @property
    def head(self) -> str:
        """Its beginning, without blanks before it."""
        return self.text[: 2 * HEAD].lstrip()[:HEAD]

    def line_at(self, offset: int) -> int:
        """The line, from 1, of a character."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in LINE_END.finditer(self.text))]
        return bisect_right(self._starts, offset)

    def place(self, line: int) -> Place:
        return Place(self.name, line)

    def place_at(self, offset: int) -> Place:
        """The place of a character."""
        return self.place(self.line_at(offset))

    def written_lines(self) -> Iterator[int]:
        """The lines that are not blank."""
        return (number for number, line in enumerate(self.text.split("\n"), 1) if line.strip())


class Register:
    """Grows while a document is read: each of its entries becomes a record, or an issue says why not."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._records: list[Record] = []
        self._issues: list[Issue] = []
        if document.zeros:
            self.note(zeros_in_entries(document.place_at(document.zeros[0]), len(document.zeros)))
        self._left_out: set[int] = set()

    def add(self, record: Record) -> None:
        """Add a paper; a text that is too long to be shown whole is an issue."""
        self._records.append(record)
        for what, text in (("title", record.title), ("abstract", record.abstract)):
            if len(text) > MOST_SHOWN:
                self.note(shown_in_part(record.place, what, len(text), MOST_SHOWN))

    def note(self, issue: Issue) -> None:
        """Tell of something that is wrong with what was read."""
        self._issues.append(issue)

    def leave_out(self, issue: Issue) -> None:
        """Leave out an entry that begins at the place of the issue, which says why."""
        self._left_out.add(issue.place.line)
        self.note(issue)

    def reading(self) -> Reading:
        """What was read. A line on which a record begins counts as a title, one on which only what was left out
        begins as left out, all others as what stands around them."""
        document, lines = self.document, set(self.document.written_lines())
        titles = {record.place.line for record in self._records} & lines
        left_out = (self._left_out & lines) - titles
        chrome = len(lines) - len(titles) - len(left_out)
        roles = Roles(chrome=chrome, title=len(titles), left_out=len(left_out), total=len(lines))
        nothing = [] if self._records or self._issues else [no_records(document.place(1))]
        return Reading(document.name, tuple(self._records), roles, (*self._issues, *nothing))
