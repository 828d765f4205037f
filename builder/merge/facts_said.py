"""What people say themselves of who wrote a paper, when, and its ids: it goes before all that was read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.config import fault
from builder.merge.facts import FIELDS
from builder.merge.rows import KEYS, NoValueError, details_of_row
from builder.model import NO_DETAILS, Details, Fact, Paper, Place
from builder.text import printable

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*facts[ \t]*\]\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class FactsSaid:
    """The `fields` of `FIELDS` that a table of the overrides at `place` gives a value, maybe one that is empty:
    then nothing is known."""

    details: Details
    fields: tuple[str, ...]
    place: Place


def read_facts(path: Path, table: Mapping[str, Any], line: int) -> FactsSaid:
    """What a [[facts]] table on a line says; raises BuilderError where a value is none."""
    fields = tuple(key for key in KEYS if key in table)
    if not fields:
        raise fault(path, "a [[facts]] says nothing", f"give it one of {', '.join(KEYS)}")
    try:
        details = details_of_row(table)
    except NoValueError as error:
        raise fault(
            path, f"in a [[facts]] {error}", "correct it; an empty value says that nothing is known"
        ) from error
    return FactsSaid(details, fields, Place(printable(path.name), line))


def with_facts(paper: Paper, said: FactsSaid) -> Paper:
    """The paper as people say it is."""
    new = {name: getattr(said.details, name) for field in said.fields for name in FIELDS[field]}
    details = replace(paper.details, **new)
    places = {fact.field: fact for fact in paper.facts}
    places.update((field, Fact(field, said.place)) for field in said.fields)
    facts = tuple(places[field] for field in FIELDS if field in places and getattr(details, field))
    return replace(paper, details=details if facts else NO_DETAILS, facts=facts)


def lines_of_tables(path: Path, count: int) -> Sequence[int]:
    """On which lines the [[facts]] tables begin, for the places of what they say; the first line for all of them
    where that cannot be told (written inline, or in a text of several lines), since the parser does not tell."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    found = [number for number, line in enumerate(lines, 1) if _HEADER.match(line)]
    return found if len(found) == count else [1] * count
