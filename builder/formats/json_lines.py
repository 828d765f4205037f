"""JSON Lines: an object a line, with `title` and perhaps `abstract` and `date` (https://jsonlines.org)."""

from __future__ import annotations

import json
import re
from typing import Any

from builder.days import NotADayError, parse_day
from builder.formats.source import Ledger, Line, Role, Source
from builder.issues import NotAListing, UnknownDate
from builder.model import ListedOn, Record
from builder.reading import Reading
from builder.text import clean, is_visible, squeeze

_OBJECT = re.compile(r'\{\s*"')
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:.*")


class _NotAListingError(ValueError):
    """The line is no object with a title; the text says what it lacks."""


def recognises(source: Source) -> bool:
    return bool(source.lines and _OBJECT.match(source.lines[0].text))


def read(source: Source) -> Reading:
    ledger = Ledger(source)
    for line in source.lines:
        try:
            listing = _parse(line.text)
        except _NotAListingError as fault:
            ledger.leave_out(NotAListing(source.place(line), str(fault), line.text))
        else:
            ledger.roles[Role.TITLE] += 1
            ledger.add(_record(ledger, line, listing))
    return ledger.reading()


def _parse(text: str) -> dict[str, Any]:
    try:
        listing = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _NotAListingError("is not JSON") from error
    if not isinstance(listing, dict):
        raise _NotAListingError("is not a JSON object")
    title, abstract = listing.get("title"), listing.get("abstract")
    if not isinstance(title, str) or not is_visible(clean(_whole(title))):
        raise _NotAListingError('has no "title" of text')
    if not (abstract is None or isinstance(abstract, str)):
        raise _NotAListingError('has an "abstract" that is no text')
    return listing


def _record(ledger: Ledger, line: Line, listing: dict[str, Any]) -> Record:
    return Record(
        ledger.source.place(line),
        _day(ledger, line, listing.get("date")),
        squeeze(_whole(listing["title"])),
        squeeze(_whole(listing.get("abstract") or "")),
    )


def _day(ledger: Ledger, line: Line, value: object) -> ListedOn:
    """The day of a listing; what is none is reported, the paper kept."""
    if value in (None, ""):
        return None
    text = squeeze(value) if isinstance(value, str) else ""
    try:
        day = parse_day(_TIME.sub(r"\1", text))
    except NotADayError:
        day = None
    if day is None:
        ledger.issues.append(UnknownDate(ledger.source.place(line), str(value)))
    return ledger.source.dated(day)


def _whole(text: str) -> str:
    """The text with U+FFFD for half a surrogate pair, which JSON can spell and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
