"""Papers with their topics, tags and neighbours to the archive: addresses, facets, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from builder.model import (
    OTHER,
    Archive,
    Day,
    Entry,
    Findings,
    Leaf,
    ListedOn,
    Paper,
    PaperId,
    Slug,
    Tag,
    Term,
    dates,
)
from builder.slugs import title_slug, unique_slugs


def build_archive(papers: Sequence[Paper], findings: Findings, leaves: Sequence[Leaf]) -> Archive:
    """The archive of these papers: entries newest first, every facet, every address."""
    addresses = find_addresses(papers)
    hidden = {paper.id: paper.hidden for paper in papers if paper.hidden}
    ordered = sorted((paper for paper in papers if not paper.hidden), key=newest_first)
    entries = {paper.id: _entry(paper, findings, addresses) for paper in ordered}
    return Archive(
        entries=entries,
        days=day_facet(entries),
        topics=topic_facet(entries, leaves),
        tags=tag_facet(entries, findings.broader),
        shared={slug: seen for slug, owners in addresses.shared.items() if (seen := _seen(owners, hidden))},
        hidden=_hidden_addresses(addresses, hidden),
        hidden_papers=len(hidden),
    )


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


def _entry(paper: Paper, findings: Findings, addresses: Addresses) -> Entry:
    slug, *aliases = addresses.of_paper[paper.id]
    return Entry(
        paper=paper,
        slug=slug,
        aliases=tuple(sorted(aliases)),
        topics=findings.topics[paper.id],
        tags=findings.tags[paper.id],
        related=findings.related[paper.id],
        links=findings.links[paper.id],
        first_listed=first_listed(paper),
    )


def first_listed(paper: Paper) -> ListedOn:
    return dates.first([sighting.record.listed_on for sighting in paper.sightings])


def newest_first(paper: Paper) -> tuple[tuple[int, int], tuple[str, int], str]:
    place = paper.sightings[0].record.place
    return from_new_to_old(first_listed(paper)), (place.seed, place.line), paper.id


def from_new_to_old(day: ListedOn) -> tuple[int, int]:
    """Sorts days from new to old, days without a year after them, no day last."""
    rank = dates.order(day)[0]
    if day is None:
        return rank, 0
    return rank, -(day.toordinal() if isinstance(day, date) else day.month * 31 + day.day)


# -- Addresses ---------------------------------------------------------------------------------


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


# -- Facets ------------------------------------------------------------------------------------


def day_facet(entries: Mapping[PaperId, Entry]) -> tuple[Day, ...]:
    by_day: defaultdict[ListedOn, list[tuple[str, int, PaperId]]] = defaultdict(list)
    for entry in entries.values():
        for sighting in entry.paper.sightings:
            place = sighting.record.place
            by_day[sighting.record.listed_on].append((place.seed, place.line, entry.paper.id))
    return tuple(
        Day(day, Slug(dates.slug(day)), tuple(dict.fromkeys(paper for _, _, paper in sorted(by_day[day]))))
        for day in sorted(by_day, key=from_new_to_old)
    )


def topic_facet(entries: Mapping[PaperId, Entry], leaves: Sequence[Leaf]) -> dict[str, tuple[Term, ...]]:
    of_topic: defaultdict[str, list[PaperId]] = defaultdict(list)
    for entry in entries.values():
        for name in entry.topics.shown:
            of_topic[name].append(entry.paper.id)
    groups = {
        group: tuple(Term(leaf.name, leaf.slug, tuple(of_topic[leaf.name]), leaf.description) for leaf in members)
        for group, members in groupby(leaves, key=lambda leaf: leaf.group)
    }
    other = Term(OTHER, Slug("other"), tuple(of_topic[OTHER]), "Papers that no topic of the tree fits yet.")
    return {**groups, OTHER: (other,)}


def tag_facet(entries: Mapping[PaperId, Entry], broader: Mapping[str, tuple[str, ...]]) -> tuple[Term, ...]:
    papers: defaultdict[str, list[PaperId]] = defaultdict(list)
    tags: dict[str, Tag] = {}
    for entry in entries.values():
        for tag in entry.tags:
            papers[tag.key].append(entry.paper.id)
            tags[tag.key] = tag
    slugs = unique_slugs({key: tag.name if tag.is_curated else key for key, tag in tags.items()})
    above = {key: next((one for one in broader.get(key, ()) if one in papers), None) for key in papers}
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for key in sorted(papers, key=lambda key: (-len(papers[key]), key)):
        below[above[key]].append(key)
    terms = (
        Term(
            tags[key].name,
            slugs[key],
            tuple(papers[key]),
            broader=slugs[parent] if (parent := above[key]) else None,
            narrower=tuple(slugs[child] for child in below[key]),
        )
        for key in papers
    )
    return tuple(sorted(terms, key=lambda term: (term.name.casefold(), term.name)))
