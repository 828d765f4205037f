"""The order of papers and days: new before old."""

from __future__ import annotations

from datetime import date

from builder.model import ListedOn, Paper, dates


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
