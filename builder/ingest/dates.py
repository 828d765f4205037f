"""Days as listings write them, in many forms and languages, read as dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from builder.ingest.month_names import FILLERS, ambiguous_months, month_numbers, weekday_names, word_of
from builder.model import MONTHS, WEEKDAYS, YEARS, MonthDay
from builder.text import ascii_digits, fold_case, is_number

_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}

_MONTH = rf"(?P<month>sept|{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)})\.?"

_WEEKDAY = rf"(?:(?:{'|'.join(f'{name}|{name[:3]}' for name in WEEKDAYS)})\.?,?\s+)?"

_YEAR = r"(?:,?\s+(?P<year>[0-9]{4}))?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}",
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH}{_YEAR}",
    )
)

_EAST_ASIAN = re.compile(
    r"(?:(?P<year>[0-9]{4})[年년]\s?)?(?P<month>[0-9]{1,2})[月월]\s?(?P<day>[0-9]{1,2})[日일]"
    r"(?:\s*[(（]?(?:(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)[)）]?)?"
)

_DASHED = re.compile(rf"(?P<day>[0-9]{{1,2}})-{_MONTH}-(?P<year>[0-9]{{4}})", re.IGNORECASE)

_COMPACT = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])")

_STAMPED = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})\s+{_MONTH}\s+(?P<year>[0-9]{{4}})\s+[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?"
    r"(?:\s+(?:[A-Z]{1,5}|[+-][0-9]{4}))?",
    re.IGNORECASE,
)
"""The date of a mail (RFC 5322, section 3.3)."""

_AROUND = re.compile(
    r"(?:[·•*\-–—]\s+)?"
    r"(?:(?:published|updated|posted|listed|submitted|announced)(?:\s+on)?:?\s+"
    r"|(?:daily |trending )?papers\s*(?:for|of|from|on|[-–—:,|])\s+"
    r"|(?:showing )?new (?:listings|submissions) (?:for|of)\s+|date:\s+)?"
    r"[\[(]?(?P<day>[^\[\]()]{1,60}?)[\])]?\s*(?::|\(showing [^()]{1,60}\))?",
    re.IGNORECASE,
)
"""What people write around a day that heads a list."""

_SPAN = re.compile(r" ?(?:[-–—~]|to|until|through|bis|至) ?", re.IGNORECASE)

_DIGIT = re.compile(r"[0-9]")

_REST_OF_SPAN = re.compile(r"[0-9]{1,2}(?:,?\s+[0-9]{4})?")

_PERIOD = re.compile(
    r"(?:(?:week|kw|w)\s?[0-9]{1,2}|(?:week|month) of .{1,20})(?:,?\s+[0-9]{4})?|[0-9]{4}-?w[0-9]{1,2}"
    rf"|{_MONTH},?\s+[0-9]{{4}}|[0-9]{{4}}[-/.][0-9]{{1,2}}",
    re.IGNORECASE,
)

_NUMERIC = re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?:[T ][0-9]{2}:.*)?")

_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[0-9]{4})\.?(?:\s?г\.)?")

_SLASHED = re.compile(r"(?P<one>[0-9]{1,2})/(?P<other>[0-9]{1,2})/(?P<year>[0-9]{4})")

_ORDINAL = re.compile(r"([0-9]{1,2}|[0-9]{4})(?:st|nd|rd|th|er|e|o|a|º|ª)?")

_TOKEN = re.compile(r"[^\s,./]+")

LONGEST = 40
"""Characters; a longer text is no day in words."""

_IN_NAME = re.compile(
    r"(?<![0-9])[0-9]{4}([-_.])[0-9]{2}\1[0-9]{2}(?![0-9])"
    # Eight digits within letters may be those of a hash.
    r"|(?<![A-Za-z0-9\x80-\U0010ffff])[0-9]{8}(?![A-Za-z0-9\x80-\U0010ffff])"
)

_NO_SEPARATORS = str.maketrans("", "", "-_.")


class NotADayError(ValueError):
    """The text has the form of a day, but the calendar has no such day ("Aug 32")."""


def parse_day(text: str) -> date | MonthDay | None:
    """The day that the whole text names; None where it has not the form of a day.

    Raises NotADayError where it has the form of a day, and the calendar has no such day.
    """
    text = ascii_digits(text)
    for form in (*_FORMS, _EAST_ASIAN, _NUMERIC, _DOTTED, _DASHED, _COMPACT, _STAMPED):
        if found := form.fullmatch(text):
            named = found["month"]
            month = int(named) if is_number(named) else _MONTH_NUMBER[fold_case(named)[:3]]
            return _checked(text, found["year"], month, found["day"])
    if found := _SLASHED.fullmatch(text):
        return _slashed(text, found)
    return _in_other_words(text)


def heading_day(text: str) -> date | MonthDay | None:
    """The day that a line names, with or without what people write around it: "Papers for Sep 9:".

    Raises NotADayError as `parse_day` does, but only where nothing else stands in the line.
    """
    text = ascii_digits(text)
    if not _DIGIT.search(text):
        return None
    if (day := parse_day(text)) is not None:
        return day
    found = _AROUND.fullmatch(text)
    if found is None or found["day"] == text:
        return None
    try:
        return parse_day(found["day"].strip())
    except NotADayError:
        return None


def is_period(text: str) -> bool:
    """Whether the whole text names a week, a month or the time between two days."""
    text = ascii_digits(text).strip()
    if len(text) > 2 * LONGEST or not _DIGIT.search(text):
        return False
    if _PERIOD.fullmatch(text):
        return True
    spans = (found for found in _SPAN.finditer(text) if _DIGIT.search(text, found.end()))
    return any(_is_day_or_rest(text[found.end() :]) and _is_day(text[: found.start()]) for found in spans)


def _is_day(text: str) -> bool:
    try:
        return parse_day(text.strip()) is not None
    except NotADayError:
        return False


def _is_day_or_rest(text: str) -> bool:
    """The end of a span: a day, or its number alone: "Sep 9-12"."""
    return _is_day(text) or bool(_REST_OF_SPAN.fullmatch(text.strip()))


def _slashed(text: str, found: re.Match[str]) -> date | MonthDay:
    """`13/9/2025` or `9/13/2025`; raises NotADayError for `9/10/2025`, for nobody knows which is the month."""
    one, other = int(found["one"]), int(found["other"])
    if one != other and max(one, other) <= 12:
        raise NotADayError(text)
    return _checked(text, found["year"], min(one, other), str(max(one, other)))


def _in_other_words(text: str) -> date | MonthDay | None:
    """A day in another language or order: one month's name, one number of a day, perhaps weekday and year."""
    if len(text) > LONGEST or not any(map(is_number, text)):
        return None
    numbers, names = _numbers_and_names(text)
    if len(numbers) in (1, 2) and not ambiguous_months().isdisjoint(names):
        raise NotADayError(text)  # "listopad" is October in Croatian, November in Polish
    month = _month_of(names)
    days = [number for number in numbers if len(number) <= 2]
    years = [number for number in numbers if len(number) == 4]
    if month is None or len(days) != 1 or len(years) > 1:
        return None
    return _checked(text, years[0] if years else None, month, days[0])


