"""Who answers at which address, as a pure function of what the seeds hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.archive.slugs import title_slug
from builder.model import Paper, PaperId, Slug


@dataclass(frozen=True, slots=True)
class Addresses:
    """Who answers where: each paper's addresses, its permalink first, and those that two papers want."""

    of_paper: Mapping[PaperId, tuple[Slug, ...]]
    shared: Mapping[Slug, tuple[PaperId, ...]]


def find_addresses(papers: Sequence[Paper]) -> Addresses:
    """Every address as a pure function of the sightings, so that adding seeds breaks none.

    Each sighting wants the slug of its title.  Where different titles want one slug, each
    also gets the slug with the hash of its merge key; these keep answering if their papers
    are merged later.  An address that still belongs to two papers names both.
    """
    owner = {sighting.id: paper.id for paper in papers for sighting in paper.sightings}
    wanted = _claims((title_slug(s.record.title), s.id) for paper in papers for s in paper.sightings)
    of_paper: defaultdict[PaperId, list[Slug]] = defaultdict(list)
    shared: dict[Slug, tuple[PaperId, ...]] = {}
    for slug in sorted(wanted, key=lambda slug: (len(slug), slug)):
        owners = sorted({owner[key] for key in wanted[slug]})
        if len(owners) == 1:
            of_paper[owners[0]].append(slug)
        else:
            shared[slug] = tuple(owners)
    return Addresses({paper.id: _permalink_first(paper, of_paper[paper.id]) for paper in papers}, shared)


def _claims(sightings: Iterable[tuple[Slug, PaperId]]) -> dict[Slug, set[PaperId]]:
    """Which merge keys want each address; grows until each key has one of its own.

    A crafted title may equal another's hashed address: then that one is contested in turn.
    """
    claims: defaultdict[Slug, set[PaperId]] = defaultdict(set)
    fresh = list(sightings)
    while fresh:
        for slug, key in fresh:
            claims[slug].add(key)
        hashed = {(Slug(f"{slug}-{key}"), key) for slug, keys in claims.items() if len(keys) > 1 for key in keys}
        fresh = [(slug, key) for slug, key in sorted(hashed) if key not in claims.get(slug, ())]
    return dict(claims)


def _permalink_first(paper: Paper, slugs: list[Slug]) -> tuple[Slug, ...]:
    """The addresses with the first sighting's own slug in front, else its hashed one."""
    wanted = title_slug(paper.sightings[0].record.title)
    first = min(slugs, key=lambda slug: (slug != wanted, not slug.startswith(wanted), len(slug), slug))
    return (first, *(slug for slug in slugs if slug != first))
