"""RIS, as Zotero, EndNote, Mendeley and publishers write it: two letters, a dash and a value on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rispy import RisParser

from builder.ingest import joined_names, partial_dates
from builder.ingest.document import Document, Register
from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup
from builder.ingest.references import (
    addresses,
    first_arxiv,
    first_doi,
    named_arxiv,
    own_note,
    without_arxiv,
)
from builder.model import (
    Details,
    Reading,
    Record,
    broken_entry,
    entry_without_title,
    not_an_id,
    unended_entry,
)
from builder.text import is_decimal, shows_something, squeeze

KIND = "RIS"

HEAD_LINES = 20
"""Lines in which the first entry begins."""

_START = re.compile(r"\ufeff?\s{0,8}TY {0,2}- {0,8}[A-Z]{3,6}\s*")

_TAG = re.compile(r"\ufeff?\s{0,8}([A-Z][A-Z0-9])(?:  - ?|  -|\t- ?| - )(.*)")

_SMALL_START = re.compile(r"\ufeff?\s{0,8}ty {0,2}- {0,8}[A-Za-z]{3,6}\s*")

_SMALL_TAG = re.compile(r"^\ufeff?[ \t]{0,8}[a-z][a-z0-9](?= {1,2}-(?: |$))", re.MULTILINE | re.ASCII)

_ALONE = re.compile(r"\ufeff?\s{0,8}([A-Z][A-Z0-9]) {0,2}-\s*")

_START_OF_ANY = re.compile(r"\ufeff?\s{0,8}ty {0,2}-", re.IGNORECASE | re.ASCII)

LOOKED_AT = 4_000
"""Characters in which the first entry begins."""

_ROOM = 5
"""Lines behind the first of an entry, of which most have a tag."""

_TAGS = tuple(
    f"{one}{other}" for one in map(chr, range(65, 91)) for other in map(chr, (*range(48, 58), *range(65, 91)))
)

_PARSER = RisParser(mapping={tag: tag for tag in _TAGS}, list_tags=list(_TAGS), delimiter_tags_mapping={})
"""Each tag by its own name, and all of its values: which of them mean the same is told below."""


@dataclass(slots=True)
class _Entry:
    """The lines of an entry, those that go on with one above joined to it; `line` is that of its `TY`."""

    line: int
    lines: list[list[str]] = field(default_factory=list)
    is_ended: bool = False
    lacks_start: bool = False


def recognises(document: Document) -> bool:
    """Whether an entry begins at the head, and further fields follow."""
    lines = [line for line in _in_capitals(document.head).split("\n") if line.strip()]
    start = next((at for at, line in enumerate(lines[:HEAD_LINES]) if _START.fullmatch(line)), None)
    if start is None:
        return False
    below = lines[start : start + _ROOM]
    return sum(bool(_tag_of(line)) for line in below) > 0.5 * len(below)


def read(document: Document) -> Reading:
    """The papers of the file; a field without an entry, and an entry without a title, are issues."""
    register = Register(document)
    for entry in _entries(_in_capitals(document.text)):
        _add(register, entry)
    return register.reading()


def _in_capitals(text: str) -> str:
    """The text with capitals in its tags, where some program wrote them in small letters."""
    first = next((line for line in text[:LOOKED_AT].split("\n") if _START_OF_ANY.match(line)), "")
    if not _SMALL_START.fullmatch(first):
        return text
    dash = "  -" if "y  -" in first else " -"
    return _SMALL_TAG.sub(lambda tag: tag[0].upper() if text.startswith(dash, tag.end()) else tag[0], text)


def _entries(text: str) -> Iterator[_Entry]:
    """The entries in their order; fields that stand in none are one that lacks its start."""
    entry: _Entry | None = None
    is_wide = "TY  -" in text
    for number, line in enumerate(text.split("\n"), 1):
        tag = _tag_of(line, is_wide)
        if tag == "TY":
            if entry:
                yield entry
            entry = _Entry(number, [[line]])
        elif tag == "ER":
            if entry:
                entry.is_ended = True
                yield entry
            entry = None
        elif tag:
            entry = entry or _Entry(number, lacks_start=True)
            entry.lines.append([line])
        elif entry and line.strip():
            entry.lines[-1].append(line)
    if entry:
        yield entry


def _tag_of(line: str, is_wide: bool = False) -> str:
    """The tag of a line, "" where it goes on with the one above. In a file that sets two blanks before the dash,
    as is right, one blank stands in a text: "US - made"."""
    found = _TAG.fullmatch(line) or _ALONE.fullmatch(line)
    is_text = is_wide and found and found.re is _TAG and line.startswith(" - ", found.end(1))
    return found[1] if found and not is_text else ""


def _add(register: Register, entry: _Entry) -> None:
    """Add what an entry says."""
    document, place = register.document, register.document.place(entry.line)
    if entry.lacks_start:
        register.leave_out(broken_entry(place, KIND, "has no line TY above it", squeeze(entry.lines[0][0][:200])))
        return
    fields = _fields(entry)
    title = _title(fields)
    if not title:
        seen = next((value for value in (*_values(fields, *_NAMING), entry.lines[0][0]) if value.strip()), "")
        register.leave_out(entry_without_title(place, KIND, squeeze(seen[:200])))
        return
    if not entry.is_ended:
        register.note(unended_entry(place, KIND, title, "ER"))
    details = _details(fields)
    for value in _values(fields, "DO"):
        if value and not details.doi and not details.arxiv:
            register.note(not_an_id(place, "DOI", value))
    abstract = words_of_abstract(max(_values(fields, "AB", "N2"), key=len, default=""))
    register.add(Record(place, document.day, title, abstract, details))


_NAMING = ("ID", "UR", "DO", "AU", "A1")
"""Fields by which an entry without a title can be named."""


def _fields(entry: _Entry) -> Mapping[str, Sequence[str]]:
    """The values of each tag, read by the library: each line in its one form, so that nothing else decides."""
    lines = [_as_one(lines) for lines in entry.lines]
    [found] = _PARSER.parse_lines(iter([*lines, "ER  - "]))
    return {tag: values if isinstance(values, list) else [values] for tag, values in found.items()}


def _as_one(lines: Sequence[str]) -> str:
    """A field on one line, with two blanks and a blank around its dash."""
    first = lines[0]
    found = _TAG.fullmatch(first) or _ALONE.fullmatch(first)
    tag = found[1] if found else "UK"
    value = found[2] if found and found.re is _TAG else ""
    return f"{tag}  - {squeeze(' '.join([value, *lines[1:]]))}"


def _values(fields: Mapping[str, Sequence[str]], *tags: str) -> list[str]:
    """All values of some tags, those of the first tag first."""
    return [value for tag in tags for value in fields.get(tag, ()) if value]


def _title(fields: Mapping[str, Sequence[str]]) -> str:
    """The title; `BT` is that of a whole book, and of what a chapter stands in."""
    kind = next(iter(fields.get("TY", ())), "")
    tags = ("TI", "T1", "CT", "BT") if kind in {"BOOK", "EDBOOK", "THES"} else ("TI", "T1", "CT")
    return words_of_markup(next((value for value in _values(fields, *tags) if shows_something(value)), ""))


_ID_FIELDS = ("UR", "L1", "L2", "LK", "AN", "M1", "M3", "C7", "C1", "ID", "N1", "JO", "JF", "T2", "J2", "JA", "PB",
              "VL", "IS", "SP", "SE", "DB")  # fmt: skip
"""Where programs put the number of arXiv."""


def _details(fields: Mapping[str, Sequence[str]]) -> Details:
    people = joined_names.of_each(_values(fields, "AU", "A1"))
    arxiv = first_arxiv(_values(fields, "DO")) or named_arxiv(_values(fields, *_ID_FIELDS))
    pdf, links = addresses(_values(fields, "L1", "UR", "L2", "LK"))
    return Details(
        source="ris",
        arxiv=arxiv.number if arxiv else "",
        version=arxiv.version if arxiv else 0,
        doi=first_doi(_values(fields, "DO", "M3", "UR", "L3", "C7", "AN")),
        authors=people.authors,
        has_more=people.has_more,
        ids=_other_ids(fields),
        published=_published(fields),
        venue=_venue(fields),
        comment=_comment(fields),
        pdf=pdf,
        links=links,
    )


def _published(fields: Mapping[str, Sequence[str]]) -> str:
    """The finest day; some programs split it into a year, and a month and a day ("MAR 15")."""
    days = [_day(value) for value in _values(fields, "PY", "Y1", "DA")]
    year, within = (next(iter(fields.get(tag, ())), "") for tag in ("PY", "DA"))
    return partial_dates.finest([*days, partial_dates.of_fields(year, within)])


def _other_ids(fields: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The number of PubMed, where the entry is from there."""
    number = next(iter(_values(fields, "AN")), "")
    return (("pmid", number),) if "PubMed" in _values(fields, "DB") and is_decimal(number) else ()


def _comment(fields: Mapping[str, Sequence[str]]) -> str:
    """The comment of arXiv, which Zotero keeps as a note, in HTML."""
    notes = (words_of_markup(note) for note in _values(fields, "N1"))
    return next((own_note(note[len(_COMMENT) :]) for note in notes if note.startswith(_COMMENT)), "")


_COMMENT = "Comment:"


def _day(value: str) -> str:
    """A day in the form of RIS, `2025/09/02/` with what lacks left empty, or in another."""
    return partial_dates.of_text(value.strip("/ ")) or partial_dates.of_fields(value)


def _venue(fields: Mapping[str, Sequence[str]]) -> str:
    kind = next(iter(fields.get("TY", ())), "")
    tags = (
        ("JF", "JO", "T2", "JA", "J2")
        if kind in {"BOOK", "EDBOOK", "THES"}
        else ("JF", "JO", "T2", "BT", "JA", "J2", *(["C3"] if kind in {"CONF", "CPAPER"} else []))
    )
    return next(filter(None, map(without_arxiv, map(words_of_markup, _values(fields, *tags)))), "")
