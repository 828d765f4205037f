"""Front matter: what each template of the theme draws, as values with types.

A template is given these values, or by `mkdocs build` what stands of them in a file: there a field that is None is
left out, all others are in this order, as plain text, numbers, lists and mappings. It draws both alike. A
page of the theme (`site_templates/theme/<template>`) finds its part under the `key` of its type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from typing import ClassVar, Protocol

from builder.pages.calendar import Calendar
from builder.pages.timeline import Timeline

# -- Parts that several pages share ------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Link:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A term with the number of its papers; `new` of them are of the newest day."""

    name: str
    url: str
    count: int
    new: int | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class PaperLink:
    """`because` names what a related paper shares, `day` when it was listed; `note` tells papers of one title
    apart. `markup` is the title as HTML, where it has formulas."""

    title: str
    url: str
    markup: str | None = None
    day: str | None = None
    because: Sequence[str] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OuterLink:
    """A way out of the archive; `kind` as in `model.Link`."""

    kind: str
    url: str
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of itself in its head under a name; `property` is what Open Graph calls the same."""

    name: str
    content: str
    property: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a list: enough to decide whether to open it. Scripts know it by its `id`.

    All of it can be hashed, so that equal rows are drawn once.

    `is_second` where the list is of a topic that is the paper's second; `topic` is its main one then. `markup` is
    the title as HTML, where it has formulas. `coins` is the paper for reference managers.
    """

    title: str
    url: str
    day: str
    iso: str
    topic: Link | None
    tags: tuple[Link, ...]
    links: tuple[OuterLink, ...]
    excerpt: str
    id: str
    is_second: bool | None = None
    markup: str | None = None
    coins: str | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where page `number` of `count` stands; `previous` and `next` are "" where there is none."""

    number: int
    count: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Group:
    """Terms under a heading, whose `id` links lead to."""

    name: str
    id: str | None
    terms: Sequence[CountedLink | Link]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: `kind` is same, new, gone or cut, as they are beside another text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two listings are one paper.

    Where their titles differ, `title` is that of the one and `other` that of the other beside it; where their
    abstracts do, `abstract` is the other's beside the one's, cut to what differs.
    """

    rule: str
    similarity: float
    a: str
    b: str
    title: str | None = None
    other: Sequence[Piece] | None = None
    abstract: Sequence[Piece] | None = None


# -- One for each template ---------------------------------------------------------------------


class Content(Protocol):
    """What a template draws, under its `key`."""

    key: ClassVar[str]


@dataclass(frozen=True, slots=True)
class DayTopic:
    """A topic on a day: `count` papers, the first of them, and where the day lists `only` these."""

    name: str
    url: str
    count: int
    only: str
    papers: Sequence[Row]


@dataclass(frozen=True, slots=True)
class NewestDay:
    """`papers` are the first of its listing. `topics` are those that most of all its papers have, and `others` the
    rest, each with where the day lists its papers; none where all have one topic."""

    name: str
    url: str
    count: int
    papers: Sequence[Row]
    topics: Sequence[DayTopic] | None = None
    others: Sequence[CountedLink] | None = None


@dataclass(frozen=True, slots=True)
class Rise:
    """A topic or a tag that rises: how many times as large its part of all papers is, "" where it had none."""

    name: str
    url: str
    times: str


@dataclass(frozen=True, slots=True)
class Again:
    """The papers of several days: how many there are, and the latest of them, with their days."""

    count: int
    papers: Sequence[PaperLink]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: where it is, its size in words, where its checksum is."""

    url: str
    size: str
    checksum: str


@dataclass(frozen=True, slots=True)
class Home:
    """`tries` are searches that the page proposes, `offline` is the offline copy, `feed` that of all
    papers. `days` tells of each month which
    of its days any paper was listed on: the bits of a hexadecimal number."""

    key: ClassVar[str] = "home"

    groups: Sequence[Group]
    ways: Sequence[CountedLink | Link]
    note: str
    tries: Sequence[str]
    newest: NewestDay | None = None
    calendar: Calendar | None = None
    rising: Sequence[Rise] | None = None
    again: Again | None = None
    days: str | None = None
    offline: Download | None = None
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class YearOfRows:
    """The rows of a list, from `start` to before `end`, that are of one year."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class List:
    """One page of a list of papers. `whole` finds those of a long one; `years` are told where it is cut by them.

    Told on the first page alone: the `count` of all papers, `kin`, broader and narrower terms, what is `beside`,
    the `files` that have all of them, the `feed` of the newest, and over which `time` they were listed. A day has
    its `week`.
    """

    key: ClassVar[str] = "list"

    kicker: Link
    count: int | None
    order: str
    dated: bool
    pages: Pager
    beside: Group | None
    kin: Sequence[Group] | None
    whole: str | None
    papers: Sequence[Row]
    years: Sequence[YearOfRows] | None = None
    files: Sequence[Link] | None = None
    feed: str | None = None
    week: Link | None = None
    time: Timeline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Terms of a facet; `kind` is the folder of their pages. `previous` and `next` are the months around one, or
    what `step` names. Who wants more may `see` another page."""

    key: ClassVar[str] = "terms"

    kind: str
    kicker: Link | None = None
    letters: Sequence[Link] | None = None
    beside: Group | None = None
    calendar: Calendar | None = None
    groups: Sequence[Group]
    previous: Link | None = None
    next: Link | None = None
    step: str | None = None
    see: Link | None = None


@dataclass(frozen=True, slots=True)
class Search:
    key: ClassVar[str] = "search"

    count: int
    order: str
    papers: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Seen:
    """That a paper was listed: on which day, in which line of which seed; the `id` of its text where the paper has
    several."""

    name: str
    iso: str
    url: str
    place: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a paper was listed with, beside the one that is shown: no pieces where it is the same."""

    seen: Seen
    title: Sequence[Piece]
    abstract: Sequence[Piece]
    links: Sequence[OuterLink]


