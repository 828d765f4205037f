"""What is doubtful about papers as wholes: days too far off, ids of two papers, what was looked up of none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from builder.merge.asked import Clash, find_clashes
from builder.merge.groups import Apart
from builder.merge.lookups import LookUp
from builder.merge.overrides import AppliedOverrides, Override, ambiguous
from builder.merge.works import names_of
from builder.model import (
    Issue,
    Paper,
    PaperId,
    Place,
    Sighting,
    ambiguous_override,
    doubtful_lookup,
    far_day,
    id_of_two_papers,
    ids_of_one_paper,
    shared_lookup,
    stale_lookup,
)

Owners = Mapping[PaperId, Sequence[Paper]]
"""The papers that have a text."""


def find_doubts(
    papers: Sequence[Paper], overrides: Sequence[Override], lookups: Sequence[LookUp] = ()
) -> tuple[Issue, ...]:
    """An issue for each doubtful day, where a seed has it first; for each ambiguous id in an override, at the
    first of its papers; for each id of two papers and each paper of two ids; for each look-up that says
    nothing, or no id."""
    owners: defaultdict[PaperId, list[Paper]] = defaultdict(list)
    for paper in papers:
        for text in dict.fromkeys(one.id for one in paper.sightings):
            owners[text].append(paper)
    own = {paper.id: [one for one in paper.sightings if len(owners[one.id]) == 1] for paper in papers}
    return (
        *_far_days(papers),
        *_ambiguous(papers, overrides),
        *_ids_of_two(papers, own, overrides),
        *_papers_of_two(papers, own),
        *_asked(papers, own, owners, lookups),
    )


def _far_days(papers: Sequence[Paper]) -> Iterator[Issue]:
    places: defaultdict[date, set[Place]] = defaultdict(set)
    for paper in papers:
        for sighting in paper.sightings:
            if sighting.is_doubtful and isinstance(sighting.record.listed_on, date):
                places[sighting.record.listed_on].add(sighting.record.place)
    for day in sorted(places):
        yield far_day(min(places[day]), day.isoformat(), len(places[day]))


def _ambiguous(papers: Sequence[Paper], overrides: Sequence[Override]) -> Iterator[Issue]:
    for override, name, meant in ambiguous(overrides, papers):
        place = min(paper.sightings[0].record.place for paper in meant)
        yield ambiguous_override(place, f"[[{override.kind}]]", name, [paper.title for paper in meant])


Own = Mapping[PaperId, Sequence[Sighting]]
"""The listings of each paper that stand with no other."""


def _ids_of_two(papers: Sequence[Paper], own: Own, overrides: Sequence[Override]) -> Iterator[Issue]:
    """The ids of several papers, unless people have said which of them has it, or that these are two."""
    having: defaultdict[tuple[str, str], dict[PaperId, tuple[Paper, Place]]] = defaultdict(dict)
    for paper in papers:
        listed = _listed_facts(paper)
        for one in own[paper.id]:
            said = one.record.details
            for kind, value in (("arxiv", said.arxiv), ("doi", said.doi)):
                if value and kind in listed:
                    having[kind, value].setdefault(paper.id, (paper, one.record.place))
    shared = {name: list(found.values()) for name, found in sorted(having.items()) if len(found) > 1}
    texts = (text for found in shared.values() for paper, _ in found for text in paper.texts)
    apart = AppliedOverrides(overrides, dict.fromkeys(texts)).apart() if overrides else frozenset()
    for (kind, value), found in shared.items():
        if not all(_are_apart(one, other, apart) for one, other in combinations((paper for paper, _ in found), 2)):
            both = sorted(((paper.title, place) for paper, place in found), key=lambda one: (one[1], one[0]))
            yield id_of_two_papers(both[-1][1], kind, value, both)


def _listed_facts(paper: Paper) -> set[str]:
    """What of it is known from its listings; of the rest people, or nobody, say what it is."""
    places = {one.record.place for one in paper.sightings} if paper.facts else set()
    return {fact.field for fact in paper.facts if fact.place in places}


def _are_apart(one: Paper, other: Paper, apart: Apart) -> bool:
    return any((mine.id, its.id) in apart for mine, its in product(one.texts, other.texts))


def _papers_of_two(papers: Sequence[Paper], own: Own) -> Iterator[Issue]:
    """The papers whose listings have several numbers of arXiv, unless people have said which is right."""
    for paper in papers:
        first: dict[str, Place] = {}
        for one in sorted(own[paper.id], key=lambda one: one.record.place):
            if number := one.record.details.arxiv:
                first.setdefault(number, one.record.place)
        if len(first) > 1 and "arxiv" in _listed_facts(paper):
            ids = sorted(first.items(), key=lambda one: one[1])
            yield ids_of_one_paper(ids[-1][1], paper.title, ids, paper.details.arxiv)


def _asked(papers: Sequence[Paper], own: Own, owners: Owners, lookups: Sequence[LookUp]) -> Iterator[Issue]:
    """What was looked up of no paper, of several at once, and the ids that two papers would have."""
    if not lookups:
        return
    for one in lookups:
        found = owners.get(one.text, ())
        if not found:
            yield stale_lookup(one.place, one.title or one.text)
        elif len(found) > 1:
            yield shared_lookup(one.place, one.title or one.text, _listed(found))
    by_id = {paper.id: paper for paper in papers}
    ids = {text: [paper.id for paper in found] for text, found in owners.items()}
    names = {paper: names_of(one.record for one in listed) for paper, listed in own.items()}
    for clash in find_clashes(lookups, ids, names):
        yield _doubtful(clash, ids, by_id)


def _doubtful(
    clash: Clash[PaperId], ids: Mapping[PaperId, Sequence[PaperId]], by_id: Mapping[PaperId, Paper]
) -> Issue:
    one = clash.look_up
    others = [by_id[other] for other in clash.owners.difference(ids[one.text])]
    return doubtful_lookup(one.place, by_id[ids[one.text][0]].title, clash.kind, clash.id, _listed(others))


def _listed(papers: Sequence[Paper]) -> list[tuple[str, Place]]:
    found = ((paper.title, paper.sightings[0].record.place) for paper in papers)
    return sorted(found, key=lambda one: (one[1], one[0]))
