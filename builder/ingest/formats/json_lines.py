"""JSON Lines: on each line an object with `title`, and perhaps `abstract` and `date` (https://jsonlines.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.formats.line_details import details_of
from builder.ingest.formats.objects.values import whole
from builder.ingest.formats.objects.work import Notes
from builder.ingest.refusal import AS_JSON_LINES, Foreign, refused
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import (
    ListedOn,
    Reading,
    Record,
    not_a_listing,
    not_an_id,
    object_without_abstract,
    unknown_date,
    unused_keys,
)
from builder.text import clean, fold_case, is_visible, squeeze

_OBJECT = re.compile(r'\{\s*["}]')

_WHOLE_JSON = re.compile(r'\[(?: ?[{\[].*)?|\{(?: ?"[^"]*" ?: ?[\[{])?')

_WITHIN_JSON = re.compile(r'[{\]}]|\[(?:["\[{]|$)|"[^"]*" ?(?::|,?$)')

LOOKED_AT = 20
"""Lines by which this format is recognised."""

OTHER_JSON = Foreign("JSON of another shape than one paper a line", AS_JSON_LINES)

READ = ("title", "abstract", "date")

MEANINGS: Mapping[str, str] = {
    **{key: key for key in READ},
    "papertitle": "title",
    "summary": "abstract",
    "paperabstract": "abstract",
    "author": "authors",
    "authors": "authors",
    "id": "id",
    "entryid": "id",
    "arxiv": "arxiv",
    "arxivid": "arxiv",
    "doi": "doi",
    "category": "categories",
    "categories": "categories",
    "url": "links",
    "link": "links",
    "links": "links",
    "pdf": "pdf",
    "pdfurl": "pdf",
    "published": "published",
    "publishedat": "published",
    "updated": "updated",
    "updatedat": "updated",
    "updatedate": "updated",
    "venue": "venue",
    "journalref": "venue",
    "comment": "comment",
    "comments": "comment",
}
"""What the keys that we know mean, in small letters without blanks, hyphens and underscores.

Of these, READ are the listing, the others its details. Neither `published` nor `updated`, nor any other, is ever
the day of a listing.
"""

LONGEST_KEY = 40
"""Characters; no key that we know is longer, in any spelling."""

_WITHOUT_SEPARATORS = str.maketrans("", "", " -_")


class _NotAListingError(ValueError):
    """A line is no object with a title; the text says what is wrong: "is not JSON"."""


class _NoTitleError(_NotAListingError):
    """A line is an object, and none of its keys is a title."""


def recognises(source: Source) -> bool:
    """Whether most of the first lines look like objects, or the whole seed is one JSON value, or looks like it."""
    first = source.lines[:LOOKED_AT]
    objects = sum(bool(_OBJECT.match(line.text)) for line in first)
    return 2 * objects > len(first) or _is_one_value(source)


def _is_one_value(source: Source) -> bool:
    """Whether the seed is one JSON value over many lines, or an array in one; damaged ones too, by their head."""
    head = [line.text for line in source.lines[:2]]
    if not head or head[0][0] not in "[{":
        return False
    looks_like_it = _WHOLE_JSON.fullmatch(head[0]) and (len(head) == 1 or _WITHIN_JSON.match(head[1]))
    return bool(looks_like_it) or (len(head) > 1 and _goes_on(source))


def _goes_on(source: Source) -> bool:
    """Whether a JSON value begins on the first line and ends with the last one."""
    try:
        json.loads(source.lines[0].text)
    except RecursionError:
        return False
    except ValueError:
        return _parses("\n".join(line.text for line in source.lines))
    return False


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read(source: Source) -> Reading:
    """The listing of each line; what is none is left out. JSON of another shape is left out whole."""
    if _is_one_value(source):
        return refused(source.name, OTHER_JSON)
    ledger, unused, untitled = Ledger(source), _Unused(), 0
    for line in source.lines:
        try:
            listing = _parse(line.text)
        except _NotAListingError as fault:
            untitled += isinstance(fault, _NoTitleError)
            ledger.leave_out(not_a_listing(source.place(line), str(fault), line.text))
        else:
            unused.add(line, listing)
            ledger.roles[Role.TITLE] += 1
            ledger.add(_record(ledger, line, listing.values))
    if untitled == len(source.lines):
        return refused(source.name, OTHER_JSON)
    if unused.first:
        ledger.issues.append(unused_keys(source.place(unused.first), list(unused.keys)))
    return ledger.reading()


@dataclass(frozen=True, slots=True)
class _Listing:
    """The values of an object by their meaning, and the keys of which nothing is taken."""

    values: dict[str, Any]
    unused: list[str]


@dataclass(slots=True)
class _Unused:
    """The unused keys of a seed, each once in their order, and the line of the first."""

    keys: dict[str, None] = field(default_factory=dict)
    first: Line | None = None

    def add(self, line: Line, listing: _Listing) -> None:
        if listing.unused:
            self.first = self.first or line
            self.keys.update(dict.fromkeys(listing.unused))


def _parse(text: str) -> _Listing:
    """The object on a line; raises _NotAListingError."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _NotAListingError("is not JSON") from error
    if not isinstance(found, dict):
        raise _NotAListingError("is not a JSON object")
    listing = _sorted_out(found)
    title, abstract = listing.values.get("title"), listing.values.get("abstract")
    if "title" not in listing.values:
        raise _NoTitleError('has no "title" of text')
    if not isinstance(title, str) or not is_visible(clean(title)):
        raise _NotAListingError('has no "title" of text')
    if not (abstract is None or isinstance(abstract, str)):
        raise _NotAListingError('has an "abstract" that is no text')
    return listing


