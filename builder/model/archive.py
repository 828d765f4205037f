"""The archive: entries with addresses and company, the ways to browse them, the files to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NewType, Protocol

from builder.model.links import Link
from builder.model.papers import Paper, PaperId, Shown
from builder.model.records import ListedOn

Slug = NewType("Slug", str)
"""The last part of an address, without `.html`: lower-case letters, digits and hyphens."""

OTHER = "Other"
"""The topic of a paper that no leaf of the tree fits."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One topic of the tree. `coarse` names the broad topic several leaves may share.

    `trained` is what the talk of trained models adds to the leaf, or takes from it; a leaf that trains models for
    the subjects of others names these, by slug, in `applied_to`.
    """

    name: str
    slug: Slug
    group: str
    coarse: str
    description: str
    terms: tuple[str, ...]
    trained: float = 0.0
    applied_to: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """Where a paper stands in the tree: leaves `shown` (one or two, or Other), and all of them ranked."""

    shown: tuple[str, ...]
    ranking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase that several papers share, or that a person gave one: `key` is its folded form, `name` how it is
    shown.

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


PAPERS, TOPICS, TAGS, DATES, AUTHORS = "papers", "topics", "tags", "dates", "authors"
"""The folders in which the pages of papers, topics, tags, days and authors lie."""


def address_of(folder: str, slug: str) -> str:
    """The address of a page below the site: every one is a file, so that the folder opens from disk."""
    return f"{folder}/{slug}.html"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about each paper; every paper has its key in each mapping.

    `tags` are those that a paper shows, also such as have no page. `listed` holds all that have one, with what is
    counted and listed wherever the papers of a tag are: those that have it or a narrower one. `broader` holds for
    the key of each tag, with a page or without, those above it, the next first. `links` are those of each abstract
    that is shown, also of an older version. `shown` has title and abstract with their formulas. `mentions`
    are the keys of all tags of the lexicon that a paper names, shown or not, and `names` holds for each of these,
    and for those above them, every way to write it. `beside` holds the links that stand beside an abstract, for
    the papers that have such.
    """

    topics: Mapping[PaperId, Topics]
    tags: Mapping[PaperId, tuple[Tag, ...]]
    related: Mapping[PaperId, tuple[Neighbour, ...]]
    links: Mapping[str, tuple[Link, ...]]
    shown: Mapping[PaperId, Shown]
    listed: Mapping[Tag, frozenset[PaperId]] = field(default_factory=dict)
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mentions: Mapping[PaperId, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: Mapping[PaperId, tuple[Link, ...]] = field(default_factory=dict)


SHARD_SIZE = 3
"""Papers of one shard, which lists and the search load to show them: with whole abstracts less than a block of
most disks, and 1.4 kB packed for each result."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in the archive, with its address and its company.

    `number` counts from the oldest paper, which has 0: new papers move no other.
    """

    paper: Paper
    shown: Shown  # its title and abstract, with their formulas
    slug: Slug
    aliases: tuple[Slug, ...]  # every other address that answers for this paper
    topics: Topics
    tags: tuple[Tag, ...]  # best first
    related: tuple[Neighbour, ...]  # best first
    links: tuple[Link, ...]  # in the order of the abstract, then those beside it; each address once
    version_links: tuple[tuple[Link, ...], ...]  # of each of the paper's versions
    first_listed: ListedOn
    number: int

    @property
    def shard(self) -> int:
        """The shard that holds it."""
        return self.number // SHARD_SIZE

    @property
    def permalink(self) -> str:
        return address_of(PAPERS, self.slug)

    @property
    def other_addresses(self) -> tuple[str, ...]:
        """Every other address that answers for this paper."""
        return tuple(address_of(PAPERS, alias) for alias in self.aliases)

    @property
    def last_listed(self) -> date | None:
        """The newest day on which it was listed; None where none has a year that can be believed."""
        seen = (sighting.record.listed_on for sighting in self.paper.sightings if not sighting.is_doubtful)
        return max((day for day in seen if isinstance(day, date)), default=None)

    @property
    def written_on(self) -> str:
        """When it was published, or where that is not known first listed: `2017-06-12`, `2017`; "" for no year."""
        listed = self.first_listed
        return self.paper.details.published or (listed.isoformat() if isinstance(listed, date) else "")


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a facet and its papers, newest first; its page lies in `folder`."""

    folder: str
    name: str
    slug: Slug
    papers: tuple[PaperId, ...]
    description: str = ""
    broader: Slug | None = None  # of a tag: the next broader one that has papers
    narrower: tuple[Slug, ...] = ()  # those whose next broader one it is, the most used first

    @property
    def address(self) -> str:
        return address_of(self.folder, self.slug)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the lexicon has a tag for, by all its `names`: a search for one of them finds these papers, too.

    `tagged` show the tag or a narrower one, `mentioned` are the others that only name one of these.
    """

    names: tuple[str, ...]
    tagged: frozenset[PaperId]
    mentioned: frozenset[PaperId]


@dataclass(frozen=True, slots=True)
class Day:
    """A listed day, or the undated listings, with its papers in the order of the listing.

    `is_doubtful`: it is too far from all others to be believed, and decides nothing.
    """

    listed_on: ListedOn
    slug: Slug
    papers: tuple[PaperId, ...]
    is_doubtful: bool = False

    @property
    def address(self) -> str:
        return address_of(DATES, self.slug)


@dataclass(frozen=True, slots=True)
class Archive:
    """All entries and the ways to browse them. Facets hold ids, not entries.

    `tag_pages` says which tag's page a tag leads to: its own, or where it has none that of the next broader one. A
    tag without either is not there.

    `authors` are those that have a page. `written` holds for a paper of which any author has one the pages of all
    of them, in order, None for those without; `maybe` holds for an author whose name is short those it may mean.
    """

    entries: Mapping[PaperId, Entry]  # newest first
    days: tuple[Day, ...]  # newest first; then the doubtful ones, those without a year, the undated
    topics: Mapping[str, tuple[Term, ...]]  # by group, in the order of the tree; empty leaves included
    tags: tuple[Term, ...]  # by name
    shared: Mapping[Slug, tuple[PaperId, ...]] = field(default_factory=dict)  # addresses two papers want
    shared_tags: Mapping[Slug, tuple[Term, ...]] = field(default_factory=dict)  # addresses two tags want
    tag_pages: Mapping[str, Term] = field(default_factory=dict)  # by the key of a tag that a paper shows or lists
    hidden: Mapping[Slug, tuple[str, ...]] = field(default_factory=dict)  # addresses of papers taken out, and why
    hidden_papers: int = 0
    groups: Mapping[str, Term] = field(default_factory=dict)  # of topics, in the order of the tree, without Other
    subjects: tuple[Subject, ...] = ()  # those that any paper is about or names, by their keys in the lexicon
    authors: tuple[Term, ...] = ()  # by name
    shared_authors: Mapping[Slug, tuple[Term, ...]] = field(default_factory=dict)  # addresses two authors want
    author_aliases: Mapping[Slug, Term] = field(default_factory=dict)  # every other address, and whose it is
    written: Mapping[PaperId, tuple[Term | None, ...]] = field(default_factory=dict)
    maybe: Mapping[Slug, tuple[Term, ...]] = field(default_factory=dict)

    @property
    def leaves(self) -> tuple[Term, ...]:
        """The topics of the tree, also those without papers; Other is none."""
        return tuple(term for group, terms in self.topics.items() if group != OTHER for term in terms)

    @property
    def dated(self) -> tuple[Day, ...]:
        """The days whose year is known, newest first, without the doubtful ones."""
        return tuple(day for day in self.days if isinstance(day.listed_on, date) and not day.is_doubtful)

    @property
    def doubtful(self) -> tuple[Day, ...]:
        """The doubtful days, newest first."""
        return tuple(day for day in self.days if day.is_doubtful)

    @property
    def newest(self) -> Day | None:
        """The newest day whose year is known."""
        return next(iter(self.dated), None)

    @property
    def newest_day(self) -> date | None:
        """The newest day as a date."""
        return next((day.listed_on for day in self.dated if isinstance(day.listed_on, date)), None)


@dataclass(frozen=True, slots=True)
class Later:
    """A part of a page that is made when the page is drawn, maybe in another process: `make(*given)`, a function
    of a module and plain values. Most pages are as they were, and nobody asks for it."""

    make: Callable[..., object]
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page to be, at `path` (POSIX, under docs/): what its template draws in `front`; and of its own text the
    name of the template that writes it, `body`, and the `words` in it.

    `front` and `words` hold texts, numbers, sequences, mappings, and dataclasses of these. `front` may leave some
    for later; the text, too, is written when it is asked for.
    """

    path: str
    front: Mapping[str, object]
    body: str
    words: Mapping[str, object]

    @property
    def whole_front(self) -> dict[str, object]:
        """The front matter with what was left for later."""
        return {
            key: value.make(*value.given) if isinstance(value, Later) else value
            for key, value in self.front.items()
        }


class MarkdownPages(Protocol):
    """Some pages, which may be made one by one: nobody should hold all of them."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[MarkdownPage]: ...


@dataclass(frozen=True, slots=True)
class File:
    """One file to be, at `path` (POSIX, under docs/)."""

    path: str
    content: str | bytes
