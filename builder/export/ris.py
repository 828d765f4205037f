"""A paper as a record of RIS, as EndNote, Zotero and Mendeley read it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.export.people import Name, names_of
from builder.export.said import address, listed, plain_title, read_on
from builder.model import Citation
from builder.text import visible

END = "\r\n"
"""What ends a line of RIS."""


def ris(citation: Citation) -> str:
    """The record with the line that ends it; every value stands on one line, so that none can begin a field.

    What is at arXiv, or nowhere that is known, is an unpublished work (`UNPB`), which no program takes for an
    article of a journal; of what has appeared somewhere no more is said than that (`GEN`).
    """
    return "".join(f"{tag}  - {value}{END}" for tag, value in _fields(citation))


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    has_appeared = (citation.venue or citation.doi) and not citation.arxiv
    yield "TY", "GEN" if has_appeared else "UNPB"
    yield "ID", citation.key
    names, has_more = names_of(citation)
    yield from (("AU", _name(name)) for name in names)
    if has_more:
        yield "AU", "et al."
    yield "TI", plain_title(citation)
    if citation.published:
        yield "PY", citation.published[:4]
        if len(citation.published) > 4:
            yield "DA", _day(citation.published)
    if citation.venue:
        yield "T2", visible(citation.venue)
    if citation.arxiv:
        yield "PB", "arXiv"
        yield "AN", f"arXiv:{citation.arxiv}"
    if citation.doi:
        yield "DO", visible(citation.doi)
    if citation.url:
        yield "UR", address(citation.url)
    if day := read_on(citation):
        yield "Y2", _day(day.isoformat())
    yield "N1", listed(citation)
    yield "ER", ""


def _day(iso: str) -> str:
    """`2025/09/02/`, `2025/09//`: year, month, day, and other words."""
    year, month, day = (*iso.split("-"), "")[:3]
    return f"{year}/{month}/{day}/"


def _name(name: Name) -> str:
    """With the family first; a comma in a name that has no parts would make some of it."""
    if name.whole:
        return " ".join(name.whole.replace(",", " ").split())
    return ", ".join(filter(None, (name.family, name.given, name.suffix)))
