"""What one seed held: its records, how its lines were used, what was wrong with them."""

from __future__ import annotations

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
class SeedUse:
    """One seed on the coverage page: the days it names, its listings, how its lines were used."""

    seed: str
    days: tuple[ListedOn, ...]
    listings: int
    roles: Roles


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of a seed in their order, how its lines were used, and what was wrong with them."""

    seed: str
    records: tuple[Record, ...]
    roles: Roles
    issues: tuple[Issue, ...]
