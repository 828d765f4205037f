"""A paper as the text of a COinS element (https://archive.org/details/OpenURL-COinS), which reference managers
collect from a list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from builder.model import Citation
from builder.pages.heads import inverted, kind

MOST_AUTHORS = 100
"""Authors of a paper in a list, as in its BibTeX."""

FORMAT = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc"


def coins(citation: Citation, title: str) -> str:
    """The paper as keys and values, a blank as `%20`: Zotero takes what `+` is for one, and others do not."""
    return "&".join((FORMAT, *(f"{key}={quote(value, safe=_PLAIN)}" for key, value in _pairs(citation, title))))


_PLAIN = "/:,()!*@"
"""Signs that part nothing in a query, and stand in many titles and addresses."""


def _pairs(citation: Citation, title: str) -> Iterator[tuple[str, str]]:
    yield "rft.type", kind(citation)
    yield "rft.title", title
    for author in citation.authors[:MOST_AUTHORS]:
        yield "rft.au", inverted(author)
    if citation.published:
        yield "rft.date", citation.published
    if citation.doi:
        yield "rft_id", f"info:doi/{citation.doi}"
    if citation.url.startswith(("https://", "http://")):
        yield "rft.identifier", citation.url
