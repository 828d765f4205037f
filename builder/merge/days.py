"""Days that are too far off to be believed: a typing error, or a seed that wants to come first or last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from builder.model import Record

NEAR = timedelta(days=366)
"""Days at most so far apart are near: a year, also a leap year."""


def doubtful_days(records: Iterable[Record], confirmed: Iterable[date] = ()) -> frozenset[date]:
    """The days that a single seed has, over a year from all other days. A `confirmed` day vouches for those near
    it.

    Days near each other form a stretch, and a stretch of a single seed is doubtful: a second day in it is as
    easily made up as the first. Where all are, that of the most listings is the time of the archive; of equals
    the first.
    """
    listings = Counter(
        (record.listed_on, record.place.seed) for record in records if isinstance(record.listed_on, date)
    )
    sure = frozenset(confirmed)
    stretches = [_Stretch(days, listings) for days in _stretches(sorted({day for day, _ in listings} | sure))]
    doubtful = [stretch for stretch in stretches if len(stretch.seeds) < 2 and sure.isdisjoint(stretch.days)]
    if doubtful and len(doubtful) == len(stretches):
        doubtful.remove(max(doubtful, key=lambda stretch: stretch.listings))
    return frozenset(day for stretch in doubtful for day in stretch.days)


class _Stretch:
    """Days near each other, with the seeds that have them and how many listings are of them."""

    def __init__(self, days: Sequence[date], listings: Counter[tuple[date, str]]) -> None:
        self.days = frozenset(days)
        here = {key: count for key, count in listings.items() if key[0] in self.days}
        self.seeds = {seed for _, seed in here}
        self.listings = sum(here.values())


def _stretches(days: Sequence[date]) -> Iterator[list[date]]:
    """Sorted days, parted where the next is not near."""
    stretch: list[date] = []
    for day in days:
        if stretch and day - stretch[-1] > NEAR:
            yield stretch
            stretch = []
        stretch.append(day)
    if stretch:
        yield stretch