@dataclass(frozen=True, slots=True)
class Listed:
    """A title, or an abstract, as it was listed."""

    title: str | None
    abstract: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, a month or a year, for people and for machines."""

    name: str
    iso: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper beside its texts, as far as it is; `looked_up` says what was looked up, and where.

    A link without an address is a name alone; `host` of a source is the id that it has there, `pdf` the address of
    the paper itself.
    """

    authors: Sequence[Link] | None = None
    more_authors: Sequence[Link] | None = None
    and_others: bool | None = None
    pdf: str | None = None
    sources: Sequence[OuterLink] | None = None
    published: Dated | None = None
    updated: Dated | None = None
    categories: Sequence[str] | None = None
    venue: str | None = None
    comment: str | None = None
    looked_up: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A topic of a paper; its `group` is told once, where the topics before it are of another."""

    name: str
    url: str
    group: Link | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """`previous` and `next` stand beside it in `list`, the listing where it was first seen. Scripts know it by
    its `id`.

    `markup` is the title as HTML, where it has formulas; `listed` is there where one of these was repaired.
    `texts` are the ids of its texts where it has several, `as_read` is the title where it is shown otherwise.
    `links_beside` says that not all of its links stand in the abstract. `elsewhere` is a search for it, where no
    PDF is known.
    """

    key: ClassVar[str] = "paper"

    id: str
    markup: str | None
    listed: Listed | None
    known: Known | None
    topics: Sequence[Leaf]
    tags: Sequence[Link]
    seen: Sequence[Seen]
    links: Sequence[OuterLink]
    links_beside: bool | None
    elsewhere: Link | None
    related: Sequence[PaperLink]
    list: Link
    previous: PaperLink | None
    next: PaperLink | None
    merged: Sequence[Evidence]
    versions: Sequence[Version]
    more_versions: int
    texts: Sequence[str]
    as_read: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """The texts of a paper in other tongues: its abstract as HTML, where that has formulas, its record as BibTeX;
    `head` and `linked`, in the words of schema.org, are for programs."""

    key: ClassVar[str] = "written"

    abstract: str | None
    bibtex: str
    head: Sequence[Meta]
    linked: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another address of a paper, or with a `note` that says so, of something else."""

    key: ClassVar[str] = "alias"

    title: str
    url: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """An address that several papers want; `reasons` say why further ones were taken out."""

    key: ClassVar[str] = "shared"

    papers: Sequence[PaperLink]
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Hidden:
    key: ClassVar[str] = "hidden"

    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Counts:
    listings: int
    papers: int
    merged: int
    hidden: int | None
    issues: int


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A paper that was listed more than once, and `why` two of its listings are one."""

    title: str
    url: str
    why: Evidence


@dataclass(frozen=True, slots=True)
class IssueRow:
    place: str
    text: str


SeedRow = Mapping[str, str | int]
"""Name and day of a seed, and its `model.Column`s by their keys."""


@dataclass(frozen=True, slots=True)
class Table:
    kind: str
    name: str
    count: int
    pages: Pager
    rows: Sequence[SeedRow | MergeRow | IssueRow]


@dataclass(frozen=True, slots=True)
class Coverage:
    key: ClassVar[str] = "coverage"

    counts: Counts | None
    tables: Sequence[Table]


KINDS: tuple[type, ...] = tuple(
    kind for kind in [*vars().values()] if is_dataclass(kind) and isinstance(kind, type)
)
"""All of these types."""
