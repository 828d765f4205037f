from datetime import date

from builder.model.records import MonthDay
from tests.examples import a_record, an_archive


def test_entries_stand_newest_first_then_yearless_then_undated() -> None:
    days = [None, MonthDay(9, 9), date(2025, 1, 1), MonthDay(10, 1), date(2025, 2, 1)]
    archive = an_archive(*(a_record(f"Paper {day}", listed_on=day, line=n) for n, day in enumerate(days)))
    expected = [date(2025, 2, 1), date(2025, 1, 1), MonthDay(10, 1), MonthDay(9, 9), None]
    assert [entry.first_listed for entry in archive.entries.values()] == expected
    assert [day.listed_on for day in archive.days] == expected
