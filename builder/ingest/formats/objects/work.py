"""What a shape of objects makes of one: a work, and what of it could not be understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from builder.ingest.details import arxiv_number
from builder.ingest.formats.objects.values import Object, first_of, text_of, words_of
from builder.ingest.partial_dates import of_parts, of_text
from builder.ingest.references import first_arxiv, first_doi
from builder.model import Details, Link
from builder.text import ArxivId, arxiv_id, clean, doi, find_urls, printable

LONGEST_ADDRESS = 2000
"""Characters; browsers and servers take no longer ones."""

LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class Work:
    """A work as an object has it. `listed_on` is its day in a daily list; `hidden` counts the authors whom the
    source hides."""

    title: str
    abstract: str
    details: Details
    listed_on: date | None = None
    hidden: int = 0


@dataclass(slots=True)
class Notes:
    """Reads fields that hold ids, days and addresses, and keeps the first one that holds none, with its value."""

    fault: tuple[str, str] | None = None
    _nothing: ArxivId = field(default=ArxivId("", 0), init=False)

    def _note(self, what: str, value: str) -> None:
        self.fault = self.fault or (what, value)

    def _text(self, what: str, value: object) -> str:
        """The text of a field, or the first one of its list; an object is none."""
        if isinstance(value, dict) and value:
            self._note(what, str(value)[:LONGEST_ID])
        return first_of(value)

    def abstract(self, value: object) -> str:
        """An abstract, which is a text and nothing else."""
        if not isinstance(value, str | float | bool | None) and value not in ([], {}):
            self._note("abstract", str(value)[:LONGEST_ID])
        return words_of(value)

    def arxiv(self, value: object) -> ArxivId:
        """The number that a field is that holds nothing else."""
        text = self._text("number of arXiv", value)
        found = arxiv_id(text) if text else None
        if text and found is None:
            self._note("number of arXiv", text)
        return found or self._nothing

    def doi(self, value: object) -> str:
        """A DOI; "" for one of arXiv, which its number tells."""
        text = self._text("DOI", value)
        found = first_doi([text])
        if text and not found and not first_arxiv([text]):
            self._note("DOI", text)
        return found

    def day(self, value: object) -> str:
        """The day that a text, or the number of a year, names."""
        text = self._text("day of publication", value)
        found = of_text(text)
        if not found and any(one in "0123456789" for one in text):
            self._note("day of publication", text)
        return found

    def address(self, value: object) -> str:
        """An http(s) address."""
        text = self._text("address of the web", value)
        found = address_of(text)
        if text and not found:
            self._note("address of the web", text)
        return found


class Shape(Protocol):
    """What the module of a shape offers. `KIND` is what messages call it."""

    KIND: str

    def is_one(self, found: Object, /) -> bool: ...

    def read(self, found: Object, notes: Notes, /) -> Work: ...


def address_of(text: str) -> str:
    """An http(s) address that the whole text is; "" where it is none."""
    found = find_urls(text) if len(text) <= LONGEST_ADDRESS else []
    return found[0][2] if found and found[0][:2] == (0, len(text)) else ""


def own_page(*addresses: str) -> tuple[Link, ...]:
    """Links to pages of a work, without those to which its number or its DOI lead anyway."""
    pages = (page for page in addresses if page and not arxiv_id(page) and not doi(page))
    return tuple(Link(page, "") for page in dict.fromkeys(pages))


def first_id(*texts: str) -> ArxivId:
    """The first of some texts that is a number of arXiv."""
    return next(filter(None, map(arxiv_id, texts)), ArxivId("", 0))


def labelled_id(text: str) -> ArxivId:
    """The number behind `arXiv:` in a text."""
    return ArxivId(arxiv_number(text[:LONGEST_ADDRESS]), 0)


def day_of_parts(parts: object) -> str:
    """The day of a year, a month and a day in a list; what makes none with the rest is left away."""
    given = [text_of(part) for part in parts[:3]] if isinstance(parts, list) else []
    known = given.index("") if "" in given else len(given)
    days = (of_parts(given[:count]) for count in range(known, 0, -1))
    return next(filter(None, days), "")


def ids_of(**given: object) -> tuple[tuple[str, str], ...]:
    """Ids by the name of who gives them: the last part of those that are addresses; no others than short ones."""
    texts = {name: clean(text_of(value)) for name, value in given.items()}
    shown = {name: text.rstrip("/").rpartition("/")[2] if "://" in text else text for name, text in texts.items()}
    return tuple(sorted((name, printable(text)) for name, text in shown.items() if 0 < len(text) <= LONGEST_ID))


def outside_arxiv(venue: str) -> str:
    """The name of a venue; arXiv itself is none."""
    return "" if venue.startswith(("arXiv", "ArXiv", "arxiv")) or venue == "CoRR" else venue
