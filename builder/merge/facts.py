"""What is known of a paper beside its texts, out of what its listings say; and where each of it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder.model import NO_DETAILS, SOURCES, Details, Fact, Record, dates

FIELDS: Mapping[str, tuple[str, ...]] = {
    "arxiv": ("arxiv", "version"),
    "doi": ("doi",),
    "ids": ("ids",),
    "authors": ("authors", "has_more"),
    "published": ("published",),
    "updated": ("updated",),
    "categories": ("categories",),
    "venue": ("venue",),
    "comment": ("comment",),
    "pdf": ("pdf",),
    "links": ("links",),
}
"""What can be known, by the names under which it is told where it was said, and the fields of `Details` that it
fills."""

_RANKS = {source: rank for rank, source in enumerate(SOURCES)}


def details_of(records: Iterable[Record]) -> tuple[Details, tuple[Fact, ...]]:
    """What some listings of one paper say of it, and for each of `FIELDS` of which something is known where that
    was said. The order of the listings changes nothing.

    Of each field counts what the best source says (the first in `SOURCES`); of listings of one source the latest
    version; of these the listing that says most, then the one that stands first.
    """
    speaking = sorted((one for one in records if one.details is not NO_DETAILS), key=lambda one: one.place)
    speaking.sort(key=_version, reverse=True)
    speaking.sort(key=lambda one: _RANKS.get(one.details.source, len(_RANKS)))
    known: dict[str, Any] = {}
    facts: list[Fact] = []
    for field, names in FIELDS.items() if speaking else ():
        if best := _best(speaking, field):
            known |= {name: getattr(best.details, name) for name in names}
            facts.append(Fact(field, best.place))
    return (replace(NO_DETAILS, **known), tuple(facts)) if facts else (NO_DETAILS, ())


def _version(record: Record) -> tuple[int, str, str, str]:
    said = record.details
    return said.version, said.updated, said.published, dates.iso(record.listed_on) or ""


def _best(ordered: Sequence[Record], field: str) -> Record | None:
    """Of listings, the best first, the one whose word on a field counts; None where none has one."""
    having = [record for record in ordered if getattr(record.details, field)]
    if not having:
        return None
    first = having[0]
    equals = (
        one for one in having if one.details.source == first.details.source and _version(one) == _version(first)
    )
    return max(equals, key=lambda one: len(repr(getattr(one.details, field))))  # of equals the first
