"""What records of all formats say alike of a paper: its title on a line, and when it was listed."""

from __future__ import annotations

from datetime import date

from builder.model import Citation, dates
from builder.text import Formula, Pieces, are_printable, as_plain, visible


def title_of(citation: Citation) -> Pieces:
    """The title without what would break a line or turn it round."""
    return tuple(map(_on_a_line, citation.title))


def plain_title(citation: Citation) -> str:
    """The title without TeX."""
    return visible(as_plain(citation.title))


def _on_a_line(piece: str | Formula) -> str | Formula:
    if isinstance(piece, Formula):
        return Formula(visible(piece.tex), visible(piece.shown), piece.repaired, piece.display)
    if piece.isascii() and are_printable(piece):
        return piece
    before, behind = (" " if end.isspace() else "" for end in (piece[:1], piece[-1:]))
    return f"{before}{visible(piece)}{behind}"


def listed(citation: Citation) -> str:
    """When the paper was listed."""
    return f"Listed on {dates.long_name(citation.listed)}" if citation.listed else "Listed without a date"


def note(citation: Citation) -> str:
    """When the paper was listed, and what is to be completed."""
    said = listed(citation)
    lacks = [*([] if citation.authors else ["authors"]), *([] if citation.published else ["year"])]
    return f"{said}; {' and '.join(lacks)} to be completed" if lacks else said


def read_on(citation: Citation) -> date | None:
    """The day on which its address was seen, where there is one and the year of the day is known."""
    return citation.listed if citation.url and isinstance(citation.listed, date) else None


def address(text: str) -> str:
    """An address, or a DOI, in which no sign can end a field: braces and backslashes by their numbers."""
    return visible(text).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
