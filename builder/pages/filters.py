"""Filters beside a list: what its papers differ in, and which rows have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from builder.model import Entry, ListedOn, dates
from builder.pages.front_matter import Facts, Shelves, listings

FEWEST_ROWS = 6
"""A shorter list is read faster than it is filtered."""

MOST_VALUES = 30
"""Values of one facet, so that no page grows with the archive; the rarest are left out."""

MOST_DAYS = 12
"""Days that are offered one by one; where a list has more, their months are."""

Value = tuple[str, str]
"""What stands in the address, and the name that people read."""


def facets(shelves: Shelves, entries: Sequence[Entry], within: str | None) -> list[Facts]:
    """The facets of one page of a list; `rows` of a value are the numbers of its rows, from 1.

    A value that every row has would change nothing, so it is left out, and a facet without values with it.
    Days count where their slug begins with `within`; None: the list is of one day.
    """
    if len(entries) < FEWEST_ROWS:
        return []
    found = [
        _facet("Topic", "topic", entries, lambda entry: _terms(entry.topics.shown, shelves.topic_urls)),
        _facet("Tag", "tag", entries, lambda entry: _terms((tag.name for tag in entry.tags), shelves.tag_urls)),
        *([] if within is None else [_day_facet(entries, within)]),
        _facet("Links", "links", entries, lambda entry: ((link.kind, link.kind) for link in entry.links)),
    ]
    return [facet for facet in found if facet["values"]]


def _facet(
    name: str,
    key: str,
    entries: Sequence[Entry],
    values_of: Callable[[Entry], Iterable[Value]],
) -> Facts:
    rows: defaultdict[Value, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        for value in dict.fromkeys(values_of(entry)):
            rows[value].append(number)
    useful = [value for value in rows if len(rows[value]) < len(entries)]
    kept = sorted(useful, key=lambda value: (-len(rows[value]), value[1]))[:MOST_VALUES]
    return {
        "name": name,
        "key": key,
        "values": [
            {"name": label, "value": value, "rows": " ".join(map(str, rows[value, label]))}
            for value, label in kept
        ],
    }


def _day_facet(entries: Sequence[Entry], within: str) -> Facts:
    """Days, newest first; months where there are many."""
    by_month = len({day for entry in entries for day in listings(entry, within)}) > MOST_DAYS
    facet = _facet(
        "Listed in" if by_month else "Listed on",
        "day",
        entries,
        lambda entry: map(_month if by_month else _day, listings(entry, within)),
    )
    return facet | {"values": sorted(facet["values"], key=lambda value: _newest_first(value["value"]))}


def _day(day: ListedOn) -> Value:
    name = dates.date_name(day)
    return dates.slug(day), name[:1].upper() + name[1:]


def _month(day: ListedOn) -> Value:
    return (dates.slug(day)[:7], dates.month_name(day)) if isinstance(day, date) else _day(day)


def _newest_first(slug: str) -> tuple[bool, tuple[int, ...]]:
    """Full days and months from new to old, then days without a year, then no day."""
    numbers = tuple(-int(part) for part in slug.split("-") if part.isdecimal())
    return not slug[:4].isdecimal(), numbers or (1,)


def _terms(names: Iterable[str], urls: Mapping[str, str]) -> Iterable[Value]:
    return ((PurePosixPath(urls[name]).stem, name) for name in names)
