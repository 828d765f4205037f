from datetime import date
from typing import Literal

import pytest
from babel.dates import format_date

from builder.ingest.dates import NotADayError, days_in_name, heading_day, is_period, nearest, parse_day, with_year
from builder.ingest.month_names import LANGUAGES, ambiguous_months, word_of
from builder.model.records import MonthDay


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sep 9", MonthDay(9, 9)),
        ("September 09", MonthDay(9, 9)),
        ("Tuesday, September 9", MonthDay(9, 9)),
        ("9 Sep 2025", date(2025, 9, 9)),
        ("Sep 9, 2025", date(2025, 9, 9)),
        ("2025-09-09", date(2025, 9, 9)),
        ("Feb 29", MonthDay(2, 29)),
        ("\u017fep 9", MonthDay(9, 9)),  # a long s: case does not count, and Unicode says this is case
        ("٢٠٢٥-٠٩-٠٩", date(2025, 9, 9)),
        ("20\U0001ccf2\U0001ccf5-09-09", date(2025, 9, 9)),  # digits younger than Python 3.11
    ],
)
def test_a_day_is_read_in_the_forms_people_write(text: str, day: object) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["New", "Mayhem 5", "Marching 3 miles", "Sep", "2025", "May 5 and on", "Sep 9 2"])
def test_other_words_are_no_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize("text", ["Aug 32", "2025-02-29", "Feb 30", "2925-09-09", "Sep 9 0025", "1905-06-30"])
def test_a_day_that_the_calendar_lacks_is_said_to_be_one(text: str) -> None:
    with pytest.raises(NotADayError):
        parse_day(text)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published on Sep 9", MonthDay(9, 9)),
        ("Sep 9:", MonthDay(9, 9)),
        ("· Sep 9", MonthDay(9, 9)),
        ("[Sep 9]", MonthDay(9, 9)),
        ("Papers for Sep 9", MonthDay(9, 9)),
        ("Daily Papers — Sep 9, 2025", date(2025, 9, 9)),
        ("Updated on 2025.09.09", date(2025, 9, 9)),
        ("Tue, 9 Sep 2025 18:00:00 GMT", date(2025, 9, 9)),
        ("Fri, 12 Sep 2025 (showing first 25 of 300 entries )", date(2025, 9, 12)),
        ("Showing new listings for Tuesday, 9 September 2025", date(2025, 9, 9)),
        ("20250909", date(2025, 9, 9)),
        ("9-Sep-2025", date(2025, 9, 9)),
        ("2025年09月09日 星期二", date(2025, 9, 9)),
    ],
)
def test_a_day_is_read_with_what_people_write_around_it(line: str, day: date | MonthDay) -> None:
    assert heading_day(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "Sep 29 - Oct 5",
        "Sep 9-12",
        "Week 37, 2025",
        "2025-W37",
        "week of Sep 9",
        "September 2025",
        "Sep 1 to Sep 7, 2025",
    ],
)
def test_weeks_months_and_spans_are_no_days(line: str) -> None:
    assert is_period(line)
    assert heading_day(line) is None


@pytest.mark.parametrize("line", ["Sep 9", "Papers for Sep 9", "A Study of 1-2 Trees", "Lattices", "Week by week"])
def test_other_lines_are_no_spans(line: str) -> None:
    assert not is_period(line)


def test_the_nearest_year_is_taken_across_new_year() -> None:
    assert nearest(MonthDay(12, 31), date(2025, 1, 2)) == date(2024, 12, 31)
    assert nearest(MonthDay(1, 2), date(2024, 12, 31)) == date(2025, 1, 2)


def test_the_29th_of_february_stays_yearless_where_the_year_has_none() -> None:
    assert with_year(MonthDay(2, 29), 2025) == MonthDay(2, 29)
    assert nearest(MonthDay(2, 29), date(2026, 3, 1)) == MonthDay(2, 29)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2025-09-09-listing.txt", [date(2025, 9, 9)]),
        ("2025_09_09.txt", [date(2025, 9, 9)]),
        ("hf 2025.09.09.txt", [date(2025, 9, 9)]),
        ("hf_20250909.jsonl", [date(2025, 9, 9)]),
        ("2025-09-01..2025-09-07.txt", [date(2025, 9, 1), date(2025, 9, 7)]),
        ("12025-09-09.txt", []),
        ("2025-09_09.txt", []),
        ("2025-99-99.txt", []),
        ("9999-12-31.txt", []),
        ("000_a20250909f.txt", []),  # eight digits of a hash
        ("120250909.txt", []),
        ("2025-09.txt", []),
    ],
)
def test_whole_dates_are_found_in_a_file_name(name: str, days: list[date]) -> None:
    assert days_in_name(name) == tuple(days)


@pytest.mark.parametrize(
    "text",
    [
        "9 Sep 2025", "Sept. 9th, 2025", "9th of September 2025", "2025/9/9", "2025.09.09", "9. September 2025",
        "Dienstag, 9. September 2025", "mardi 9 septembre 2025", "mar. 9 sept. 2025", "9 de septiembre de 2025",
        "9 settembre 2025", "9 września 2025", "9 сентября 2025 г.", "9 Eylül 2025 Salı", "2025年9月9日",
        "2025년 9월 9일",
        "2025-9-9", "9.9.2025", "09. 09. 2025", "9/9/2025", "2025-09-09T08:00:00Z",
        "9 září 2025", "9 september 2025", "2025. szeptember 9.",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_words_of_many_languages(text: str) -> None:
    assert parse_day(text) == date(2025, 9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "Paper 3", "September", "May 2025", "Tue 9", "9", "2025", "Sep 9 Sep 10", "September 9 and after",
        "COVID 19 March", "Mai 68 und die Folgen", "Figure 1. März", "9 10 September",
    ],
)  # fmt: skip
def test_what_only_holds_a_month_or_a_number_is_no_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize("text", ["9 listopada 2025", "9/10/2025", "31/9/2025", "32.1.2025", "2025-13-1"])
def test_what_is_a_day_but_not_which_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NotADayError):
        parse_day(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["long", "full", "medium"])
def test_a_day_is_read_as_each_language_writes_it(language: str, form: Literal["long", "full", "medium"]) -> None:
    days = [date(2025, month, 19) for month in range(1, 13)]
    texts = {format_date(day, form, locale=language): day for day in days}
    clear = [text for text in texts if ambiguous_months().isdisjoint(map(word_of, text.split()))]
    assert len(clear) >= 9
    assert {text: parse_day(text) for text in clear} == {text: texts[text] for text in clear}
