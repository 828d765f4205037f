"""A paper as an item of CSL-JSON, as Zotero, Pandoc and other programs that cite read it."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.export.people import Name, names_of
from builder.export.said import address, listed, plain_title, read_on
from builder.model import Citation
from builder.text import visible


def csl(citation: Citation) -> dict[str, Any]:
    """The item: a preprint of arXiv where its number is known, else a document; without what is not known."""
    published = [int(part) for part in citation.published.split("-") if part]
    day = read_on(citation)
    item = {
        "id": citation.key,
        "type": "article" if citation.arxiv else "document",
        "title": plain_title(citation),
        "author": _authors(citation),
        "issued": {"date-parts": [published]} if published else None,
        "accessed": {"date-parts": [_parts(day)]} if day else None,
        "number": f"arXiv:{citation.arxiv}" if citation.arxiv else "",
        "publisher": "arXiv" if citation.arxiv else "",
        "container-title": visible(citation.venue),
        "DOI": visible(citation.doi),
        "URL": address(citation.url),
        "note": listed(citation),
    }
    return {name: value for name, value in item.items() if value}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _authors(citation: Citation) -> list[dict[str, str]]:
    """The authors; "others" is what Pandoc prints as "et al."."""
    names, has_more = names_of(citation)
    return [*map(_name, names), *([{"literal": "others"}] if has_more else [])]


def _name(name: Name) -> dict[str, str]:
    if name.whole:
        return {"literal": name.whole}
    suffix = {"suffix": name.suffix} if name.suffix else {}
    return {"family": name.family, "given": name.given, **suffix}
