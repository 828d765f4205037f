"""Filters beside a list: what its papers differ in, and which rows have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from builder.model import DAY, FACETS, Entry, Facet, ListedOn, dates
from builder.pages.context import PageContext
from builder.pages.front_matter import Filter, FilterValue
from builder.pages.parts import days_of
from builder.text import is_decimal

FEWEST_ROWS = 6
"""A shorter list is read faster than it is filtered."""

MOST_VALUES = 30
"""Values of one filter, so that no page grows with the archive; the rarest are left out."""

MOST_DAYS = 12
"""Days that are offered one by one; where a list has more, their months are."""

Value = tuple[str, str]
"""What stands in the address, and the name that people read."""


def filters(context: PageContext, entries: Sequence[Entry], within: str | None) -> list[Filter]:
    """A filter for each facet of one page of a list; `rows` of a value are the numbers of its rows, from 1.

    A value that every row has would change nothing, so it is left out, and a filter without values with it.
    Days count where their slug begins with `within`; None: the list is of one day.
    """
    if len(entries) < FEWEST_ROWS:
        return []
    found = (
        _day_filter(entries, within) if facet is DAY else _term_filter(context, facet, entries)
        for facet in FACETS
        if facet is not DAY or within is not None
    )
    return [filter for filter in found if filter.values]


def _term_filter(context: PageContext, facet: Facet, entries: Sequence[Entry]) -> Filter:
    """The terms of a facet; of one without pages their names."""

    def values_of(entry: Entry) -> Iterable[Value]:
        if not facet.folder:
            return ((name, name) for name in facet.names(entry))
        return ((term.slug, term.name) for term in context.terms_of(facet, entry))

    return _filter(facet.name, facet.key, entries, values_of)


def _filter(
    name: str,
    key: str,
    entries: Sequence[Entry],
    values_of: Callable[[Entry], Iterable[Value]],
) -> Filter:
    rows: defaultdict[Value, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries, 1):
        for value in dict.fromkeys(values_of(entry)):
            rows[value].append(number)
    useful = [value for value in rows if len(rows[value]) < len(entries)]
    kept = sorted(useful, key=lambda value: (-len(rows[value]), value[1]))[:MOST_VALUES]
    return Filter(
        name, key, [FilterValue(label, value, " ".join(map(str, rows[value, label]))) for value, label in kept]
    )


def _day_filter(entries: Sequence[Entry], within: str | None) -> Filter:
    """Days, newest first; months where there are many."""
    by_month = len({day for entry in entries for day in days_of(entry, within or "")}) > MOST_DAYS
    name = "Listed in" if by_month else "Listed on"
    value_of = _month if by_month else _day
    found = _filter(name, DAY.key, entries, lambda entry: map(value_of, days_of(entry, within or "")))
    return replace(found, values=sorted(found.values, key=lambda value: _newest_first(value.value)))


def _day(day: ListedOn) -> Value:
    name = dates.date_name(day)
    return dates.slug(day), name[:1].upper() + name[1:]


def _month(day: ListedOn) -> Value:
    return (dates.slug(day)[:7], dates.month_name(day)) if isinstance(day, date) else _day(day)


def _newest_first(slug: str) -> tuple[bool, tuple[int, ...]]:
    """Full days and months from new to old, then days without a year, then no day."""
    numbers = tuple(-int(part) for part in slug.split("-") if is_decimal(part))
    return not is_decimal(slug[:4]), numbers or (1,)
