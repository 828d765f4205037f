"""A paper as a line of plain text, as a person would paste it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.export.said import address, plain_title
from builder.model import Citation, dates
from builder.text import doi_page, visible

NAMED = 6
"""Authors of a reference; of more the first stands for all."""


def reference(citation: Citation) -> str:
    """Authors, title, venue and year, arXiv, DOI, address: as far as they are known, each with a point behind it.

    Of a paper whose year is not known it says when it was listed.
    """
    parts = [part if part[-1] in ".?!" else f"{part}." for part in _parts(citation) if part]
    return " ".join([*parts, *([address(citation.url)] if citation.url else [])])


def _parts(citation: Citation) -> Iterator[str]:
    yield _authors(citation)
    yield plain_title(citation)
    yield ", ".join(filter(None, (visible(citation.venue), citation.published[:4])))
    if not citation.published and citation.listed:
        yield f"Listed on {dates.date_name(citation.listed)}"
    if citation.arxiv:
        yield f"arXiv:{citation.arxiv}"
    if citation.doi and citation.url != doi_page(citation.doi):
        yield f"doi:{visible(citation.doi)}"


def _authors(citation: Citation) -> str:
    names = [visible(author.name) for author in citation.authors[: NAMED + 1]]
    if names and (len(names) > NAMED or citation.has_more):
        shown = names[:1] if len(names) > NAMED else names
        return f"{', '.join(shown)} et al."
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last
