"""What can be wrong with the entries of bibliographies and catalogues: one function for each kind of it."""

from __future__ import annotations

from builder.model.errors import quote
from builder.model.issues import Issue
from builder.model.records import Place
from builder.text import plural


def broken_entry(place: Place, kind: str, fault: str, seen: str) -> Issue:
    """An entry of a `kind` ("BibTeX") cannot be read; `fault` goes on its text: "is never closed"."""
    return Issue(
        place,
        "BrokenEntry",
        f"the {kind} entry {quote(seen)} {fault}. It is left out, the others are read; mend it, or remove it.",
    )


def unended_entry(place: Place, kind: str, seen: str, end: str) -> Issue:
    """An entry lacks the line that should end it; where another begins, or the file ends, it ends, too."""
    return Issue(
        place,
        "UnendedEntry",
        f"the {kind} entry {quote(seen)} has no line {end} at its end. It is read as far as it goes; "
        "add the line, or save the file anew.",
    )


def entry_without_title(place: Place, kind: str, seen: str) -> Issue:
    """An entry has no title that could be shown."""
    return Issue(
        place,
        "EntryWithoutTitle",
        f"the {kind} entry {quote(seen)} has no title. It is left out; give it one, or remove it.",
    )


def refused_entry(place: Place, kind: str, why: str, seen: str) -> Issue:
    """An entry is no paper; `why` says what it is: "is a message of the server"."""
    return Issue(place, "NoPaper", f"the {kind} entry {quote(seen)} {why}. It is left out.")


def doubled_key(place: Place, key: str, first: Place) -> Issue:
    """Two entries have one key; both are read."""
    return Issue(
        place,
        "DoubledKey",
        f"the key {quote(key)} stands on line {first.line} too. Both entries are read; give one another key.",
    )


def missing_comma(place: Place, field: str) -> Issue:
    """A field of an entry begins without a comma behind the one above."""
    return Issue(
        place,
        "MissingComma",
        f"no comma stands before the field {quote(field)} of this entry. It is read nevertheless; add the comma.",
    )


def hidden_authors(place: Place, count: int) -> Issue:
    """Authors whom their source hides; `place` is the first such entry of the seed."""
    return Issue(
        place,
        "HiddenAuthors",
        f"the source hides {plural(count, 'author')} of this file. They are left out; nothing is to be done.",
    )


def broken_file(place: Place, kind: str, fault: str) -> Issue:
    """A whole file of a `kind` cannot be read, at `place`; `fault` says so: "ends in the middle"."""
    return Issue(
        place,
        "BrokenFile",
        f"this {kind} {fault}. Nothing is taken from what follows; save it anew, or mend it.",
    )


def not_an_id(place: Place, field: str, value: str) -> Issue:
    """A field that should hold an id, a day or an address holds none."""
    return Issue(
        place,
        "NotAnId",
        f"{quote(value)} is no {field}. The paper is kept without it; correct it, or remove it.",
    )


def zeros_in_entries(place: Place, count: int) -> Issue:
    """A file of entries holds `count` zero bytes, the first at `place`."""
    return Issue(
        place,
        "ZeroBytes",
        f"the file holds {plural(count, 'zero byte')}, which no text has. "
        "Each is shown as U+FFFD; save the file anew.",
    )
