"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, permutations, product

from builder.merging.candidates import candidate_pairs
from builder.merging.evidence import SHORT, Comparable, Evidence, find_evidence
from builder.model import MOST_SHOWN, SAID, SAME_TEXT, Merge, Paper, PaperId, Place, Record, Sighting, dates
from builder.overrides import Override
from builder.text import clean, is_visible, key_hash, key_of, merge_key, shorten

LISTINGS_KEPT = 20_000
"""Listings whose compared form is kept at once: about 100 MB."""


def merge_records(records: Iterable[Record], overrides: Sequence[Override] = ()) -> tuple[Paper, ...]:
    """One paper for each work, sorted by id; the order of the records changes nothing."""
    versions: defaultdict[PaperId, list[Record]] = defaultdict(list)
    texts: dict[PaperId, tuple[str, str]] = {}
    for record in records:
        cleaned = cleaned_texts(record)
        version = text_id(*cleaned)
        versions[version].append(record)
        texts[version] = min(cleaned, texts.get(version, cleaned))
    ids = sorted(versions)
    said = AppliedOverrides(overrides, versions)
    groups = Groups(ids, texts, said)
    papers = [
        said.of_paper(_paper(members, versions, groups.evidence), frozenset(members)) for members in groups.all()
    ]
    return tuple(sorted(papers, key=lambda paper: paper.id))


def unmatched(overrides: Sequence[Override], records: Iterable[Record]) -> list[Override]:
    """The overrides of which a paper is not among the records any more."""
    if not overrides:
        return []
    known = {name for record in records for name in (merge_key(record.title), record_id(record))}
    return [override for override in overrides if _is_idle(override, known)]


def _is_idle(override: Override, known: Container[str]) -> bool:
    """Whether too few of its papers are there: one is enough to keep from each other, all must be to join."""
    there = sum(name in known or merge_key(name) in known for name in override.papers)
    return there < (2 if override.kind == "two" else len(override.papers))


def record_id(record: Record) -> PaperId:
    """The hash of what a listing says: its title's and its abstract's letters and digits.

    Of the title alone it could not be, for two papers may have one title.
    """
    return text_id(*cleaned_texts(record))


def cleaned_texts(record: Record) -> tuple[str, str]:
    return clean(record.title), clean(record.abstract)


def text_id(title: str, abstract: str) -> PaperId:
    return PaperId(key_hash(f"{key_of(title)}\n{key_of(abstract) if abstract else ''}"))


class AppliedOverrides:
    """What people said of single papers, as sets of versions."""

    def __init__(self, overrides: Sequence[Override], versions: Mapping[PaperId, Sequence[Record]]) -> None:
        by_key: defaultdict[str, set[PaperId]] = defaultdict(set)
        for record_id, records in versions.items() if overrides else ():
            by_key[record_id].add(record_id)
            by_key[merge_key(records[0].title)].add(record_id)
        self._meant = [
            (override, [by_key.get(name) or by_key.get(merge_key(name), set()) for name in override.papers])
            for override in overrides
        ]

    def joins(self) -> Iterator[Join]:
        for override, meant in self._meant:
            if override.kind == "one" and all(meant):
                members = sorted(set().union(*meant))
                yield from (Join(one, other, Evidence(SAID, 1.0)) for one, other in pairwise(members))

    def apart(self) -> set[tuple[PaperId, PaperId]]:
        """Versions that are of two papers, both ways round."""
        found: set[tuple[PaperId, PaperId]] = set()
        for override, meant in self._meant:
            if override.kind == "two":
                pairs = (pair for these, those in permutations(meant, 2) for pair in product(these, those))
                found.update(pair for pair in pairs if pair[0] != pair[1])
        return found

    def of_paper(self, paper: Paper, members: frozenset[PaperId]) -> Paper:
        for override, meant in self._meant:
            if members.isdisjoint(meant[0]):
                continue
            if override.kind == "title":
                paper = replace(paper, title=shorten(clean(override.title), MOST_SHOWN))
            elif override.kind == "hide":
                paper = replace(paper, hidden=override.reason)
            elif override.kind == "topics":
                paper = replace(paper, topics=override.values)
            elif override.kind == "tags":
                paper = replace(paper, tags=tuple(map(clean, override.values)))
        return paper


@dataclass(frozen=True, slots=True)
class Join:
    """Two versions that are one paper."""

    one: PaperId
    other: PaperId
    evidence: Evidence


