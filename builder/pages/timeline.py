"""Papers over time as a few bars: by day, month, quarter or year, from the first of them to the last.

Nothing but the papers themselves decides what is drawn, so what is listed elsewhere changes no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from builder.model import MONTHS, ListedOn, dates
from builder.text import plural

MOST_BARS = 36
"""Bars of one drawing where months are counted: 36 quarters are nine years."""

SHORT = 62
"""Days up to which each is a bar of its own: two months of 31."""

FEW = 5
"""Bars whose figures are read at a glance."""

HEIGHT = 20
"""Units of the highest bar."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of time: the `number` of the one that a day lies in, and what one is called, alone and in a row.

    Numbers of units that follow one another do so, too.
    """

    name: str
    number: Callable[[date], int]
    named: Callable[[int], str]
    within_year: Callable[[int], str]
    year: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars as the `path` of a drawing `length` bars wide; `said` is the same in words, or where these are many the
    most of it; then `figures` are all of it. `undated` papers are not in it."""

    length: int
    path: str
    said: str
    figures: str | None = None
    undated: int | None = None


def timeline(days: Sequence[ListedOn]) -> Timeline | None:
    """The papers that were first listed on these days; None where they fill less than two bars."""
    dated = [day for day in days if isinstance(day, date)]
    if not dated:
        return None
    unit = unit_of(min(dated), max(dated))
    counts = Counter(map(unit.number, dated))
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    figures = _figures(unit, counts)
    return Timeline(
        length=last - first + 1,
        path=bars(counts, first),
        said=_short(unit, counts) if len(counts) > FEW else f"By {unit.name}: {figures}",
        figures=figures if len(counts) > FEW else None,
        undated=len(days) - len(dated) or None,
    )


def unit_of(first: date, last: date) -> Unit:
    """The shortest unit that needs few bars from one day to another."""
    if (last - first).days < SHORT:
        return DAYS
    return next((unit for unit in (MONTHLY, QUARTERLY) if _bars(unit, first, last) <= MOST_BARS), YEARLY)


def bars(counts: Counter[int], first: int) -> str:
    """One line upwards for each number that has any, as far to the right as it is behind the first."""
    most = max(counts.values(), default=1)
    return "".join(
        f"M{number - first} 0v-{max(1, round(HEIGHT * counts[number] / most))}" for number in sorted(counts)
    )


def _figures(unit: Unit, counts: Counter[int]) -> str:
    """What the bars stand for: `Jan 2025 (3), Feb (8)`; the year only where it is another one."""
    said, before = [], None
    for number in sorted(counts):
        year = unit.year(number)
        name = unit.within_year(number) if year == before else unit.named(number)
        said.append(f"{name} ({counts[number]:,})")
        before = year
    return ", ".join(said)


def _span(unit: Unit, first: int, last: int) -> str:
    """`Jan to Sep 2025`, `Nov 2024 to Feb 2025`."""
    is_one_year = unit.year(first) == unit.year(last) and unit is not YEARLY
    return f"{(unit.within_year if is_one_year else unit.named)(first)} to {unit.named(last)}"


def _short(unit: Unit, counts: Counter[int]) -> str:
    most = min(counts, key=lambda number: (-counts[number], number))
    time = _span(unit, min(counts), max(counts))
    return f"{time} by {unit.name}; most, {plural(counts[most], 'paper')}, in {unit.named(most)}"


def _bars(unit: Unit, first: date, last: date) -> int:
    return unit.number(last) - unit.number(first) + 1


# -- Units -------------------------------------------------------------------------------------


def _month(number: int) -> str:
    return MONTHS[number % 12][:3]


def _day(number: int) -> str:
    return dates.short_name(date.fromordinal(number)).rsplit(" ", 1)[0]


def _quarter(number: int) -> str:
    return f"Q{number % 4 + 1}"


DAYS = Unit(
    "day",
    date.toordinal,
    lambda number: dates.short_name(date.fromordinal(number)),
    _day,
    lambda number: date.fromordinal(number).year,
)
MONTHLY = Unit(
    "month",
    lambda day: day.year * 12 + day.month - 1,
    lambda number: f"{_month(number)} {number // 12}",
    _month,
    lambda number: number // 12,
)
QUARTERLY = Unit(
    "quarter",
    lambda day: day.year * 4 + (day.month - 1) // 3,
    lambda number: f"{_quarter(number)} {number // 4}",
    _quarter,
    lambda number: number // 4,
)
YEARLY = Unit("year", lambda day: day.year, str, str, lambda number: number)
