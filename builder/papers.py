"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from builder import days
from builder.model import Merge, Paper, Place, Record, Sighting
from builder.text import clean, key_hash, merge_key

SAME_TITLE = "same title"
"""The one rule so far: equal merge keys, so the titles differ in no letter and no digit."""

COMPARED = 500
"""Characters of two titles that are compared: the time grows by the square."""


def deduplicate(records: Iterable[Record]) -> tuple[Paper, ...]:
    """One paper for each merge key, sorted by id; the order of the records changes nothing."""
    by_key: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_key[merge_key(record.title)].append(record)
    papers = [_paper(key, listed) for key, listed in by_key.items()]
    return tuple(sorted(papers, key=lambda paper: paper.id))


def _paper(key: str, records: list[Record]) -> Paper:
    identity = key_hash(key)
    sightings = tuple(Sighting(record, identity) for record in sorted(records, key=_by_day_and_place))
    shown = max(records, key=_newest_and_fullest)
    return Paper(
        id=identity,
        former_ids=(),
        title=clean(shown.title),
        abstract=clean(shown.abstract),
        sightings=sightings,
        merged_by=tuple(_evidence(sightings)),
    )


def _by_day_and_place(record: Record) -> tuple[tuple[int, str], Place]:
    return days.order(record.listed_on), record.place


def _newest_and_fullest(record: Record) -> tuple[str, int, str, str]:
    """Which record is shown: the newest day, then the longest abstract, then by text, so never by chance."""
    return days.iso(record.listed_on) or "", len(record.abstract), record.title, record.abstract


def _evidence(sightings: tuple[Sighting, ...]) -> Iterable[Merge]:
    first, *others = (sighting.record for sighting in sightings)
    return (Merge(SAME_TITLE, _similarity(first.title, other.title), first.place, other.place) for other in others)


def _similarity(one: str, other: str) -> float:
    """How alike two titles are as written, from 0 to 1 (Ratcliff and Obershelp, as difflib has it)."""
    if one == other:
        return 1.0
    return round(SequenceMatcher(None, one[:COMPARED], other[:COMPARED], autojunk=False).ratio(), 3)
