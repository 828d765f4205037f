"""The formats of seeds, recognised by what stands in a seed, never by its name.

A further format is a module with `recognises` and `read`: one of lines, in which a listing is a few lines, gets a
Source and stands in FORMATS; one of entries gets a Document and stands in ENTRY_FORMATS.
"""

from __future__ import annotations

from typing import Protocol

from builder.ingest.document import Document
from builder.ingest.formats import arxiv_listing, arxiv_mail, atom, bibtex, dump, foreign, json_lines, objects, ris
from builder.ingest.source import Source
from builder.model import Reading


class EntryFormat(Protocol):
    """What the module of a format of entries offers."""

    def recognises(self, document: Document, /) -> bool: ...

    def read(self, document: Document, /) -> Reading: ...


class Format(Protocol):
    """What the module of a format of lines offers."""

    def recognises(self, source: Source, /) -> bool: ...

    def read(self, source: Source, /) -> Reading: ...


ENTRY_FORMATS: tuple[EntryFormat, ...] = (objects, bibtex, ris, atom)
"""The first that recognises a seed reads it; they are asked before those of lines."""

FORMATS: tuple[Format, ...] = (foreign, json_lines, arxiv_mail, arxiv_listing, dump)
"""The first that recognises a seed reads it; a dump is what no other format recognises."""


def read_document(document: Document) -> Reading | None:
    """The records of a seed that consists of entries; None where it does not."""
    found = next((format_ for format_ in ENTRY_FORMATS if format_.recognises(document)), None)
    return found.read(document) if found else None


def read_source(source: Source) -> Reading:
    """The records of a seed, each non-blank line accounted for."""
    return next(format_ for format_ in FORMATS if format_.recognises(source)).read(source)
