"""Records to papers: every work once, with the evidence for each merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.merge.evidence import SHORT
from builder.merge.groups import Groups, Join
from builder.merge.identity import cleaned_texts, text_id
from builder.merge.overrides import AppliedOverrides, Override
from builder.model import MOST_SHOWN, SAME_TEXT, Merge, Paper, PaperId, Place, Record, Sighting, dates
from builder.text import clean, is_visible, merge_key, shorten


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
    groups = Groups(ids, texts, said.joins(), said.apart())
    papers = [
        said.of_paper(_paper(members, versions, groups.evidence), frozenset(members)) for members in groups.all()
    ]
    return tuple(sorted(papers, key=lambda paper: paper.id))


def _paper(
    members: Sequence[PaperId],
    versions: Mapping[PaperId, Sequence[Record]],
    evidence: Mapping[PaperId, Sequence[Join]],
) -> Paper:
    sightings = sorted(
        (Sighting(record, version) for version in members for record in versions[version]),
        key=lambda sighting: _by_day_and_place(sighting.record),
    )
    shown = max((sighting.record for sighting in sightings), key=_newest_and_fullest)
    first = sightings[0].id
    return Paper(
        id=first,
        former_ids=tuple(version for version in sorted(members) if version != first),
        title=shorten(clean(shown.title), MOST_SHOWN),
        abstract=shorten(clean(shown.abstract), MOST_SHOWN),
        sightings=tuple(sightings),
        merged_by=tuple(_merges(sightings, evidence.get(members[0], ()))),
    )


def _by_day_and_place(record: Record) -> tuple[tuple[int, str], Place]:
    return dates.order(record.listed_on), record.place


def _newest_and_fullest(record: Record) -> tuple[bool, bool, str, int, str, str]:
    """A key that sorts records; the last one is shown.

    An abstract counts most, then the newest day, then the longest abstract; the texts themselves come last, so
    that the order of the seeds changes nothing.
    """
    return (
        len(merge_key(record.abstract)) >= SHORT,  # not "N/A"
        is_visible(clean(record.abstract)),
        dates.iso(record.listed_on) or "",
        len(record.abstract),
        record.title,
        record.abstract,
    )


def _merges(sightings: Sequence[Sighting], joins: Iterable[Join]) -> Iterator[Merge]:
    """Why the sightings are one paper: the repeats of each version, then the joins of versions.

    They are one fewer than the sightings.
    """
    first: dict[PaperId, Place] = {}
    for sighting in sightings:
        place = sighting.record.place
        if sighting.id in first:
            yield Merge(SAME_TEXT, 1.0, first[sighting.id], place)
        else:
            first[sighting.id] = place
    order = {version: at for at, version in enumerate(first)}
    for join in joins:
        one, other = sorted((join.one, join.other), key=order.__getitem__)
        yield Merge(join.evidence.rule, join.evidence.similarity, first[one], first[other])
