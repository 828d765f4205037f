"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder import days
from builder.merging import Evidence, Listing, are_different, candidate_pairs, compare
from builder.model import Merge, Paper, PaperId, Place, Record, Sighting
from builder.text import clean, key_hash, merge_key

SAME_TEXT = "same text"
"""Titles and abstracts that differ in no letter and no digit: nothing had to be judged."""

LISTINGS_KEPT = 20_000
"""Listings whose compared form is kept at once: about 100 MB."""


def deduplicate(records: Iterable[Record]) -> tuple[Paper, ...]:
    """One paper for each work, sorted by id; the order of the records changes nothing."""
    versions: defaultdict[PaperId, list[Record]] = defaultdict(list)
    for record in records:
        versions[identity(record)].append(record)
    ids = sorted(versions)
    groups = _Groups(ids, versions)
    papers = [_paper(members, versions, groups.evidence) for members in groups.all()]
    return tuple(sorted(papers, key=lambda paper: paper.id))


def identity(record: Record) -> PaperId:
    """The hash of what a listing says: its title's and its abstract's letters and digits.

    Of the title alone it could not be, for two papers may have one title.
    """
    abstract = merge_key(record.abstract) if record.abstract else ""
    return key_hash(f"{merge_key(record.title)}\n{abstract}")


@dataclass(frozen=True, slots=True)
class _Join:
    """Two versions that are one paper."""

    one: PaperId
    other: PaperId
    evidence: Evidence


class _Groups:
    """Versions joined into papers, the strongest evidence first; none across what stands against it."""

    def __init__(self, ids: Sequence[PaperId], versions: Mapping[PaperId, Sequence[Record]]) -> None:
        texts = [_text(versions[identity]) for identity in ids]
        self._listing = _listings(texts)
        self._number = {identity: at for at, identity in enumerate(ids)}
        self._of = {identity: [identity] for identity in ids}
        self.evidence: dict[PaperId, list[_Join]] = defaultdict(list)
        found = (
            _Join(ids[one], ids[other], evidence)
            for one, other in candidate_pairs(texts)
            if (evidence := compare(self._listing(one), self._listing(other)))
        )
        for join in sorted(found, key=lambda join: (-join.evidence.similarity, join.one, join.other)):
            self._join(join)

    def all(self) -> Iterator[list[PaperId]]:
        """The versions of each paper."""
        return (members for identity, members in self._of.items() if members[0] == identity)

    def _join(self, join: _Join) -> None:
        mine, its = self._of[join.one], self._of[join.other]
        if mine is its or any(self._are_different(one, other) for one in mine for other in its):
            return
        together = sorted([*mine, *its])
        for identity in together:
            self._of[identity] = together
        self.evidence[together[0]] = [*self.evidence.pop(mine[0], []), *self.evidence.pop(its[0], []), join]

    def _are_different(self, one: PaperId, other: PaperId) -> bool:
        return are_different(self._listing(self._number[one]), self._listing(self._number[other]))


def _listings(texts: Sequence[tuple[str, str]]) -> Callable[[int], Listing]:
    """The compared form of a text by its number; the last ones asked for are kept."""

    @lru_cache(maxsize=LISTINGS_KEPT)
    def listing(number: int) -> Listing:
        return Listing(*texts[number])

    return listing


def _text(records: Sequence[Record]) -> tuple[str, str]:
    """Title and abstract of a version, as one of its records has them."""
    return min((record.title, record.abstract) for record in records)


def _paper(
    members: Sequence[PaperId],
    versions: Mapping[PaperId, Sequence[Record]],
    evidence: Mapping[PaperId, Sequence[_Join]],
) -> Paper:
    sightings = sorted(
        (Sighting(record, identity) for identity in members for record in versions[identity]),
        key=lambda sighting: _by_day_and_place(sighting.record),
    )
    shown = max((sighting.record for sighting in sightings), key=_newest_and_fullest)
    first = sightings[0].id
    return Paper(
        id=first,
        former_ids=tuple(identity for identity in sorted(members) if identity != first),
        title=clean(shown.title),
        abstract=clean(shown.abstract),
        sightings=tuple(sightings),
        merged_by=tuple(_merges(sightings, evidence.get(members[0], ()))),
    )


def _by_day_and_place(record: Record) -> tuple[tuple[int, str], Place]:
    return days.order(record.listed_on), record.place


def _newest_and_fullest(record: Record) -> tuple[bool, str, int, str, str]:
    """Which record is shown: with an abstract, of the newest day, the longest, then by text: never by chance."""
    return (
        bool(record.abstract),
        days.iso(record.listed_on) or "",
        len(record.abstract),
        record.title,
        record.abstract,
    )


def _merges(sightings: Sequence[Sighting], joins: Iterable[_Join]) -> Iterator[Merge]:
    """One merge less than sightings: each version's repeats, then the versions that were joined."""
    first: dict[PaperId, Place] = {}
    for sighting in sightings:
        place = sighting.record.place
        if sighting.id in first:
            yield Merge(SAME_TEXT, 1.0, first[sighting.id], place)
        else:
            first[sighting.id] = place
    order = {identity: at for at, identity in enumerate(first)}
    for join in joins:
        one, other = sorted((join.one, join.other), key=order.__getitem__)
        yield Merge(join.evidence.rule, join.evidence.similarity, first[one], first[other])
