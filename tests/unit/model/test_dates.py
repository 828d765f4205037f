from datetime import date

import pytest

from builder.model.dates import first, iso, long_name, order, short_name, slug
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
