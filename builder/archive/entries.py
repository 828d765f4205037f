"""Papers and what was found out about them to the archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder.archive.addresses import Addresses, find_addresses
from builder.archive.authors import author_facet
from builder.archive.facets import day_facet, group_facet, tag_facet, topic_facet
from builder.archive.order import first_listed, newest_first
from builder.archive.subjects import find_subjects
from builder.model import Archive, Entry, Findings, Leaf, Link, Neighbour, Paper, PaperId, PeopleSaid, Slug


def build_archive(
    papers: Sequence[Paper], findings: Findings, leaves: Sequence[Leaf], people: PeopleSaid = ()
) -> Archive:
    """The archive of these papers: entries newest first, every facet, every address.

    `people` is what was said of authors by hand.
    """
    addresses = find_addresses(papers)
    hidden = {paper.id: paper.hidden for paper in papers if paper.hidden}
    entries = _entries(papers, findings, addresses)
    tags = tag_facet(entries, findings.listed, findings.broader)
    topics = topic_facet(entries, leaves)
    authors = author_facet(papers, entries, people)
    return Archive(
        entries=entries,
        days=day_facet(entries),
        topics=topics,
        tags=tags.terms,
        shared={slug: seen for slug, owners in addresses.shared.items() if (seen := _seen(owners, hidden))},
        shared_tags=tags.shared,
        tag_pages=tags.pages,
        hidden=_hidden_addresses(addresses, hidden),
        hidden_papers=len(hidden),
        groups=group_facet(entries, topics),
        subjects=find_subjects(entries, findings),
        authors=authors.terms,
        shared_authors=authors.shared,
        author_aliases=authors.aliases,
        written=authors.written,
        maybe=authors.maybe,
    )


def with_neighbours(archive: Archive, related: Mapping[PaperId, tuple[Neighbour, ...]]) -> Archive:
    """The archive with these neighbours of its papers: nothing else in it depends on them."""
    entries = {paper: replace(entry, related=related[paper]) for paper, entry in archive.entries.items()}
    return replace(archive, entries=entries)


def _entries(papers: Iterable[Paper], findings: Findings, addresses: Addresses) -> dict[PaperId, Entry]:
    """The papers that are shown, newest first."""
    ordered = sorted((paper for paper in papers if not paper.hidden), key=newest_first)
    numbers = range(len(ordered) - 1, -1, -1)
    return {
        paper.id: _entry(paper, number, findings, addresses)
        for paper, number in zip(ordered, numbers, strict=True)
    }


def _seen(owners: Iterable[PaperId], hidden: Mapping[PaperId, str]) -> tuple[PaperId, ...]:
    return tuple(owner for owner in owners if owner not in hidden)


def _hidden_addresses(addresses: Addresses, hidden: Mapping[PaperId, str]) -> dict[Slug, tuple[str, ...]]:
    """Every address of a paper that was taken out, also those it shares, and why."""
    own = {slug: (reason,) for paper, reason in hidden.items() for slug in addresses.of_paper[paper]}
    shared = {
        slug: tuple(dict.fromkeys(hidden[owner] for owner in owners if owner in hidden))
        for slug, owners in addresses.shared.items()
    }
    return own | {slug: reasons for slug, reasons in shared.items() if reasons}


def _links(paper: Paper, findings: Findings) -> tuple[Link, ...]:
    """Those of the abstract, then those beside it that it does not have."""
    own = findings.links[paper.abstract]
    beside = findings.beside.get(paper.id, ())
    known = {link.url for link in own} if beside else set()
    return (*own, *(link for link in beside if link.url not in known))


def _entry(paper: Paper, number: int, findings: Findings, addresses: Addresses) -> Entry:
    slug, *aliases = addresses.of_paper[paper.id]
    return Entry(
        paper=paper,
        shown=findings.shown[paper.id],
        slug=slug,
        aliases=tuple(sorted(aliases)),
        topics=findings.topics[paper.id],
        tags=findings.tags[paper.id],
        related=findings.related[paper.id],
        links=_links(paper, findings),
        version_links=tuple(findings.links[version.text.abstract] for version in paper.versions),
        first_listed=first_listed(paper),
        number=number,
    )
