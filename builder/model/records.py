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
class Details:
    """What a listing says of a paper beside its texts; nothing of it decides which listings are one paper.

    `arxiv` is a number without its version, `categories` are arXiv's, primary first, `links` http(s) addresses.
    `appeared` is the day that a card gives its paper.
    """

    arxiv: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    appeared: ListedOn = None


NO_DETAILS = Details()


@dataclass(frozen=True, slots=True)
class Record:
    """One listing as the seed has it: decoded, white space squeezed, the marks of its form taken off, nothing else
    repaired."""

    place: Place
    listed_on: ListedOn
    title: str
    abstract: str  # "" where the seed gives none
    details: Details = NO_DETAILS
