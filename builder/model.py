"""The words of the project: seed, record, sighting, paper, entry, archive, page. No work is done here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NewType

PaperId = NewType("PaperId", str)
"""Ten hexadecimal digits, the hash of a merge key: `text.key_hash`."""

Slug = NewType("Slug", str)
"""The last part of an address, without `.html`: lower-case letters, digits and hyphens."""

OTHER = "Other"
"""The topic of a paper that no leaf of the tree fits."""


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day whose year nobody told: the "Sep 9" of a listing."""

    month: int
    day: int


ListedOn = date | MonthDay | None
"""The day line above a record; a seed may lack the year, or the whole line."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: `seed` is a POSIX path under the seeds folder, `line` counts from 1."""

    seed: str
    line: int

    def __str__(self) -> str:
        return f"{self.seed}:{self.line}"


@dataclass(frozen=True, slots=True)
class Record:
    """One listing as the seed has it: decoded, white space collapsed, nothing else repaired."""

    place: Place
    listed_on: ListedOn
    title: str
    abstract: str  # "" where the seed gives none


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
class Sighting:
    """That a paper was listed: the record and the hash of its merge key."""

    record: Record
    id: PaperId


SAME_TEXT = "same text"
"""The rule of a merge: titles and abstracts that differ in no letter and no digit, so nothing had to be judged."""
SAME_TITLE, NEAR_TITLE, SAME_ABSTRACT = "same title", "near title", "same abstract"
"""Titles with one key; titles that differ in grammar or spelling; another title over the same abstract."""
SAID = "said by hand"
"""A person says so in the overrides."""
JUDGED = frozenset({NEAR_TITLE, SAME_ABSTRACT})
"""Rules that rest on likeness: their merges are listed for people to look at."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two sightings are one paper. `similarity` runs from 0 to 1."""

    rule: str
    similarity: float
    a: Place
    b: Place


@dataclass(frozen=True, slots=True)
class Paper:
    """One work with all its sightings, by day, seed and line; `title` and `abstract` are as shown."""

    id: PaperId
    former_ids: tuple[PaperId, ...]
    title: str
    abstract: str
    sightings: tuple[Sighting, ...]
    merged_by: tuple[Merge, ...]
    hidden: str = ""  # why it is not shown; "" where it is
    topics: tuple[str, ...] = ()  # what a person says they are; () where nobody did
    tags: tuple[str, ...] | None = None  # likewise; () for none at all


@dataclass(frozen=True, slots=True)
class Leaf:
    """One topic of the tree. `coarse` names the broad topic several leaves may share."""

    name: str
    slug: Slug
    group: str
    coarse: str
    description: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """Where a paper stands in the tree: leaves `shown` (one or two, or Other), and all of them ranked."""

    shown: tuple[str, ...]
    ranking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase that at least two papers share: `key` is its folded form, `name` how it is shown.

    Where the lexicon has it, its address comes from its name; else from its key, for how papers write it may
    change.
    """

    key: str
    name: str
    is_curated: bool = True


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related paper and the terms both share, strongest first."""

    id: PaperId
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address in an abstract. `kind` is code, project, data, model, demo or other."""

    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about each paper; every paper has its key in each mapping.

    `broader` holds for the key of each tag those above it, the next first.
    """

    topics: Mapping[PaperId, Topics]
    tags: Mapping[PaperId, tuple[Tag, ...]]
    related: Mapping[PaperId, tuple[Neighbour, ...]]
    links: Mapping[PaperId, tuple[Link, ...]]
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in the archive, with its address and its company."""

    paper: Paper
    slug: Slug
    aliases: tuple[Slug, ...]  # every other address that answers for this paper
    topics: Topics
    tags: tuple[Tag, ...]  # best first
    related: tuple[Neighbour, ...]  # best first
    links: tuple[Link, ...]  # in the order of the abstract
    first_listed: ListedOn

    @property
    def permalink(self) -> str:
        return f"papers/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a facet and its papers, newest first (a day keeps the order of its listing)."""

    name: str
    slug: Slug
    papers: tuple[PaperId, ...]
    description: str = ""
    broader: Slug | None = None  # of a tag: the next broader one that has papers
    narrower: tuple[Slug, ...] = ()  # those whose next broader one it is, the most used first


@dataclass(frozen=True, slots=True)
class Day:
    """A listed day, or the undated listings, with its papers in the order of the listing."""

    listed_on: ListedOn
    slug: Slug
    papers: tuple[PaperId, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """All entries and the ways to browse them. Facets hold ids, not entries."""

    entries: Mapping[PaperId, Entry]  # newest first
    days: tuple[Day, ...]  # newest first; days without a year after those, the undated last
    topics: Mapping[str, tuple[Term, ...]]  # by group, in the order of the tree; empty leaves included
    tags: tuple[Term, ...]  # by name
    shared: Mapping[Slug, tuple[PaperId, ...]] = field(default_factory=dict)  # addresses two papers want
    hidden: Mapping[Slug, tuple[str, ...]] = field(default_factory=dict)  # addresses of papers taken out, and why
    hidden_papers: int = 0


@dataclass(frozen=True, slots=True)
class SeedUse:
    """One seed on the coverage page: the days it names, its listings, how its lines were used."""

    seed: str
    days: tuple[ListedOn, ...]
    listings: int
    roles: Roles


@dataclass(frozen=True, slots=True)
class File:
    """One file to be, at `path` (POSIX, under docs/)."""

    path: str
    content: str | bytes
