from datetime import date

import pytest

from builder.model.archive import Day, Slug, Term
from builder.model.papers import PaperId
from builder.model.records import MonthDay
from builder.pages.parts import (
    EXCERPT,
    counted_month,
    counted_topic,
    day_name,
    group,
    machine_date,
    months,
    page_count,
    pager,
    papers_of,
    row,
)
from tests.examples import a_record, an_archive
from tests.unit.pages.test_context import context_of


def a_day(day: date, *papers: str) -> Day:
    return Day(day, Slug(day.isoformat()), tuple(map(PaperId, papers)))


DAYS = (a_day(date(2025, 9, 9), "a", "b"), a_day(date(2025, 9, 8), "b", "c"), a_day(date(2025, 8, 1), "a"))


def test_days_come_month_by_month() -> None:
    assert [[day.slug for day in members] for members in months(DAYS)] == [
        ["2025-09-09", "2025-09-08"],
        ["2025-08-01"],
    ]


def test_a_month_counts_each_paper_once() -> None:
    month = counted_month(DAYS[:2])
    assert (month.name, month.url, month.count) == ("September 2025", "dates/2025-09.html", 3)
    assert month.description == "2 listed days"
    assert papers_of(DAYS) == ("a", "b", "c")


def test_days_have_names_for_people_and_for_machines() -> None:
    assert day_name(DAYS[0]) == "Tuesday 9 September 2025"
    assert day_name(Day(None, Slug("undated"), ())) == "Undated"
    assert [machine_date(day) for day in (date(2025, 9, 9), MonthDay(9, 9), None)] == ["2025-09-09", "", ""]


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (101, 3)])
def test_a_list_has_as_many_pages_as_its_rows_fill(rows: int, pages: int) -> None:
    assert page_count(rows, 50) == pages


def test_a_pager_leads_one_page_back_and_one_on() -> None:
    around = [pager(lambda at: f"a/{at}.html", number, 3) for number in (1, 2, 3)]
    assert [(one.previous, one.next) for one in around] == [
        ("", "a/2.html"),
        ("a/1.html", "a/3.html"),
        ("a/2.html", ""),
    ]


def test_a_topic_counts_what_is_new_and_says_nothing_of_none() -> None:
    term = Term("topics", "Optics", Slug("optics"), (PaperId("a"), PaperId("b")))
    assert (counted_topic(term, {"a"}).count, counted_topic(term, {"a"}).new, counted_topic(term, {"c"}).new) == (
        2,
        1,
        None,
    )


def test_a_heading_has_an_id_without_blanks() -> None:
    assert group("Life & Society", []).id == "group-life-&-society"


def test_a_row_names_no_topic_that_its_list_is_of() -> None:
    context = context_of(an_archive(a_record("Lattices", "word " * 200)))
    [entry] = context.archive.entries.values()
    named, own = row(context, entry), row(context, entry, without="topics/spin-glasses.html")
    assert named.topic
    assert (named.topic.name, own.topic) == ("Spin Glasses", None)
    assert (named.day, named.iso) == ("9 Sep 2025", "2025-09-09")
    assert len(named.excerpt) <= EXCERPT
