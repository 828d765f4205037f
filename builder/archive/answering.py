"""Every address at which an archive answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from builder.model import AUTHORS, DATES, PAPERS, TAGS, Archive, PaperId, address_of


def answering(archive: Archive) -> Mapping[str, Sequence[PaperId]]:
    """The address of every page of papers, topics, tags, authors, days, months, years, with its papers."""
    found: defaultdict[str, list[PaperId]] = defaultdict(list)
    for address, papers in _addresses(archive):
        found[address] += papers
    return found


def _addresses(archive: Archive) -> Iterator[tuple[str, Sequence[PaperId]]]:
    for entry in archive.entries.values():
        for address in (entry.permalink, *entry.other_addresses):
            yield address, [entry.paper.id]
    for slug, papers in archive.shared.items():
        yield address_of(PAPERS, slug), papers
    for slug in archive.hidden:
        yield address_of(PAPERS, slug), []
    for slug, wanting in archive.shared_tags.items():
        yield address_of(TAGS, slug), [paper for term in wanting for paper in term.papers]
    yield from _of_authors(archive)
    for terms in (archive.authors, archive.tags, archive.groups.values(), *archive.topics.values()):
        for term in terms:
            yield term.address, term.papers
    for day in archive.days:
        yield day.address, day.papers
        if isinstance(day.listed_on, date):
            yield address_of(DATES, f"{day.listed_on:%Y-%m}"), day.papers
            yield address_of(DATES, f"{day.listed_on:%Y}"), day.papers


def _of_authors(archive: Archive) -> Iterator[tuple[str, Sequence[PaperId]]]:
    """Their addresses beside their pages."""
    for slug, authors in archive.shared_authors.items():
        yield address_of(AUTHORS, slug), [paper for author in authors for paper in author.papers]
    for slug, author in archive.author_aliases.items():
        yield address_of(AUTHORS, slug), author.papers