class Groups:
    """Versions joined into papers by whatever evidence there is for any two of them.

    A join never depends on a third version: so a seed that is added can join papers, and part none.
    """

    def __init__(
        self, ids: Sequence[PaperId], cleaned: Mapping[PaperId, tuple[str, str]], said: AppliedOverrides
    ) -> None:
        texts = [(title, abstract[:MOST_SHOWN]) for title, abstract in (cleaned[version] for version in ids)]
        self._listing = _listings(texts)
        self._number = {record_id: at for at, record_id in enumerate(ids)}
        self._of = {record_id: [record_id] for record_id in ids}
        self.evidence: dict[PaperId, list[Join]] = defaultdict(list)
        self._apart = said.apart()
        found = (
            Join(ids[one], ids[other], evidence)
            for one, other in candidate_pairs(texts)
            if (evidence := find_evidence(self._listing(one), self._listing(other)))
        )
        for join in sorted(found, key=lambda join: (-join.evidence.similarity, join.one, join.other)):
            if not self._is_parted(join):
                self._join(join)
        for join in said.joins():  # last: what is said of two listings must not part them from their others
            self._join(join)

    def all(self) -> Iterator[list[PaperId]]:
        """The versions of each paper."""
        return (members for record_id, members in self._of.items() if members[0] == record_id)

    def _join(self, join: Join) -> None:
        mine, its = self._of[join.one], self._of[join.other]
        if mine is its:
            return
        together = sorted([*mine, *its])
        for record_id in together:
            self._of[record_id] = together
        self.evidence[together[0]] = [*self.evidence.pop(mine[0], []), *self.evidence.pop(its[0], []), join]

    def _is_parted(self, join: Join) -> bool:
        """Whether people said that two versions which would come together are two papers."""
        mine, its = self._of[join.one], self._of[join.other]
        return bool(self._apart) and any((one, other) in self._apart for one in mine for other in its)


def _listings(texts: Sequence[tuple[str, str]]) -> Callable[[int], Comparable]:
    """The compared form of a text by its number; the last ones asked for are kept."""

    @lru_cache(maxsize=LISTINGS_KEPT)
    def listing(number: int) -> Comparable:
        return Comparable(*texts[number])

    return listing


def _paper(
    members: Sequence[PaperId],
    versions: Mapping[PaperId, Sequence[Record]],
    evidence: Mapping[PaperId, Sequence[Join]],
) -> Paper:
    sightings = sorted(
        (Sighting(record, record_id) for record_id in members for record in versions[record_id]),
        key=lambda sighting: _by_day_and_place(sighting.record),
    )
    shown = max((sighting.record for sighting in sightings), key=_newest_and_fullest)
    first = sightings[0].id
    return Paper(
        id=first,
        former_ids=tuple(record_id for record_id in sorted(members) if record_id != first),
        title=shorten(clean(shown.title), MOST_SHOWN),
        abstract=shorten(clean(shown.abstract), MOST_SHOWN),
        sightings=tuple(sightings),
        merged_by=tuple(_merges(sightings, evidence.get(members[0], ()))),
    )


def _by_day_and_place(record: Record) -> tuple[tuple[int, str], Place]:
    return dates.order(record.listed_on), record.place


def _newest_and_fullest(record: Record) -> tuple[bool, bool, str, int, str, str]:
    """Which record is shown: with an abstract, of the newest day, the longest, then by text: never by chance."""
    return (
        len(merge_key(record.abstract)) >= SHORT,  # not "N/A"
        is_visible(clean(record.abstract)),
        dates.iso(record.listed_on) or "",
        len(record.abstract),
        record.title,
        record.abstract,
    )


def _merges(sightings: Sequence[Sighting], joins: Iterable[Join]) -> Iterator[Merge]:
    """One merge less than sightings: each version's repeats, then the versions that were joined."""
    first: dict[PaperId, Place] = {}
    for sighting in sightings:
        place = sighting.record.place
        if sighting.id in first:
            yield Merge(SAME_TEXT, 1.0, first[sighting.id], place)
        else:
            first[sighting.id] = place
    order = {record_id: at for at, record_id in enumerate(first)}
    for join in joins:
        one, other = sorted((join.one, join.other), key=order.__getitem__)
        yield Merge(join.evidence.rule, join.evidence.similarity, first[one], first[other])
