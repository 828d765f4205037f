"""The figures of each seed that was checked: how its lines were used, what is new in it, what repeats."""

from __future__ import annotations

from collections import Counter

from builder.commands.check.result import Check
from builder.model import LINES, LISTINGS, PARTS

COLUMNS = (LINES, *PARTS, LISTINGS)

HEAD = (*(column.name for column in COLUMNS), "new", "repeats")


def figures(check: Check) -> list[tuple[int, ...]]:
    """The figures of each seed, in the order of HEAD."""
    new = Counter(check.first_place(paper).seed for paper in check.new)
    again = Counter(place.seed for _, place, _ in check.repeats)
    return [
        (*(column.count(reading) for column in COLUMNS), new[reading.seed], again[reading.seed])
        for reading in check.readings
    ]
