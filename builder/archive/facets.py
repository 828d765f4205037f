"""The ways to browse: days, topics, tags, with their papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from builder.archive.addresses import find_tag_addresses
from builder.archive.order import from_new_to_old
from builder.archive.slugs import title_slug
from builder.model import OTHER, TAGS, TOPICS, Day, Entry, Leaf, ListedOn, PaperId, Place, Slug, Tag, Term, dates
from builder.text import fold_case


def day_facet(entries: Mapping[PaperId, Entry]) -> tuple[Day, ...]:
    """Every listed day, newest first; its papers in the order of the listing."""
    by_day: defaultdict[ListedOn, list[tuple[Place, PaperId]]] = defaultdict(list)
    doubtful: set[ListedOn] = set()
    for entry in entries.values():
        for sighting in entry.paper.sightings:
            record = sighting.record
            by_day[record.listed_on].append((record.place, entry.paper.id))
            if sighting.is_doubtful:
                doubtful.add(record.listed_on)

    def papers(day: ListedOn) -> tuple[PaperId, ...]:
        return tuple(dict.fromkeys(paper for _, paper in sorted(by_day[day])))

    days = [Day(day, Slug(dates.slug(day)), papers(day), day in doubtful) for day in by_day]
    return tuple(sorted(days, key=_days_from_new_to_old))


def _days_from_new_to_old(day: Day) -> tuple[bool, bool, tuple[int, int]]:
    """Sorts days: the dated, then the doubtful, then those without a year, no day last."""
    return not isinstance(day.listed_on, date), day.is_doubtful, from_new_to_old(day.listed_on)


def topic_facet(entries: Mapping[PaperId, Entry], leaves: Sequence[Leaf]) -> dict[str, tuple[Term, ...]]:
    """Every leaf of the tree by its group, also those without a paper, and behind them Other."""
    of_topic: defaultdict[str, list[PaperId]] = defaultdict(list)
    for entry in entries.values():
        for name in entry.topics.shown:
            of_topic[name].append(entry.paper.id)

    def term(name: str, slug: Slug, description: str) -> Term:
        return Term(TOPICS, name, slug, tuple(of_topic[name]), description)

    groups = {
        group: tuple(term(leaf.name, leaf.slug, leaf.description) for leaf in members)
        for group, members in groupby(leaves, key=lambda leaf: leaf.group)
    }
    return {**groups, OTHER: (term(OTHER, Slug("other"), "Papers that no topic of the tree fits yet."),)}


def group_facet(entries: Iterable[PaperId], topics: Mapping[str, Sequence[Term]]) -> dict[str, Term]:
    """Each group of topics with the papers that have any of them; Other is no group."""
    taken = {term.slug for terms in topics.values() for term in terms}
    groups: dict[str, Term] = {}
    for name, terms in topics.items():
        if name != OTHER:
            papers = {paper for term in terms for paper in term.papers}
            slug = _group_slug(name, taken)
            taken.add(slug)
            groups[name] = Term(TOPICS, name, slug, tuple(paper for paper in entries if paper in papers))
    return groups


def _group_slug(name: str, taken: Container[Slug]) -> Slug:
    """The address of a group, which gives way to that of a topic: "group-theory" may be one."""
    slug = Slug(f"group-{title_slug(name.replace('&', 'and'))}")
    while slug in taken:
        slug = Slug(f"{slug}-group")
    return slug


class TagFacet(NamedTuple):
    """The `terms` by name; `shared` are those that want one address, by this address; `pages` as in `Archive`."""

    terms: tuple[Term, ...]
    shared: dict[Slug, tuple[Term, ...]]
    pages: dict[str, Term]


def tag_facet(
    entries: Mapping[PaperId, Entry],
    listed: Mapping[Tag, Iterable[PaperId]],
    broader: Mapping[str, tuple[str, ...]],
) -> TagFacet:
    """Every tag that has a page, between its broader and narrower ones; and where those without one lead.

    `listed` holds the papers of each tag, `broader` for each key of a tag those above it, the next first.
    """
    tags = {tag.key: tag for tag in listed}
    places = {paper: place for place, paper in enumerate(entries)}
    papers = {tag.key: tuple(sorted(members, key=places.__getitem__)) for tag, members in listed.items()}
    addresses = find_tag_addresses({key: tag.name if tag.is_curated else key for key, tag in tags.items()})
    slugs = addresses.of_tag
    shown = {tag.key for entry in entries.values() for tag in entry.tags}
    above = {key: next((one for one in broader.get(key, ()) if one in papers), "") for key in shown.union(papers)}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(papers, key=lambda key: (-len(papers[key]), key)):
        below[above[key]].append(key)
    terms = {
        key: Term(
            TAGS,
            tags[key].name,
            slugs[key],
            papers[key],
            broader=slugs[parent] if (parent := above[key]) else None,
            narrower=tuple(slugs[child] for child in below[key]),
        )
        for key in papers
    }
    return TagFacet(
        tuple(sorted(terms.values(), key=lambda term: (fold_case(term.name), term.name))),
        {slug: tuple(terms[key] for key in keys) for slug, keys in addresses.shared.items()},
        {key: page for key, parent in above.items() if (page := terms.get(key) or terms.get(parent))},
    )
