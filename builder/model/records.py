"""A listing as a seed has it: its day, its place, its texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day without a year: the "Sep 9" of a listing."""

    month: int
    day: int


ListedOn = date | MonthDay | None
"""The day above a record; the seed may not tell its year, or no day at all."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `seed` is a POSIX path under the seeds folder, `line` counts from 1."""

    seed: str
    line: int

    def __str__(self) -> str:
        return f"{self.seed}:{self.line}"


@dataclass(frozen=True, slots=True)
class Record:
    """One listing as the seed has it: decoded, white space squeezed, nothing else repaired."""

    place: Place
    listed_on: ListedOn
    title: str
    abstract: str  # "" where the seed gives none
