"""How days, with or without a year, are sorted and named; nothing here asks the clock."""

from __future__ import annotations

from datetime import date, timedelta

from builder.model.records import ListedOn, MonthDay

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

YEARS = range(1970, 2100)
"""Years that a listing can be of. 2925 is a typing error, and would be the newest day of the whole site."""


def iso(day: ListedOn) -> str | None:
    """`2025-09-09`, `--09-09` (ISO 8601 without a year), or None."""
    match day:
        case date():
            return day.isoformat()
        case MonthDay():
            return f"--{day.month:02}-{day.day:02}"
        case _:
            return None


def slug(day: ListedOn) -> str:
    """The last part of a day's address: `2025-09-09`; `09-09` where the year is unknown; `undated`."""
    return (iso(day) or "undated").removeprefix("--")


def rank(day: ListedOn) -> int:
    """0 for full days, 1 for days without a year, 2 for no day."""
    return 0 if isinstance(day, date) else 1 if day else 2


def order(day: ListedOn) -> tuple[int, str]:
    """A key that sorts days from early to late, then days without a year, and no day last."""
    return rank(day), iso(day) or ""


def first(days: list[ListedOn]) -> ListedOn:
    """The earliest full date, else the earliest day without a year, else None."""
    return min(days, key=order, default=None)


def long_name(day: ListedOn) -> str:
    """`Tuesday 9 September 2025`, `9 September, year unknown`, `undated`; English on every machine."""
    match day:
        case date():
            return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
        case MonthDay():
            return f"{day.day} {MONTHS[day.month - 1]}, year unknown"
        case _:
            return "undated"


def short_name(day: ListedOn) -> str:
    """`9 Sep 2025`, `9 Sep`, `undated`."""
    return _named(day, letters=3)


def day_name(day: ListedOn) -> str:
    """`Tue 9 Sep`, `9 Sep`, `undated`."""
    weekday = f"{WEEKDAYS[day.weekday()][:3]} " if isinstance(day, date) else ""
    return weekday + short_name(MonthDay(day.month, day.day) if day else None)


def date_name(day: ListedOn) -> str:
    """`9 September 2025`, `9 September`, `undated`."""
    return _named(day)


def _named(day: ListedOn, letters: int | None = None) -> str:
    """Day, month (its first letters, or all of it), and the year where it is known."""
    if day is None:
        return "undated"
    year = f" {day.year}" if isinstance(day, date) else ""
    return f"{day.day} {MONTHS[day.month - 1][:letters]}{year}"


def month_name(day: date) -> str:
    """`September 2025`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def week_slug(day: date) -> str:
    """The last part of the address of a day's week (ISO 8601: from Monday, of the year that its Thursday lies in):
    `2025-w37`."""
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02}"


def week_name(day: date) -> str:
    """`Week 37 of 2025`."""
    year, week, _ = day.isocalendar()
    return f"Week {week} of {year}"


def week_days(day: date) -> str:
    """From which day to which the week of a day goes: `8 to 14 September 2025`."""
    monday = day - timedelta(day.weekday())
    sunday = monday + timedelta(6)
    year = f" {monday.year}" if monday.year != sunday.year else ""
    month = f" {MONTHS[monday.month - 1]}{year}" if monday.month != sunday.month else ""
    return f"{monday.day}{month} to {date_name(sunday)}"
