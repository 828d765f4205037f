"""Who answers at which address, as a pure function of what the seeds hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from builder.archive.claims import claim_slugs, settle
from builder.archive.slugs import title_slug
from builder.model import Paper, PaperId, Slug
from builder.text import key_hash


@dataclass(frozen=True, slots=True)
class Addresses:
    """Who answers where: each paper's addresses, its permalink first, and those that two papers want."""

    of_paper: Mapping[PaperId, tuple[Slug, ...]]
    shared: Mapping[Slug, tuple[PaperId, ...]]


def find_addresses(papers: Sequence[Paper]) -> Addresses:
    """Every address as a pure function of the sightings, so that adding seeds breaks none.

    Each sighting wants the slug of its title, and what follows from it (`claim_slugs`); these keep answering if
    their papers are merged later. An address that still belongs to two papers names both.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for sighting in paper.sightings:
            owners[sighting.id].add(paper.id)
    slug_of = cache(title_slug)  # most titles are asked for twice
    claims = claim_slugs({(slug_of(s.record.title), s.id) for paper in papers for s in paper.sightings})
    own, shared = settle(claims, owners)
    return Addresses(
        {paper.id: _permalink_first(_first_wanted(paper, slug_of), own[paper.id]) for paper in papers},
        {slug: tuple(map(PaperId, named)) for slug, named in shared.items()},
    )


def _first_wanted(paper: Paper, slug_of: Callable[[str], Slug]) -> Slug:
    """The slug of the sighting by which a paper is known."""
    return slug_of(next(one for one in paper.sightings if one.id == paper.id).record.title)


def _permalink_first(wanted: Slug, slugs: Sequence[Slug]) -> tuple[Slug, ...]:
    """The addresses of a paper, the wanted one in front, else that with its hash."""
    if len(slugs) == 1:
        return tuple(slugs)
    first = min(slugs, key=lambda slug: (slug != wanted, not slug.startswith(wanted), len(slug), slug))
    return (first, *(slug for slug in slugs if slug != first))


@dataclass(frozen=True, slots=True)
class TagAddresses:
    """Which tag, by its key, has which address; and the addresses that several want, with the keys of these."""

    of_tag: Mapping[str, Slug]
    shared: Mapping[Slug, tuple[str, ...]]


def find_tag_addresses(names: Mapping[str, str]) -> TagAddresses:
    """The addresses of tags, whose names that make addresses are given by their keys."""
    hashes = {key_hash(key): key for key in names}
    claims = claim_slugs((title_slug(names[key]), hashed) for hashed, key in hashes.items())
    own, shared = settle(claims, {hashed: (key,) for hashed, key in hashes.items()})
    return TagAddresses({key: own[key][0] for key in names}, shared)
