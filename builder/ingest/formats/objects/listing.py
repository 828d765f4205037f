"""A seed of objects: told by the keys that they have, and read one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from builder.ingest.document import Document, Register
from builder.ingest.formats.objects import (
    arxiv_snapshot,
    crossref,
    csl,
    hugging_face,
    openalex,
    semantic_scholar,
)
from builder.ingest.formats.objects.scanner import SEEN, Broken, Cut, Entry, Scanner
from builder.ingest.formats.objects.values import Object
from builder.ingest.formats.objects.work import Notes, Shape, Work
from builder.model import (
    Place,
    Reading,
    Record,
    broken_entry,
    broken_file,
    entry_without_title,
    hidden_authors,
    not_an_id,
)
from builder.text import clean, is_visible

SHAPES: tuple[Shape, ...] = (hugging_face, arxiv_snapshot, openalex, semantic_scholar, crossref, csl)
"""The first that knows an object reads it."""

_BEGINNING = re.compile(r"(?:^|\n)[ \t]{0,40}[\[{]")

LOOKED_AT, MOST_FOUND = 20, 100
"""Objects by which a seed is recognised, and what is looked at to find so many."""

LONGEST_EMPTY = 10_000
"""Characters of an answer that holds nothing."""


def recognises(document: Document) -> bool:
    """Whether most of its first objects are works of a shape that we know. So is a list without any: of a
    catalogue that found nothing, or of a day without papers."""
    return _main_shape(document) is not None or _is_empty(document)


def _is_empty(document: Document) -> bool:
    if document.head[:1] not in ("[", "{") or len(document.text) > LONGEST_EMPTY:
        return False
    return not any(True for _ in Scanner(document.text, _is_work).entries())


def shape_of(found: Object) -> Shape | None:
    """The shape of an object; None where no catalogue has such ones. None has a `date`: who writes one
    writes our JSON Lines."""
    if isinstance(found.get("date"), str) and "paper" not in found:
        return None
    return next((shape for shape in SHAPES if shape.is_one(found)), None)


def _is_work(found: dict[str, Any]) -> bool:
    return shape_of(found) is not None


def _main_shape(document: Document) -> Shape | None:
    """The shape that most of the first objects have; None where half of them have none."""
    if not _BEGINNING.search(document.head):
        return None
    found = islice(Scanner(document.text, _is_work).entries(), MOST_FOUND)
    shapes = [shape_of(one.value) for one in islice(_entries(found), LOOKED_AT)]
    known = [shape for shape in shapes if shape]
    if not known or 2 * len(known) < len(shapes):
        return None
    names = Counter(shape.KIND for shape in known)
    return max(known, key=lambda shape: names[shape.KIND])


def _entries(found: Iterator[Entry | Broken | Cut]) -> Iterator[Entry]:
    return (one for one in found if isinstance(one, Entry))


def read(document: Document) -> Reading:
    """The work of each object; an object of no shape is read as most of them are."""
    register, hidden = Register(document), _Hidden()
    shape = _main_shape(document)
    if shape is None:
        return register.reading()
    for found in Scanner(document.text, _is_work).entries():
        place = document.place_at(found.offset)
        match found:
            case Entry():
                _add(register, place, found, shape_of(found.value) or shape, hidden)
            case Broken():
                register.leave_out(broken_entry(place, shape.KIND, found.fault, found.seen))
            case Cut():
                register.leave_out(broken_file(place, f"{shape.KIND} file", found.fault))
    if hidden.first:
        register.note(hidden_authors(hidden.first, hidden.count))
    return register.reading()


class _Hidden:
    """The authors whom a source hides: how many, and where the first of them stands."""

    def __init__(self) -> None:
        self.count = 0
        self.first: Place | None = None

    def add(self, place: Place, count: int) -> None:
        self.count += count
        if count:
            self.first = self.first or place


def _add(register: Register, place: Place, entry: Entry, shape: Shape, hidden: _Hidden) -> None:
    """The work of an object, or why there is none; one issue at most says what of it could not be understood."""
    notes = Notes()
    work = shape.read(entry.value, notes)
    if not is_visible(clean(work.title)):
        seen = register.document.text[entry.offset : min(entry.end, entry.offset + SEEN)]
        register.leave_out(entry_without_title(place, shape.KIND, seen))
        return
    hidden.add(place, work.hidden)
    register.add(_record(register, place, work))
    if notes.fault:
        register.note(not_an_id(place, *notes.fault))


def _record(register: Register, place: Place, work: Work) -> Record:
    day = work.listed_on or register.document.day
    return Record(place, day, work.title, work.abstract, work.details)
