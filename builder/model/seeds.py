"""What one seed held: its records, how its lines were used, what was wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.model.issues import Issue
from builder.model.records import ListedOn, Record


@dataclass(frozen=True, slots=True)
class Roles:
    """How many non-blank lines of a seed play which part; `total` is counted apart, to check the sum."""

    chrome: int = 0
    day: int = 0
    title: int = 0
    abstract: int = 0
    left_out: int = 0
    total: int = 0

    @property
    def is_conserved(self) -> bool:
        return self.chrome + self.day + self.title + self.abstract + self.left_out == self.total


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of a seed in their order, how its lines were used, and what was wrong with them."""

    seed: str
    records: tuple[Record, ...]
    roles: Roles
    issues: tuple[Issue, ...]

    @property
    def days(self) -> tuple[ListedOn, ...]:
        """The days that it names, each once, in their order."""
        return tuple(dict.fromkeys(record.listed_on for record in self.records))


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of a seed in the tables that say how its lines were used.

    `key` names it on the page of sources, `name` in a check (with "_" for a blank where programs read it).
    """

    key: str
    name: str
    count: Callable[[Reading], int]


LISTINGS = Column("listings", "listings", lambda reading: len(reading.records))
LINES = Column("lines", "lines", lambda reading: reading.roles.total)
PARTS = (
    Column("chrome", "chrome", lambda reading: reading.roles.chrome),
    Column("day_lines", "days", lambda reading: reading.roles.day),
    Column("title", "titles", lambda reading: reading.roles.title),
    Column("abstract", "abstracts", lambda reading: reading.roles.abstract),
    Column("left_out", "left out", lambda reading: reading.roles.left_out),
)
"""The parts that lines play; they add up to `LINES`."""
