"""What every format reads from and writes into: the lines of a seed, and a ledger of what became of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from builder.ingest.dates import nearest, with_year
from builder.model import (
    MOST_SHOWN,
    Issue,
    ListedOn,
    MonthDay,
    Place,
    Reading,
    Record,
    Roles,
    no_records,
    shown_in_part,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line, white space squeezed; `number` counts from 1.

    `indent` is how many blanks stood before its text; `below_blank` tells whether a blank line stands above it.
    """

    number: int
    text: str
    indent: int = 0
    below_blank: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A seed as lines.

    Days that name no year are of `year`. Without that, they get the year that puts them nearest to `near`, the
    date in the seed's name. `day` is that of listings for which the seed itself names none.
    """

    name: str
    lines: tuple[Line, ...]
    year: int | None = None
    near: date | None = None
    day: date | None = None

    def place(self, line: Line) -> Place:
        return Place(self.name, line.number)

    def dated(self, day: ListedOn) -> ListedOn:
        """The day with its year, where `year` or `near` tells it."""
        if not isinstance(day, MonthDay):
            return day
        if self.year is not None:
            return with_year(day, self.year)
        return nearest(day, self.near) if self.near else day


class Role(Enum):
    """What a line is used for."""

    CHROME = "chrome"
    DAY = "day"
    TITLE = "title"
    ABSTRACT = "abstract"
    LEFT_OUT = "left_out"


@dataclass(slots=True)
class Ledger:
    """Grows while a seed is read: its records, the roles of its lines, and what was wrong."""

    source: Source
    records: list[Record] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    roles: Counter[Role] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Add a listing; a text that is too long to be shown whole is an issue."""
        self.records.append(record)
        for what, text in (("title", record.title), ("abstract", record.abstract)):
            if len(text) > MOST_SHOWN:
                self.issues.append(shown_in_part(record.place, what, len(text), MOST_SHOWN))

    def leave_out(self, issue: Issue) -> None:
        """Count a line as left out; the issue says why."""
        self.roles[Role.LEFT_OUT] += 1
        self.issues.append(issue)

    def reading(self) -> Reading:
        """What was read. Raises AssertionError where some line has no role or two roles: that is a bug."""
        name, total = self.source.name, len(self.source.lines)
        roles = Roles(**{role.value: self.roles[role] for role in Role}, total=total)
        if not roles.is_conserved:
            raise AssertionError(f"{name}: {roles} does not add up")
        nothing = [] if self.records or self.issues else [no_records(Place(name, 1))]
        return Reading(name, tuple(self.records), roles, (*self.issues, *nothing))
