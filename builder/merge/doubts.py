"""What is doubtful about papers as wholes: days too far off, overrides that name two papers by one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from builder.merge.overrides import Override, ambiguous
from builder.model import Issue, Paper, Place, ambiguous_override, far_day


def find_doubts(papers: Sequence[Paper], overrides: Sequence[Override]) -> tuple[Issue, ...]:
    """An issue for each doubtful day, where a seed has it first, and for each ambiguous id in an override.

    The latter has the place of the first of its papers.
    """
    return (*_far_days(papers), *_ambiguous(papers, overrides))


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
