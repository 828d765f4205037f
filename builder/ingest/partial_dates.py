"""Days on which works were published, as far as a source tells them: `2025`, `2025-09` or `2025-09-02`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.month_names import month_numbers, word_of
from builder.text import is_decimal, squeeze

YEARS = range(1600, 2100)
"""Years that a work can be of: old ones are catalogued, too."""

LONGEST = 80
"""Characters; what is longer names no day."""

_ISO = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?[/?~%]*(?:[T ][0-9:.,+Zz-]{0,40})?", re.ASCII
)

_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)

_SEASON = re.compile(r"([0-9]{4})-[2-4][0-9]", re.ASCII)  # of BibLaTeX: 21 is spring

_ABOUT = re.compile(r"(?:spring|summer|autumn|fall|winter|circa|ca?\.?),? ?([0-9]{4})", re.IGNORECASE | re.ASCII)

# Of RIS ("2025/09//spring"), of BibLaTeX ("2025-09/2025-10", "2025-XX").
_BEGINNING = re.compile(r"([0-9]{4})(?:([-/])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?(?:/.*|-XX.*)", re.ASCII)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH_YEAR = re.compile(r"(\D{3,20}?)\.?,? ([0-9]{4})|([0-9]{4}),? (\D{3,20}?)\.?", re.ASCII)

_TIME = re.compile(r" [0-9]{1,2}:[0-9]{2}.*")

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")

_WORD = re.compile(r"[^\s0-9.,;:/~(){}#+&–—-]{3,}")

_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")

_SPAN = re.compile(r"[0-9]\s?[-–—/]+\s?[0-9]")


def of_parts(parts: Sequence[object]) -> str:
    """The day of a year, month and day, of which those behind may lack, as numbers or texts; "" where it is
    none."""
    numbers = [int(part) for part in map(str, parts[:3]) if part.isascii() and is_decimal(part) and len(part) < 5]
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
    if len(text) > LONGEST:
        return ""
    text = squeeze(text)
    if found := _SEASON.fullmatch(text) or _ABOUT.fullmatch(text):
        return of_parts([found[1]])
    if found := _ISO.fullmatch(text):
        return of_parts([part for part in (found[1], found[3], found[4]) if part])
    if found := _COMPACT.fullmatch(text):
        return of_parts(found.groups())
    if found := _BEGINNING.fullmatch(text):
        return of_parts([part for part in (found[1], found[3], found[4]) if part])
    if found := _MONTH_YEAR.fullmatch(text):
        month = _month(found[1] or found[4])
        return of_parts([found[2] or found[3], month]) if month else ""
    try:
        day = parse_day(_TIME.sub("", text))
    except NotADayError:
        return ""
    return day.isoformat() if isinstance(day, date) else ""


def of_fields(year: str, month: str = "", day: str = "") -> str:
    """The day of fields that people fill as they like: "2025", "September 5" and "", or "2025", "9" and "5". What
    cannot be told is left out: of "Sep-Oct" and "5-7 Sep" the month, or the year alone, is known."""
    found = _YEAR.search(year[:LONGEST])
    if found is None:
        return ""
    number, rest = _month_in(month[:LONGEST])
    if not number:
        return of_parts([found[0]])
    days = _NUMBER.findall(rest if not _SPAN.search(rest) else "") + _NUMBER.findall(day[:LONGEST])
    exact = of_parts([found[0], number, days[0]]) if len(days) == 1 else ""
    return exact or of_parts([found[0], number]) or of_parts([found[0]])


def finest(days: Sequence[str]) -> str:
    """Of days that were said of one work the one that tells most, of those that lie within the first."""
    within = [day for day in days if day and day.startswith(next(filter(None, days)))]
    return max(within, key=len, default="")


def _month_in(text: str) -> tuple[int, str]:
    """The month of a field, 0 where it is none or several, and what else stands there."""
    if words := _WORD.findall(text):
        return _month(words[0]) if len(words) == 1 else 0, text
    number = text.strip()
    return int(number) if number.isascii() and is_decimal(number) and len(number) < 3 else 0, ""


def _month(word: str) -> int:
    """The number of a month, English by its first letters, or in one of many languages; 0 where it is none."""
    beginning = word[:3].lower()
    if word.isascii() and beginning in _MONTHS:
        return _MONTHS.index(beginning) + 1
    return month_numbers().get(word_of(word), 0)
