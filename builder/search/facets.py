"""The papers of each term of a facet, packed: what the search page narrows an answer by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from builder.model import AUTHOR, FILTERED, LINK_KINDS, Archive, Entry, Facet, PaperId, Term
from builder.search.index import utf16
from builder.search.packing import ascending, number
from builder.search.shards import SHARD, Cut, cut
from builder.text import fold, fold_case

_FEW = 4_000
"""Characters of a shard of authors: an answer reads one for each that it counts."""


def facets_in_one(archive: Archive) -> list[Any]:
    """What one script holds: of each facet kept whole its terms as [name, slug, papers], of each flag its
    papers."""
    found: list[Any] = []
    for facet in FILTERED:
        if facet.search.store == "whole":
            found.append(
                [
                    [term.name, term.slug, _packed(term.papers, archive)]
                    for term in facet.terms(archive)
                    if term.papers
                ]
            )
        elif facet.search.store == "flag":
            found.append(_packed(_flagged(archive, facet), archive))
    return found


def _flagged(archive: Archive, facet: Facet) -> list[PaperId]:
    return [paper for paper, entry in archive.entries.items() if facet.search.key in facet.names(entry)]


def links_by_kind(archive: Archive) -> list[str]:
    """The papers with a link of each kind, in the order of LINK_KINDS, packed."""
    kinds = {paper: {link.kind for link in entry.links} for paper, entry in archive.entries.items()}
    return [_packed([paper for paper, found in kinds.items() if kind in found], archive) for kind in LINK_KINDS]


def facets_in_shards(archive: Archive) -> Iterator[tuple[Facet, Cut]]:
    """The facets with very many terms, cut by the last part of the term's address: its papers, and its name.

    Authors are there only where any has a page.
    """
    kept = (facet for facet in FILTERED if facet.search.store == "shards")
    return ((facet, _cut_terms(archive, facet)) for facet in kept if facet is not AUTHOR or archive.authors)


def names_of(facet: Facet, archive: Archive) -> list[str]:
    """All terms of a facet, for the field that narrows an index: their names, the last parts of their addresses,
    "" where that follows from the name, and how many papers they have; one after the other."""
    found = (term for term in facet.terms(archive) if term.papers)
    terms = sorted(found, key=lambda term: (fold(term.name), term.slug))
    slugs = ["" if fold_case(term.name).replace(" ", "-") == term.slug else term.slug for term in terms]
    return [
        "\n".join(term.name for term in terms),
        "\n".join(slugs),
        " ".join(str(len(term.papers)) for term in terms),
    ]


def _cut_terms(archive: Archive, facet: Facet) -> Cut:
    ordered: list[Term] = sorted(facet.terms(archive), key=lambda term: utf16(term.slug))
    columns: list[list[str]] = [
        [_packed(term.papers, archive) for term in ordered],
        [term.name.replace(" ", "\N{NO-BREAK SPACE}") for term in ordered],  # blanks part the names
    ]
    return cut([term.slug for term in ordered], columns, _FEW if facet is AUTHOR else SHARD)


def _packed(papers: Sequence[PaperId], archive: Archive) -> str:
    return number(len(papers)) + ascending(sorted(archive.entries[paper].number for paper in papers))


def years_of(entries: Sequence[Entry]) -> list[tuple[int, int, int]]:
    """(year, its first paper, the paper behind its last); `entries` are by number, and papers are numbered by
    day."""
    found: dict[int, tuple[int, int]] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry.first_listed, date):
            first, _ = found.get(entry.first_listed.year, (at, at))
            found[entry.first_listed.year] = first, at + 1
    return [(year, *span) for year, span in found.items()]
