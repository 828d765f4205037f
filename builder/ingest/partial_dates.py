"""Days on which works were published, as far as a source tells them: `2025`, `2025-09` or `2025-09-02`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from builder.ingest.dates import NotADayError, parse_day
from builder.text import squeeze

YEARS = range(1600, 2100)
"""Years that a work can be of: old ones are catalogued, too."""

_ISO = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?/*(?:[T ][0-9:.,+Zz-]{0,40})?", re.ASCII)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{4})", re.ASCII)

_TIME = re.compile(r" [0-9]{1,2}:[0-9]{2}.*")


def of_parts(parts: Sequence[object]) -> str:
    """The day of a year, month and day, of which those behind may lack, as numbers or texts; "" where it is
    none."""
    numbers = [int(part) for part in map(str, parts[:3]) if part.isascii() and part.isdecimal() and len(part) < 5]
    if not numbers or numbers[0] not in YEARS or len(numbers) < len(parts[:3]):
        return ""
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return ""
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])


def of_text(text: str) -> str:
    """The day that a text names, of ISO 8601 or in words ("Sep 1999", "Tue, 2 Sep 2025 14:03:11 GMT"); "" where it
    names none with a year."""
    text = squeeze(text[:80])
    if found := _ISO.fullmatch(text):
        return of_parts([part for part in found.groups() if part])
    if found := _MONTH_YEAR.fullmatch(text):
        return of_parts([found[2], _month(found[1])]) if _month(found[1]) else ""
    try:
        day = parse_day(_TIME.sub("", text))
    except NotADayError:
        return ""
    return day.isoformat() if isinstance(day, date) else ""


def _month(word: str) -> int:
    """The number of an English month, by its first letters; 0 where it is none."""
    beginning = word[:3].lower()
    return _MONTHS.index(beginning) + 1 if beginning in _MONTHS else 0
