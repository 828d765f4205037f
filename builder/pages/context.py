"""What every page may draw on: the archive, its terms by name, what was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from builder.config import Figures
from builder.model import (
    FACETS,
    NO_DATA,
    NO_TRENDS,
    Archive,
    Citation,
    Data,
    Day,
    Entry,
    Facet,
    Feed,
    PaperId,
    Reading,
    Slug,
    Term,
    Trends,
)
from builder.pages.front_matter import PaperLink, Row


@dataclass(frozen=True)
class PageContext:
    """The archive and the readings it was made of; long lists are cut at `page_size`; `cite` tells what a paper is
    cited by, `bibtex` writes it.

    `figures` say how right people found what the pages show, `data` what can be taken away, `trends` what rises
    and falls; `feeds` are those that there are, by the addresses of their pages; at the `repository`, where
    there is one, the keeper is told of what is wrong.
    """

    archive: Archive
    readings: Sequence[Reading]
    page_size: int
    cite: Callable[[Entry], Citation]
    bibtex: Callable[[Citation], str]
    figures: Figures | None = None
    data: Data = NO_DATA
    trends: Trends = NO_TRENDS
    feeds: Mapping[str, Feed] = field(default_factory=dict)
    repository: str = ""

    def feed(self, address: str) -> str | None:
        """Where the feed of the list on a page lies."""
        return self.feeds[address].path if address in self.feeds else None

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """The terms of each facet that has pages, by the facet's key and their names."""
        return {
            facet.key: {term.name: term for term in facet.terms(self.archive)} for facet in FACETS if facet.folder
        }

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The group of each topic, by their names."""
        return {topic.name: name for name, topics in self.archive.topics.items() for topic in topics}

    @cached_property
    def days(self) -> Mapping[Slug, Day]:
        return {day.slug: day for day in self.archive.days}

    @cached_property
    def fresh(self) -> frozenset[PaperId]:
        """The papers of the newest day."""
        return frozenset(self.archive.newest.papers if self.archive.newest else ())

    @cached_property
    def places(self) -> Mapping[Slug, Mapping[PaperId, int]]:
        """The place of each paper among those of a day, by the day."""
        return {day.slug: {paper: at for at, paper in enumerate(day.papers)} for day in self.archive.days}

    @cached_property
    def most_used(self) -> Sequence[Term]:
        """The tags, those of most papers first."""
        return sorted(self.archive.tags, key=lambda tag: (-len(tag.papers), tag.name))

    def is_kin(self, one: Term, other: Term) -> bool:
        """Whether two tags are one, or one of them is broader than the other."""
        return one.slug in self._line(other) or other.slug in self._line(one)

    def _line(self, tag: Term) -> Iterator[Slug]:
        """A tag and all that are broader."""
        slug: Slug | None = tag.slug
        while slug is not None:
            yield slug
            slug = self._broader.get(slug)

    @cached_property
    def _broader(self) -> Mapping[Slug, Slug | None]:
        return {tag.slug: tag.broader for tag in self.archive.tags}

    @cached_property
    def rows(self) -> dict[PaperId, Row]:
        """Rows of papers that were made already, as most lists show them."""
        return {}

    @cached_property
    def links(self) -> dict[PaperId, PaperLink]:
        """Links to papers that were made already."""
        return {}

    @cached_property
    def coins(self) -> dict[PaperId, str]:
        """What reference managers read of papers, as it was made already."""
        return {}

    def entry(self, paper: PaperId) -> Entry:
        return self.archive.entries[paper]

    def terms_of(self, facet: Facet, entry: Entry) -> Sequence[Term]:
        """The terms of a facet whose pages list a paper: also those broader than the ones that it shows."""
        return self._listing[facet.key].get(entry.paper.id, ())

    @cached_property
    def _listing(self) -> Mapping[str, Mapping[PaperId, Sequence[Term]]]:
        """The terms that list each paper, by the key of the facet."""
        found: dict[str, defaultdict[PaperId, list[Term]]] = {}
        for key, terms in self.terms.items():
            found[key] = defaultdict(list)
            for term in terms.values():
                for paper in term.papers:
                    found[key][paper].append(term)
        return found
