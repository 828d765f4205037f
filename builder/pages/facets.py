"""Filters beside a list: what its papers differ in, and which rows have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from builder import days
from builder.model import Entry
from builder.pages.facts import Facts, Shelves

FEWEST_ROWS = 6
"""A shorter list is read faster than it is filtered."""
MOST_VALUES = 30
"""Values of one facet, so that no page grows with the archive; the rarest are left out."""
MOST_DAYS = 12
"""Days that are offered one by one; where a list has more, their months are."""

Value = tuple[str, str]
"""What stands in the address, and the name that people read."""


def facets(shelves: Shelves, entries: Sequence[Entry], of_a_day: bool) -> list[Facts]:
    """The facets of one page of a list; `rows` of a value are the numbers of its rows, from 1.

    A value that every row has would change nothing, so it is left out, and a facet without values with it.
    """
    if len(entries) < FEWEST_ROWS:
        return []
    found = [
        _facet("Topic", "topic", entries, lambda entry: _terms(entry.topics.shown, shelves.topic_urls)),
        _facet("Tag", "tag", entries, lambda entry: _terms((tag.name for tag in entry.tags), shelves.tag_urls)),
        *([] if of_a_day else [_day_facet(entries)]),
        _facet("Links", "links", entries, lambda entry: ((link.kind, link.kind) for link in entry.links)),
    ]
    return [facet for facet in found if facet["values"]]


def _facet(
    name: str,
    key: str,
    entries: Sequence[Entry],
    values_of: Callable[[Entry], Iterable[Value]],
    most_used_first: bool = True,
) -> Facts:
    rows: defaultdict[Value, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        for value in dict.fromkeys(values_of(entry)):
            rows[value].append(number)
    useful = [value for value in rows if len(rows[value]) < len(entries)]
    kept = sorted(useful, key=lambda value: (-len(rows[value]), value[1]))[:MOST_VALUES]
    shown = kept if most_used_first else [value for value in useful if value in kept]
    return {
        "name": name,
        "key": key,
        "values": [
            {"name": label, "value": value, "rows": " ".join(map(str, rows[value, label]))}
            for value, label in shown
        ],
    }


def _day_facet(entries: Sequence[Entry]) -> Facts:
    """Days in the order of the list, which is newest first; months where there are many."""
    by_month = len({entry.first_listed for entry in entries}) > MOST_DAYS
    return _facet(
        "Month" if by_month else "Day",
        "day",
        entries,
        lambda entry: [_month(entry) if by_month else _day(entry)],
        most_used_first=False,
    )


def _day(entry: Entry) -> Value:
    name = days.date_name(entry.first_listed)
    return days.slug(entry.first_listed), name[:1].upper() + name[1:]


def _month(entry: Entry) -> Value:
    day = entry.first_listed
    return (days.slug(day)[:7], days.month_name(day)) if isinstance(day, date) else _day(entry)


def _terms(names: Iterable[str], urls: Mapping[str, str]) -> Iterable[Value]:
    return ((PurePosixPath(urls[name]).stem, name) for name in names)
