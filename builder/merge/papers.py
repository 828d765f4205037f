"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from builder.merge.days import doubtful_days
from builder.merge.facts import details_of
from builder.merge.groups import Group, Join, group_texts
from builder.merge.identity import as_shown, text_of
from builder.merge.overrides import AppliedOverrides, Override
from builder.merge.revisions import shown_and_versions
from builder.merge.works import names_of
from builder.model import MOST_SHOWN, SAME_TEXT, Merge, Paper, PaperId, Place, Record, Sighting, Text, dates
from builder.text import shorten


def merge_records(
    records: Iterable[Record], overrides: Sequence[Override] = (), confirmed: Iterable[date] = ()
) -> tuple[Paper, ...]:
    """One paper for each work, sorted by id; the order of the records changes nothing.

    `confirmed` are days that a person vouches for, however far they are from the others.
    """
    sightings = _sightings(list(records), confirmed)
    texts = [min((one.text for one in sightings[text]), key=_by_letters) for text in sorted(sightings)]
    said = AppliedOverrides(overrides, texts)
    names = [names_of(one.record for one in sightings[text.id]) for text in texts]
    groups = group_texts(texts, names, said.joins(), said.apart())
    hosts = Counter(text for group in groups for text in group.guests)
    papers = []
    for group in groups:
        alone = {*group.own, *(text for text in group.guests if hosts[text] == 1)}
        papers.append(said.of_paper(_paper(group, sightings, alone), alone))
    return tuple(sorted(papers, key=lambda paper: paper.id))


def _sightings(records: Sequence[Record], confirmed: Iterable[date]) -> Mapping[PaperId, Sequence[Sighting]]:
    """The sightings by the ids of their texts; equal texts are one object."""
    doubtful = doubtful_days(records, confirmed)
    known: dict[Text, Text] = {}
    found: defaultdict[PaperId, list[Sighting]] = defaultdict(list)
    for record in records:
        text = text_of(record)
        found[text.id].append(Sighting(record, known.setdefault(text, text), record.listed_on in doubtful))
    return found


def _by_letters(text: Text) -> tuple[str, str]:
    return text.title, text.abstract


def _paper(group: Group, sightings: Mapping[PaperId, Sequence[Sighting]], alone: Set[PaperId]) -> Paper:
    """The paper of a group; `alone` are its texts that no other paper has."""
    own = sorted((one for text in group.own for one in sightings[text]), key=_by_day_and_place)
    every = sorted((*own, *(one for text in group.guests for one in sightings[text])), key=_by_day_and_place)
    shown, versions = shown_and_versions(own, every)
    text = as_shown(shown.text)
    first = own[0].id
    details, facts = details_of(_speaking(every, alone))
    return Paper(
        id=first,
        former_ids=tuple(sorted({*group.own, *group.guests} - {first})),
        title=shorten(text.title, MOST_SHOWN),
        abstract=shorten(text.abstract, MOST_SHOWN),
        sightings=tuple(map(_as_shown, every)),
        merged_by=tuple(_merges(every, group.joins)),
        versions=tuple(map(_as_shown, versions)),
        details=details,
        facts=facts,
    )


def _speaking(every: Sequence[Sighting], alone: Set[PaperId]) -> Iterator[Record]:
    """The listings that speak for a paper: a listing that other papers share speaks for the one with its id."""
    own = names_of(one.record for one in every if one.id in alone)
    for one in every:
        if one.id in alone or names_of([one.record]).shared_with(own):
            yield one.record


def _as_shown(sighting: Sighting) -> Sighting:
    text = as_shown(sighting.text)
    return sighting if text is sighting.text else replace(sighting, text=text)


def _by_day_and_place(sighting: Sighting) -> tuple[tuple[int, str], Place]:
    return dates.order(sighting.day), sighting.record.place


def _merges(sightings: Sequence[Sighting], joins: Iterable[Join]) -> Iterator[Merge]:
    """Why the sightings are one paper: the repeats of each text, then the joins of texts.

    They are one fewer than the sightings.
    """
    first: dict[PaperId, Place] = {}
    for sighting in sightings:
        place = sighting.record.place
        if sighting.id in first:
            yield Merge(SAME_TEXT, 1.0, first[sighting.id], place)
        else:
            first[sighting.id] = place
    order = {text: at for at, text in enumerate(first)}
    for join in joins:
        one, other = sorted((join.one, join.other), key=order.__getitem__)
        yield Merge(join.evidence.rule, join.evidence.similarity, first[one], first[other])
