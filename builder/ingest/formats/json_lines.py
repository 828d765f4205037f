"""JSON Lines: on each line an object with `title`, and perhaps `abstract` and `date` (https://jsonlines.org)."""

from __future__ import annotations

import json
import re
from typing import Any

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.source import Ledger, Line, Role, Source
from builder.model import ListedOn, Place, Reading, Record, Roles, not_a_listing, unknown_date, unreadable_seed
from builder.text import clean, is_visible, squeeze

_OBJECT = re.compile(r'\{\s*["}]')

_WHOLE_JSON = re.compile(r"\[\s*(?:[{\[].*)?|\{")

LOOKED_AT = 20
"""Lines by which this format is recognised."""


class _NotAListingError(ValueError):
    """A line is no object with a title; the text says what is wrong: "is not JSON"."""


def recognises(source: Source) -> bool:
    """Whether most of the first lines look like objects, or the whole seed looks like one JSON value."""
    first = source.lines[:LOOKED_AT]
    objects = sum(bool(_OBJECT.match(line.text)) for line in first)
    return 2 * objects > len(first) or _is_one_value(source)


def _is_one_value(source: Source) -> bool:
    """Whether the seed looks like one JSON value over many lines: an array, or an indented object."""
    head = [line.text for line in source.lines[:2]]
    return bool(head and _WHOLE_JSON.fullmatch(head[0]) and (len(head) == 1 or head[1][0] in '{["]}'))


def read(source: Source) -> Reading:
    """The listing of each line; what is none is left out. One JSON value over many lines is not read."""
    if _is_one_value(source):
        reason = "this is JSON, but not JSON Lines, which have one object on each line"
        return Reading(source.name, (), Roles(), (unreadable_seed(Place(source.name, 1), reason),))
    ledger = Ledger(source)
    for line in source.lines:
        try:
            listing = _parse(line.text)
        except _NotAListingError as fault:
            ledger.leave_out(not_a_listing(source.place(line), str(fault), line.text))
        else:
            ledger.roles[Role.TITLE] += 1
            ledger.add(_record(ledger, line, listing))
    return ledger.reading()


def _parse(text: str) -> dict[str, Any]:
    """The object on a line; raises _NotAListingError."""
    try:
        listing = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _NotAListingError("is not JSON") from error
    if not isinstance(listing, dict):
        raise _NotAListingError("is not a JSON object")
    listing = {key: _whole(value) if isinstance(value, str) else value for key, value in listing.items()}
    title, abstract = listing.get("title"), listing.get("abstract")
    if not isinstance(title, str) or not is_visible(clean(title)):
        raise _NotAListingError('has no "title" of text')
    if not (abstract is None or isinstance(abstract, str)):
        raise _NotAListingError('has an "abstract" that is no text')
    return listing


def _record(ledger: Ledger, line: Line, listing: dict[str, Any]) -> Record:
    return Record(
        ledger.source.place(line),
        _day(ledger, line, listing.get("date")),
        squeeze(listing["title"]),
        squeeze(listing.get("abstract") or ""),
    )


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


def _whole(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair: JSON can spell one, but UTF-8 cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
