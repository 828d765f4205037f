from datetime import date

from builder.model.records import MonthDay
from builder.pages.timeline import timeline

JANUARY, FEBRUARY, MAY = date(2025, 1, 7), date(2025, 2, 9), date(2025, 5, 1)


def test_papers_of_some_months_are_a_bar_for_each_month_that_has_any() -> None:
    drawn = timeline([MAY, JANUARY, JANUARY, FEBRUARY, None, MonthDay(9, 9)])

    assert drawn
    assert (drawn.length, drawn.path) == (5, "M0 0v-20M1 0v-10M4 0v-10")
    assert drawn.said == "By month: Jan 2025 (2), Feb (1), May (1)"
    assert drawn.figures is None
    assert drawn.undated == 2


def test_papers_of_less_than_two_months_are_a_bar_for_each_day() -> None:
    drawn = timeline([date(2025, 8, 29), date(2025, 9, 9), date(2025, 9, 9)])

    assert drawn
    assert (drawn.length, drawn.path) == (12, "M0 0v-10M11 0v-20")
    assert drawn.said == "By day: 29 Aug 2025 (1), 9 Sep (2)"
    assert drawn.undated is None


def test_a_single_day_and_no_day_at_all_are_not_drawn() -> None:
    assert timeline([JANUARY, JANUARY, None]) is None
    assert timeline([None]) is None
    assert timeline([]) is None


def test_many_figures_are_said_in_short() -> None:
    days = [date(2024, 11, 5), *(date(2025, month, 5) for month in (1, 2, 3, 3, 4, 5))]

    drawn = timeline(days)

    assert drawn
    assert drawn.said == "Nov 2024 to May 2025 by month; most, 2 papers, in Mar 2025"
    assert drawn.figures == "Nov 2024 (1), Jan 2025 (1), Feb (1), Mar (2), Apr (1), May (1)"


def test_a_long_time_is_drawn_by_quarter_and_a_very_long_one_by_year() -> None:
    quarters = timeline([date(2018, 4, 2), date(2018, 12, 31), date(2025, 11, 28)])
    years = timeline([date(1995, month, 1) for month in range(1, 6)] + [date(year, 7, 1) for year in (1999, 2025)])

    assert quarters
    assert quarters.length == 31
    assert quarters.said == "By quarter: Q2 2018 (1), Q4 (1), Q4 2025 (1)"
    assert years
    assert years.length == 31
    assert years.said == "By year: 1995 (5), 1999 (1), 2025 (1)"


def test_the_smallest_bar_can_be_seen() -> None:
    drawn = timeline([JANUARY, *[MAY] * 1000])
    assert drawn
    assert drawn.path == "M0 0v-1M4 0v-20"
