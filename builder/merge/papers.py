"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from builder.merge.asked import find_clashes, words_of
from builder.merge.days import doubtful_days
from builder.merge.facts import Word, details_of, word_of
from builder.merge.groups import Group, Join, group_texts
from builder.merge.identity import as_shown
from builder.merge.lookups import LookUp
from builder.merge.memory import Known, Memory
from builder.merge.overrides import AppliedOverrides, Override
from builder.merge.revisions import shown_and_versions
from builder.merge.works import NAMELESS, Names, all_names, names_of
from builder.model import (
    MOST_SHOWN,
    NO_DETAILS,
    SAME_TEXT,
    Merge,
    Paper,
    PaperId,
    Place,
    Record,
    Sighting,
    Text,
    dates,
)
from builder.system import PLAIN, Means
from builder.text import shorten

Sightings = Mapping[PaperId, Sequence[Sighting]]
"""The listings by their texts."""


def merge_records(
    records: Iterable[Record],
    overrides: Sequence[Override] = (),
    confirmed: Iterable[date] = (),
    lookups: Sequence[LookUp] = (),
    means: Means = PLAIN,
) -> tuple[Paper, ...]:
    """One paper for each work, sorted by id; the order of the records changes nothing.

    `confirmed` are days that a person vouches for, however far they are from the others. What the `lookups` say
    decides nothing about which listings are one paper.
    """
    memory = Memory(means)
    sightings, known = _sightings(list(records), confirmed, memory)
    texts = [min((one.text for one in sightings[text]), key=_by_letters) for text in sorted(sightings)]
    said = AppliedOverrides(overrides, texts)
    names = [names_of(one.record for one in sightings[text.id]) for text in texts]
    groups = group_texts([known[text] for text in texts], names, memory, said.joins(), said.apart())
    memory.keep()
    hosts = Counter(text for group in groups for text in group.guests)
    asked = _Asked(groups, {text.id: own for text, own in zip(texts, names, strict=True)}, lookups)
    papers = []
    for number, group in enumerate(groups):
        alone = {*group.own, *(text for text in group.guests if hosts[text] == 1)}
        paper = asked.told(_paper(group, sightings), number, _speaking(group, sightings, alone))
        papers.append(said.of_paper(paper, alone))
    return tuple(sorted(papers, key=lambda paper: paper.id))


class _Asked:
    """What was looked up, by the numbers of the groups of texts that it is of."""

    def __init__(self, groups: Sequence[Group], names: Mapping[PaperId, Names], lookups: Sequence[LookUp]) -> None:
        self._of_group: defaultdict[int, list[LookUp]] = defaultdict(list)
        self._doubtful: frozenset[LookUp] = frozenset()
        self._owners: defaultdict[PaperId, list[int]] = defaultdict(list)
        if not lookups:
            return
        for number, group in enumerate(groups):
            for text in (*group.own, *group.guests):
                self._owners[text].append(number)
        for one in lookups:
            for number in self._owners.get(one.text, ()):
                self._of_group[number].append(one)
        called = {number: all_names(names[text] for text in group.own) for number, group in enumerate(groups)}
        self._doubtful = frozenset(clash.look_up for clash in find_clashes(lookups, self._owners, called))

    def told(self, paper: Paper, group: int, listed: Iterable[Record]) -> Paper:
        """The paper of a group with what its listings and the look-ups say of it."""
        asked = sorted(self._of_group.get(group, ()), key=lambda one: one.place)
        own = [one for one in asked if len(self._owners[one.text]) == 1]
        said = (word_of(one) for one in listed if one.details != NO_DETAILS)
        words: list[Word] = [*said, *words_of(own, self._doubtful)]
        if not (words or asked):
            return paper
        details, facts = details_of(words)
        return replace(
            paper, details=details, facts=facts, looked_up=tuple((one.text, one.details) for one in asked)
        )


def _sightings(
    records: Sequence[Record], confirmed: Iterable[date], memory: Memory
) -> tuple[Sightings, Mapping[Text, Known]]:
    """The sightings by the ids of their texts, equal texts one object; and what is known of each text."""
    doubtful = doubtful_days(records, confirmed)
    known: dict[Text, Known] = {}
    found: defaultdict[PaperId, list[Sighting]] = defaultdict(list)
    for record, one in zip(records, memory.read(records), strict=True):
        text = known.setdefault(one.text, one).text
        found[text.id].append(Sighting(record, text, record.listed_on in doubtful))
    return found, known


def _by_letters(text: Text) -> tuple[str, str]:
    return text.title, text.abstract


def _paper(group: Group, sightings: Sightings) -> Paper:
    own = sorted((one for text in group.own for one in sightings[text]), key=_by_day_and_place)
    others = [one for text in group.guests for one in sightings[text]]
    every = sorted((*own, *others), key=_by_day_and_place) if others else own
    shown, versions = shown_and_versions(own, every)
    text = as_shown(shown.text)
    first = own[0].id
    return Paper(
        id=first,
        former_ids=tuple(sorted({*group.own, *group.guests} - {first})),
        title=shorten(text.title, MOST_SHOWN),
        abstract=shorten(text.abstract, MOST_SHOWN),
        sightings=tuple(map(_as_shown, every)),
        merged_by=tuple(_merges(every, group.joins)),
        versions=tuple(map(_as_shown, versions)),
    )


def _speaking(group: Group, sightings: Sightings, alone: Set[PaperId]) -> Iterator[Record]:
    """The listings that speak for a paper; `alone` are its texts that no other paper has.

    A guest speaks where it has an id of the paper; one that no other paper shares also where it has no other
    number of arXiv.
    """
    own = [one.record for text in group.own for one in sightings[text]]
    yield from own
    names = names_of(own) if group.guests else NAMELESS
    for text in group.guests:
        for record in (one.record for one in sightings[text]):
            its = names_of([record])
            is_other = bool(its.arxiv and names.arxiv)
            if its.shared_with(names) or (text in alone and not is_other):
                yield record


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
