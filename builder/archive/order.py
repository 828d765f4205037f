"""The order of papers and days: new before old."""

from __future__ import annotations

from datetime import date

from builder.model import ListedOn, Paper, Place, dates


def first_listed(paper: Paper) -> ListedOn:
    """The earliest full day that a paper was listed on, else the earliest without a year, else None.

    A doubtful day counts as none.
    """
    return dates.first([sighting.day for sighting in paper.sightings])


def newest_first(paper: Paper) -> tuple[tuple[int, int], Place, str]:
    """Sorts papers by the day that they were first listed on, newest first; of one day as its listing has them."""
    place = paper.sightings[0].record.place
    return from_new_to_old(first_listed(paper)), place, paper.id


def from_new_to_old(day: ListedOn) -> tuple[int, int]:
    """Sorts full days from new to old; behind them those without a year, and no day last."""
    rank = dates.rank(day)
    if day is None:
        return rank, 0
    return rank, -(day.toordinal() if isinstance(day, date) else day.month * 31 + day.day)
