"""Days as a calendar: one row a month, one column a day, up to the last that is listed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from builder.model import MONTHS, Day, Slug, dates

STEPS = (10, 25, 50)
"""Papers from which a day is drawn one step larger and darker; a day with fewer than the first is step 1."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`step` is how large and dark it is drawn."""

    day: int
    name: str
    url: str
    count: int
    step: int


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """`starts` is the weekday of the 1st, Monday 0; `length` is the last day that is drawn."""

    name: str
    starts: int
    length: int
    papers: int
    days: Sequence[CalendarDay]


@dataclass(frozen=True, slots=True)
class Calendar:
    """`steps` are the papers from which a day is drawn one step larger and darker."""

    steps: Sequence[int]
    months: Sequence[CalendarMonth]
    note: str | None = None


def calendar(months: Iterable[date], listed: Iterable[Day]) -> Calendar:
    """The months (any day of each) in the given order, up to the last day that was listed in them.

    What is drawn of a year changes with the listings of that year alone, not with those of the next.
    """
    by_slug = {day.slug: day for day in listed}
    last = max(by_slug, default="")
    drawn = (month for month in months if f"{month:%Y-%m}" <= last[:7])
    return Calendar(STEPS, [_month(month, by_slug, last) for month in drawn])


def _month(month: date, by_slug: Mapping[Slug, Day], last: str) -> CalendarMonth:
    starts, length = monthrange(month.year, month.month)
    if last.startswith(f"{month:%Y-%m}"):
        length = int(last[-2:])
    wanted = (Slug(dates.slug(month.replace(day=number))) for number in range(1, length + 1))
    members = [by_slug[slug] for slug in wanted if slug in by_slug]
    return CalendarMonth(
        name=MONTHS[month.month - 1][:3],
        starts=int(starts),  # from Python 3.12 on it is an enumeration
        length=length,
        papers=len({paper for day in members for paper in day.papers}),
        days=[_day(day) for day in members],
    )


def _day(day: Day) -> CalendarDay:
    count = len(day.papers)
    return CalendarDay(
        day=int(day.slug[-2:]),
        name=dates.long_name(day.listed_on),
        url=day.address,
        count=count,
        step=1 + sum(count >= least for least in STEPS),
    )


def months_until(newest: str, count: int, oldest: str = "") -> Sequence[date]:
    """The first days of `count` months, the last of them that of the newest day (ISO 8601), none before that of
    the oldest."""
    last = date.fromisoformat(newest)
    number = last.year * 12 + last.month - 1
    found = (date(at // 12, at % 12 + 1, 1) for at in range(number - count + 1, number + 1))
    return [month for month in found if month.isoformat()[:7] >= oldest[:7]]
