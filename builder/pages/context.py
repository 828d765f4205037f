"""What every page may draw on: the archive, its terms by name, what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.model import FACETS, Archive, Day, Entry, Facet, PaperId, Reading, Slug, Term


@dataclass(frozen=True)
class PageContext:
    """The archive and the readings it was made of; long lists are cut at `page_size`; `cite` makes BibTeX."""

    archive: Archive
    readings: Sequence[Reading]
    page_size: int
    cite: Callable[[Entry], str]

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """The terms of each facet that has pages, by the facet's key and their names."""
        return {
            facet.key: {term.name: term for term in facet.terms(self.archive)} for facet in FACETS if facet.folder
        }

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
        """The tags, those that most papers show first: the page of one that no paper shows may list many."""
        uses = Counter(tag.name for entry in self.archive.entries.values() for tag in entry.tags)
        return sorted(self.archive.tags, key=lambda tag: (-uses[tag.name], -len(tag.papers), tag.name))

    def entry(self, paper: PaperId) -> Entry:
        return self.archive.entries[paper]

    def terms_of(self, facet: Facet, entry: Entry) -> Iterable[Term]:
        """The terms of a facet that a paper has."""
        return (self.terms[facet.key][name] for name in facet.names(entry))
