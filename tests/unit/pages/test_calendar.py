from datetime import date

import pytest

from builder.model.archive import Day, Slug
from builder.model.papers import PaperId
from builder.pages.calendar import CalendarDay, calendar, months_until


def a_day(day: date, papers: int) -> Day:
    return Day(day, Slug(day.isoformat()), tuple(PaperId(f"{day}{number}") for number in range(papers)))


def test_a_month_tells_its_length_its_first_weekday_and_its_listed_days() -> None:
    drawn = calendar([date(2024, 2, 1)], [a_day(date(2024, 2, 29), 12), a_day(date(2024, 3, 1), 1)])
    [month] = drawn.months
    assert (month.name, month.length, month.starts, month.papers) == ("Feb", 29, 3, 12)
    assert month.days == [CalendarDay(29, "Thursday 29 February 2024", "dates/2024-02-29.html", 12, 2)]


@pytest.mark.parametrize(
    ("count", "step"), [(1, 1), (9, 1), (10, 2), (24, 2), (25, 3), (49, 3), (50, 4), (999, 4)]
)
def test_a_step_begins_where_the_legend_says(count: int, step: int) -> None:
    [month] = calendar([date(2025, 9, 1)], [a_day(date(2025, 9, 9), count)]).months
    assert month.days[0].step == step


def test_a_paper_listed_twice_in_a_month_counts_once_in_its_sum() -> None:
    days = [Day(date(2025, 9, n), Slug(f"2025-09-0{n}"), (PaperId("a"), PaperId(f"b{n}"))) for n in (1, 2)]
    [month] = calendar([date(2025, 9, 1)], days).months
    assert month.papers == 3


def test_months_go_back_over_the_turn_of_a_year() -> None:
    assert months_until("2025-02-28", 4) == [
        date(2024, 11, 1),
        date(2024, 12, 1),
        date(2025, 1, 1),
        date(2025, 2, 1),
    ]


def test_no_month_is_before_that_of_the_oldest_day() -> None:
    assert months_until("2025-02-28", 4, "2024-12-31") == [date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1)]


def test_a_calendar_stops_at_the_last_listed_day() -> None:
    months = [date(2025, month, 1) for month in range(1, 13)]

    drawn = calendar(months, [a_day(date(2025, 2, 9), 1), a_day(date(2025, 1, 3), 1)]).months

    assert [(month.name, month.length) for month in drawn] == [("Jan", 31), ("Feb", 9)]
