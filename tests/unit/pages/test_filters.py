from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from builder.merge.papers import merge_records
from builder.model.archive import TAGS, Entry, Link, Slug, Tag, Term
from builder.model.papers import PaperId
from builder.model.records import ListedOn
from builder.pages.context import PageContext
from builder.pages.filters import FEWEST_ROWS, MOST_DAYS, MOST_VALUES, filters
from tests.examples import A_DAY, a_record, an_archive, some_records

TITLES = [f"Lattice model {number}" for number in range(MOST_DAYS + 30)]


def entries_with(*changes: dict[str, Any]) -> list[Entry]:
    """An entry a change; without one it has the topic of all, no tag and no link."""
    archive = an_archive(*some_records(*TITLES[: len(changes)]))
    return [replace(entry, **change) for entry, change in zip(archive.entries.values(), changes, strict=True)]


def tagged(*names: str) -> dict[str, Any]:
    return {"tags": tuple(Tag(name, name) for name in names)}


def listed(*listed_on: ListedOn) -> dict[str, Any]:
    """A paper with a sighting on each of these days."""
    [paper] = merge_records([a_record(listed_on=day, line=2 * at + 1) for at, day in enumerate(listed_on)])
    return {"paper": paper}


def found(entries: list[Entry], within: str | None = "") -> dict[str, dict[str, str]]:
    """{facet: {name of a value: its rows}}"""
    papers: defaultdict[str, list[PaperId]] = defaultdict(list)
    for entry in entries:
        for tag in entry.tags:
            papers[tag.name].append(entry.paper.id)
    tags = tuple(Term(TAGS, name, Slug(name.replace(" ", "-")), tuple(papers[name])) for name in papers)
    context = PageContext(replace(an_archive(), tags=tags), (), 50, str)
    return {
        filter.name: {value.name: value.rows for value in filter.values}
        for filter in filters(context, entries, within)
    }


def test_rows_are_counted_from_one_and_the_most_used_value_comes_first() -> None:
    entries = entries_with(tagged("b"), tagged("a", "b"), {}, {}, tagged("a"), tagged("c", "b"))
    assert found(entries) == {"Tag": {"b": "1 2 6", "a": "2 5", "c": "6"}}
    assert list(found(entries)["Tag"]) == ["b", "a", "c"]


def test_a_value_of_every_row_is_no_choice() -> None:
    entries = entries_with(tagged("all"), *[tagged("all", "some")] * 5)
    assert found(entries) == {"Tag": {"some": "2 3 4 5 6"}}


def test_a_short_list_has_no_filter() -> None:
    assert found(entries_with(*[tagged("a"), *[{}] * (FEWEST_ROWS - 2)])) == {}
    assert found(entries_with(*[tagged("a"), *[{}] * (FEWEST_ROWS - 1)])) == {"Tag": {"a": "1"}}


def test_the_rarest_of_very_many_values_are_left_out() -> None:
    entries = entries_with(*(tagged("often" if at < 3 else "", f"tag {at}") for at in range(MOST_VALUES + 9)))
    values = found(entries)["Tag"]
    assert len(values) == MOST_VALUES
    assert values["often"] == "1 2 3"


def test_days_go_from_new_to_old_and_many_days_become_months() -> None:
    few = [A_DAY, A_DAY, A_DAY - timedelta(1), A_DAY - timedelta(1), A_DAY - timedelta(1), None]
    assert list(found(entries_with(*map(listed, few)))["Listed on"].items()) == [
        ("9 September 2025", "1 2"),
        ("8 September 2025", "3 4 5"),
        ("Undated", "6"),
    ]
    many = [date(2025, 9, 9) - timedelta(number) for number in range(MOST_DAYS + 1)]
    assert list(found(entries_with(*map(listed, many)))["Listed in"]) == ["September 2025", "August 2025"]


def test_a_paper_counts_on_every_day_it_was_listed() -> None:
    twice = listed(A_DAY, A_DAY - timedelta(1), date(2025, 8, 1))
    entries = entries_with(twice, *[listed(A_DAY)] * 4, listed(A_DAY - timedelta(1)))
    assert found(entries)["Listed on"] == {
        "9 September 2025": "1 2 3 4 5",
        "8 September 2025": "1 6",
        "1 August 2025": "1",
    }
    assert list(found(entries, "2025-09")["Listed on"]) == ["9 September 2025", "8 September 2025"]


def test_a_days_own_list_is_not_filtered_by_day() -> None:
    assert found(entries_with(*map(listed, [None, *[A_DAY] * 6])), None) == {}


def test_two_links_of_one_kind_are_one_row() -> None:
    code = {"links": (Link("https://a.org/1", "code"), Link("https://a.org/2", "code"))}
    assert found(entries_with({}, code, {}, {}, {}, {})) == {"Links": {"code": "2"}}
