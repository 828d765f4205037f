"""A listing as a seed has it: its day, its place, its texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.model.links import Link
from builder.model.people import Author


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day without a year: the "Sep 9" of a listing."""

    month: int
    day: int


ListedOn = date | MonthDay | None
"""The day above a record; the seed may not tell its year, or no day at all."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `seed` is a POSIX path under the seeds folder, `line` counts from 1. Where several
    papers stand on one line, `entry` is 2 for the second of them, and so on."""

    seed: str
    line: int
    entry: int = 0

    def __str__(self) -> str:
        return f"{self.seed}:{self.line}"


@dataclass(frozen=True, slots=True)
class Details:
    """What a listing says of a paper beside its texts. Of it only `arxiv` and `doi` take part in deciding which
    listings are one paper.

    `source` is the kind of the seed, one of `SOURCES`. `arxiv` is a normalised id without its `version` (0 where
    none is named), `doi` a normalised DOI, `ids` are others by the name of who gives them. `has_more` where the
    list of authors goes on ("and others"). `published` and `updated` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    `categories` are arXiv's, primary first. `pdf` and `links` are http(s) addresses; the kind of a link is ""
    where the source does not tell it. `appeared` is the day that a card gives its paper, of which nobody says what
    happened on it.
    """

    source: str = ""
    arxiv: str = ""
    version: int = 0
    doi: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    authors: tuple[Author, ...] = ()
    has_more: bool = False
    published: str = ""
    updated: str = ""
    categories: tuple[str, ...] = ()
    venue: str = ""
    comment: str = ""
    pdf: str = ""
    links: tuple[Link, ...] = ()
    appeared: ListedOn = None


NO_DETAILS = Details()

SOURCES = ("arxiv", "crossref", "openalex", "s2", "hf", "csl", "bibtex", "ris", "mail", "jsonl", "dump")
"""The kinds of seeds, those first that are believed where they disagree: who publishes a work knows it best, then
who collects works, then what people keep of them. `arxiv` are its API and its snapshot, `mail` its mails."""


@dataclass(frozen=True, slots=True)
class Record:
    """One listing as the seed has it: decoded, white space squeezed, the marks of its form taken off, nothing else
    repaired."""

    place: Place
    listed_on: ListedOn
    title: str
    abstract: str  # "" where the seed gives none
    details: Details = NO_DETAILS
