from datetime import date

from builder.ingest.formats.dump.card_days import Dated, card_days
from builder.model.records import MonthDay

TEXT = Dated(ends_paper=True)
TITLE = Dated(ends_paper=False)


def day(month: int, number: int, *, below_sign: bool = False) -> Dated:
    return Dated(False, MonthDay(month, number), below_sign)


def test_a_day_below_a_sign_is_of_a_card() -> None:
    assert card_days([day(9, 9), TITLE, TEXT, day(8, 1, below_sign=True)]) == {3}


def test_days_that_head_papers_are_not() -> None:
    assert card_days([day(9, 9), TITLE, TEXT, TITLE, TEXT, day(9, 10), TITLE, TEXT]) == frozenset()


def test_nor_are_days_of_one_paper_each_that_run_one_way_through_new_year() -> None:
    days = [day(12, 30), day(12, 31), day(1, 1), day(1, 2)]
    assert card_days([line for each in days for line in (each, TITLE, TEXT)]) == frozenset()


def test_a_day_below_each_paper_that_runs_back_and_forth_is_of_its_card() -> None:
    lines = [day(6, 29), TITLE, TEXT, day(5, 30), TITLE, TEXT, day(3, 8), TITLE, TEXT, day(9, 3), TITLE, TEXT]
    assert card_days(lines) == {3, 6, 9}


def test_so_is_one_below_each_paper_where_the_last_one_heads_nothing() -> None:
    assert card_days([day(6, 29), TITLE, TEXT, day(5, 30), TITLE, TEXT, day(5, 1)]) == {3, 6}


def test_whole_dates_are_compared_with_their_years() -> None:
    years = [Dated(False, date(year, 6, 1)) for year in (2025, 2023, 2024, 2022)]
    assert card_days([day(6, 29), *(line for each in years for line in (TITLE, TEXT, each))]) == {3, 6, 9, 12}


def test_no_lines_have_none() -> None:
    assert card_days([]) == frozenset()
