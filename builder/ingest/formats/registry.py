"""The formats of seeds, recognised by what stands in a seed, never by its name.

A further format is a module with `recognises(source)` and `read(source)`, listed in FORMATS.
"""

from __future__ import annotations

from typing import Protocol

from builder.ingest.formats import arxiv_mail, dump, foreign, json_lines
from builder.ingest.source import Source
from builder.model import Reading


class Format(Protocol):
    """What the module of a format offers."""

    def recognises(self, source: Source, /) -> bool: ...

    def read(self, source: Source, /) -> Reading: ...


FORMATS: tuple[Format, ...] = (foreign, json_lines, arxiv_mail, dump)
"""The first that recognises a seed reads it; a dump is what no other format recognises."""


def read_source(source: Source) -> Reading:
    """The records of a seed, each non-blank line accounted for."""
    return next(format_ for format_ in FORMATS if format_.recognises(source)).read(source)