def _numbers_and_names(text: str) -> tuple[list[str], list[str]]:
    """The words of a text without its fillers: numbers without an ending ("9th" gives "9"), and folded names."""
    numbers, names = [], []
    for token in _TOKEN.findall(text):
        word = word_of(token)
        if number := _ORDINAL.fullmatch(word):
            numbers.append(number[1])
        elif word and word not in FILLERS:
            names.append(word)
    return numbers, names


def _month_of(names: Sequence[str]) -> int | None:
    """The month among the names; None where there is none, where there are two, or where a name is neither month
    nor weekday."""
    if any(name not in month_numbers() and name not in weekday_names() for name in names):
        return None
    months = [name for name in names if name in month_numbers()]
    if len(months) > 1:  # "mar." is Tuesday in French and March in many languages
        months = [name for name in months if name not in weekday_names()]
    return month_numbers()[months[0]] if len(months) == 1 else None


def _checked(text: str, year: str | None, month: int, day: str) -> date | MonthDay:
    """The day of these parts, without its year where that is None; raises NotADayError where there is none."""
    try:
        # A leap year, so that a yearless 29 February is a day.
        whole = date(_checked_year(year or "2000"), month, int(day))
    except ValueError as error:
        raise NotADayError(text) from error
    return whole if year else MonthDay(whole.month, whole.day)


def _checked_year(text: str) -> int:
    """The year; raises ValueError outside YEARS."""
    return YEARS[YEARS.index(int(text))]


def days_in_name(name: str) -> tuple[date, ...]:
    """The whole dates in a file's name, each once: `2025-09-09`, `2025_09_09`, `2025.09.09`, `20250909`."""
    found = (_day_of_digits(match[0].translate(_NO_SEPARATORS)) for match in _IN_NAME.finditer(name))
    return tuple(dict.fromkeys(day for day in found if day))


def _day_of_digits(text: str) -> date | None:
    """The day of `20250909`; None where there is none."""
    try:
        return date(_checked_year(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def with_year(day: MonthDay, year: int) -> date | MonthDay:
    """The day in that year; 29 February stays without a year where that year has no such day."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return day


def nearest(day: MonthDay, to: date) -> date | MonthDay:
    """The day in the year that puts it nearest to a date: near 2025-01-02, "Dec 31" is of 2024."""
    years = (with_year(day, year) for year in (to.year - 1, to.year, to.year + 1))
    dates = [found for found in years if isinstance(found, date)]
    return min(dates, key=lambda found: abs(found - to), default=day)
