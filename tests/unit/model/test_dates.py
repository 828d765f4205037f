from datetime import date

import pytest

from builder.model.dates import first, iso, long_name, order, short_name, slug, week_days, week_name, week_slug
from builder.model.records import MonthDay


def test_days_sort_dated_then_yearless_then_undated() -> None:
    days = [None, MonthDay(1, 1), date(2025, 9, 9), date(2024, 1, 1)]
    assert sorted(days, key=order) == [date(2024, 1, 1), date(2025, 9, 9), MonthDay(1, 1), None]
    assert first(days) == date(2024, 1, 1)
    assert first([]) is None


@pytest.mark.parametrize(
    ("day", "as_iso", "as_slug", "long", "short"),
    [
        (date(2025, 9, 9), "2025-09-09", "2025-09-09", "Tuesday 9 September 2025", "9 Sep 2025"),
        (MonthDay(9, 9), "--09-09", "09-09", "9 September, year unknown", "9 Sep"),
        (None, None, "undated", "undated", "undated"),
    ],
)
def test_a_day_has_its_names(day: object, as_iso: object, as_slug: str, long: str, short: str) -> None:
    assert (iso(day), slug(day), long_name(day), short_name(day)) == (as_iso, as_slug, long, short)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "slug", "name", "days"),
    [
        (date(2025, 9, 9), "2025-w37", "Week 37 of 2025", "8 to 14 September 2025"),
        (date(2024, 12, 30), "2025-w01", "Week 1 of 2025", "30 December 2024 to 5 January 2025"),
        (date(2027, 1, 3), "2026-w53", "Week 53 of 2026", "28 December 2026 to 3 January 2027"),
        (date(2025, 8, 29), "2025-w35", "Week 35 of 2025", "25 to 31 August 2025"),
        (date(2025, 9, 30), "2025-w40", "Week 40 of 2025", "29 September to 5 October 2025"),
    ],
)
def test_a_week_goes_from_monday_and_is_of_the_year_of_its_thursday(
    day: date, slug: str, name: str, days: str
) -> None:
    assert (week_slug(day), week_name(day), week_days(day)) == (slug, name, days)
