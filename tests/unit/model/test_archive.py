from datetime import date

import pytest

from builder.model.archive import SHARD_SIZE, Day, Later, MarkdownPage, Slug, Term
from builder.model.records import MonthDay
from tests.examples import a_record, an_archive, some_records


def test_the_newest_day_is_the_newest_whose_year_is_known() -> None:
    listed = (None, MonthDay(12, 31), date(2025, 1, 1), date(2025, 2, 1))
    archive = an_archive(*(a_record(f"Paper {day}", listed_on=day, line=at) for at, day in enumerate(listed, 1)))
    assert [day.listed_on for day in archive.dated] == [date(2025, 2, 1), date(2025, 1, 1)]
    assert archive.newest is archive.dated[0]
    assert archive.newest_day == date(2025, 2, 1)


@pytest.mark.parametrize("day", [None, MonthDay(9, 9)])
def test_where_no_year_is_known_no_day_is_the_newest(day: MonthDay | None) -> None:
    archive = an_archive(a_record(listed_on=day))
    assert (archive.dated, archive.newest, archive.newest_day) == ((), None, None)


def test_papers_share_a_shard_by_their_numbers() -> None:
    entries = an_archive(*some_records(*(f"Paper {at}" for at in range(2 * SHARD_SIZE)))).entries.values()
    assert [entry.shard for entry in entries] == [1] * SHARD_SIZE + [0] * SHARD_SIZE


def test_everything_with_a_page_knows_its_address() -> None:
    [entry] = an_archive(a_record("Lattice models")).entries.values()
    assert entry.permalink == "papers/lattice-models.html"
    assert Term("topics", "Optics", Slug("optics"), ()).address == "topics/optics.html"
    assert Day(None, Slug("undated"), ()).address == "dates/undated.html"


def test_what_a_page_leaves_for_later_is_made_when_it_is_asked_for() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    page = MarkdownPage("x.md", {"title": "X", "number": Later(double, (4,))}, "paper", {})
    assert not made
    assert page.whole_front == {"title": "X", "number": 8}
    assert made == [4]