def _sorted_out(found: dict[str, Any]) -> _Listing:
    """The values of an object by their meaning.

    Where keys of one meaning differ, the one in our spelling counts, and what the other says is unused.
    """
    values: dict[str, Any] = {}
    unused: set[str] = set()
    for spelling, key in sorted((spelling_of(key), key) for key in found):
        value, meaning = found[key], spelling.meaning
        if isinstance(value, str):
            value = whole(value)
        if not meaning or (spelling.is_another_word and meaning in READ and not _is_text(value)):
            unused.add(key)
        elif values.get(meaning) in (None, ""):
            values[meaning] = value
        elif meaning in READ and not _says_nothing_new(value, values[meaning]):
            unused.add(key)
    return _Listing(values, [key for key in found if key in unused])


class Spelling(NamedTuple):
    """How a key is written, the one to be preferred first, and what it means, "" where we do not know it."""

    is_another_word: bool
    is_other_than_ours: bool
    meaning: str


def spelling_of(key: str) -> Spelling:
    """How a key of any length is written: `published_at` and `publishedAt` are the same."""
    return _spelling_of(key) if len(key) <= LONGEST_KEY else Spelling(True, True, "")


@lru_cache(maxsize=1000)
def _spelling_of(key: str) -> Spelling:
    folded = fold_case(key).translate(_WITHOUT_SEPARATORS)
    return Spelling(folded not in READ, key not in READ, MEANINGS.get(folded, ""))


def _says_nothing_new(value: object, known: object) -> bool:
    return value is None or (isinstance(value, str) and value in ("", known))


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _record(ledger: Ledger, line: Line, values: dict[str, Any]) -> Record:
    place, title = ledger.source.place(line), squeeze(values["title"])
    abstract = squeeze(values.get("abstract") or "")
    if not abstract:
        ledger.issues.append(object_without_abstract(place, title))
    notes = Notes()
    details = details_of(values, notes)
    if notes.fault:
        ledger.issues.append(not_an_id(place, *notes.fault))
    return Record(place, _day(ledger, line, values.get("date")), title, abstract, details)


def _day(ledger: Ledger, line: Line, value: object) -> ListedOn:
    """The day of a listing, its seed's where it names none; None, with an issue, where the value is no day."""
    if value in (None, ""):
        return ledger.source.day
    try:
        day = parse_day(squeeze(value)) if isinstance(value, str) else None
    except NotADayError:
        day = None
    if day is None:
        ledger.issues.append(unknown_date(ledger.source.place(line), str(value)))
    return ledger.source.dated(day)
