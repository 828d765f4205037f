"""arXiv's metadata as one downloads it: on each line of millions an object of one paper, all versions in it.

Its shape is that of https://www.kaggle.com/datasets/Cornell-University/arxiv; makers of extracts keep its keys,
but write lists where it has texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from builder.ingest import partial_dates
from builder.ingest.details import categories, people
from builder.ingest.names import known, of_display, of_parts
from builder.model import Author, Details, Place, Record
from builder.text import arxiv_id, doi, squeeze

MOST_AUTHORS = 10_000


def read_snapshot_line(
    line: str | bytes, place: Place, is_wanted: Callable[[str, str], bool] = lambda _title, _id: True
) -> Record | None:
    """The paper on a line; None where its title and number are not wanted, for to read it whole takes far longer.

    Raises ValueError where the line is no paper.
    """
    try:
        found = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    title, number = (found.get("title"), found.get("id")) if isinstance(found, dict) else (None, None)
    if not isinstance(title, str) or not isinstance(number, str):
        raise ValueError("no paper of arXiv")
    if not is_wanted(title, number):
        return None
    return Record(place, None, _text(title), _text(found.get("abstract")), _details(found, number))


def _details(found: Mapping[str, Any], number: str) -> Details:
    id_, versions = arxiv_id(number), _versions(found.get("versions"))
    days = [day for _, day in versions if day]
    return Details(
        source="arxiv",
        arxiv=id_.number if id_ else "",
        version=len(versions),
        doi=doi(_text(found.get("doi")).partition(" ")[0]),
        ids=tuple((name, text) for name in ("report-no",) if (text := _text(found.get(name)))),
        authors=_authors(found)[:MOST_AUTHORS],
        published=days[0] if days else _day(found, "published", "date", "update_date"),
        updated=days[-1] if len(days) > 1 else _day(found, "updated"),
        categories=categories(" ".join(_texts(found.get("categories")))),
        venue=_text(found.get("journal-ref")),
        comment=_text(found.get("comments")),
        pdf=f"https://arxiv.org/pdf/{id_.number}" if id_ else "",
    )


def _text(value: object) -> str:
    """A text, squeezed, with U+FFFD for each half of a surrogate pair; "" for whatever else."""
    if not isinstance(value, str):
        return ""
    return squeeze(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _texts(value: object) -> Sequence[str]:
    return [_text(one) for one in value if isinstance(one, str)] if isinstance(value, list) else [_text(value)]


def _versions(value: object) -> list[tuple[str, str]]:
    """The versions and the days on which they came."""
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return [(_text(row.get("version")), partial_dates.of_text(_text(row.get("created")))) for row in rows]


def _day(found: Mapping[str, Any], *keys: str) -> str:
    days = (partial_dates.of_text(_text(found.get(key))) for key in keys)
    return next(filter(None, days), "")


def _authors(found: Mapping[str, Any]) -> tuple[Author, ...]:
    """Those whose names are taken apart, or else those of the line or the list of authors."""
    parsed = found.get("authors_parsed")
    if isinstance(parsed, list) and parsed:
        return known(of_parts(*[*_texts(row), "", ""][:3]) for row in parsed if isinstance(row, list))
    authors = found.get("authors")
    if isinstance(authors, list):
        return known(map(of_display, _texts(authors)))
    return people(_text(authors))
