"""The ways to browse, each described once: pages, the search index and its scripts read them here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from builder.model.archive import AUTHORS, DATES, OTHER, TAGS, TOPICS, Archive, Entry, Term, address_of


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a paper that is searched.

    `name` is what the index calls it, `label` what readers do; a word of one of its `texts` counts `boost` times.
    """

    name: str
    boost: int
    label: str
    texts: Callable[[Entry], Iterable[str]]


TITLE_FIELD = Field("title", 4, "the title", lambda entry: (entry.shown.plain_title,))
TAGS_FIELD = Field("tags", 2, "the tags", lambda entry: (tag.name for tag in entry.tags))
TOPIC_FIELD = Field("topic", 1, "the topic", lambda entry: (name for name in entry.topics.shown if name != OTHER))
ABSTRACT_FIELD = Field("abstract", 1, "the abstract", lambda entry: (entry.shown.plain_abstract,))

AUTHORS_FIELD = Field(
    "authors", 2, "the authors", lambda entry: (author.name for author in entry.paper.details.authors)
)

SEARCHED = (TITLE_FIELD, TAGS_FIELD, TOPIC_FIELD, ABSTRACT_FIELD)
"""In the order in which the index holds them; behind them are the authors, where any paper has some."""


@dataclass(frozen=True, slots=True)
class Filter:
    """How the search page narrows an answer by a facet: under `key` in its address, below the heading `name`.

    `store` says where the papers of each term are kept: all terms in one script (`whole`), cut by the term into
    shards (`shards`, in the folder of that name), in the numbers of the papers, which follow the days (`years`),
    or as one list of the papers that have it (`flag`, called `label`). Where terms fill very many shards, so
    many of them are counted (`most`), or all where it is 0.
    """

    key: str
    name: str
    store: Literal["whole", "shards", "years", "flag"]
    shards: str = ""
    label: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to browse.

    `key` stands in the address of a list that is filtered by it. `names` are those of the terms that a paper
    shows; the papers of a term, wherever they are counted or listed, are those of its `Term` among the archive's
    `terms`. Where terms have pages, these lie in `folder`, under `section` in the navigation.
    `search` says how the search page narrows an answer by it, `field` what is searched.
    """

    key: str
    names: Callable[[Entry], Iterable[str]]
    search: Filter
    section: str = ""
    folder: str = ""
    terms: Callable[[Archive], Iterable[Term]] = lambda archive: ()
    field: Field | None = None

    @property
    def index(self) -> str:
        """The address of the page of all its terms."""
        return self.address("index")

    def address(self, slug: str) -> str:
        """The address of the page of a term."""
        return address_of(self.folder, slug)


TOPIC = Facet(
    key="topic",
    names=lambda entry: entry.topics.shown,
    search=Filter("topic", "Topic", "whole"),
    section="Topics",
    folder=TOPICS,
    terms=lambda archive: chain.from_iterable(archive.topics.values()),
    field=TOPIC_FIELD,
)
TAG = Facet(
    key="tag",
    names=lambda entry: (tag.name for tag in entry.tags),
    search=Filter("tag", "Tag", "shards", shards="g"),
    section="Tags",
    folder=TAGS,
    terms=lambda archive: archive.tags,
    field=TAGS_FIELD,
)
DAY = Facet(
    key="day",
    names=lambda entry: (),
    search=Filter("year", "Listed in", "years"),
    section="Dates",
    folder=DATES,
)
LINKS = Facet(
    key="links",
    names=lambda entry: (link.kind for link in entry.links),
    search=Filter("code", "Has", "flag", label="Code"),
)
AUTHOR = Facet(
    key="author",
    names=lambda entry: (author.name for author in entry.paper.details.authors),
    search=Filter("author", "Author", "shards", shards="w", most=16),
    section="Authors",
    folder=AUTHORS,
    terms=lambda archive: archive.authors,
    field=AUTHORS_FIELD,
)

FACETS = (TOPIC, TAG, DAY, LINKS)
"""In the order in which filters stand beside a list (`assets/js/list_filters.js` has the same keys)."""

FILTERED = (TOPIC, TAG, AUTHOR, DAY, LINKS)
"""In the order in which filters stand beside the answers of a search."""
