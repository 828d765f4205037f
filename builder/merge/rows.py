"""What is said of a paper as JSON and TOML have it: read with care, for people write there, and written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from builder.model import Author, Details, Link
from builder.text import arxiv_id, clean, doi, is_visible, is_web_address

KEYS = (
    "arxiv", "doi", "ids", "authors", "published", "updated", "categories", "venue", "comment", "pdf", "links",
)  # fmt: skip
"""What can be said of a paper. A value that says nothing ("", [], {}) is as good as none."""

_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?", re.ASCII)


class NoValueError(ValueError):
    """A value is not of its kind; the text says which one, and what it should be."""


def details_row(details: Details) -> dict[str, Any]:
    """What details say, and only that, as a row."""
    row: dict[str, Any] = {key: getattr(details, key) for key in KEYS}
    row["ids"] = dict(sorted(details.ids))
    row["authors"] = list(map(author_row, details.authors))
    row["categories"] = list(details.categories)
    row["links"] = [{"url": link.url, "kind": link.kind} for link in details.links if is_web_address(link.url)]
    row["pdf"] = details.pdf if is_web_address(details.pdf) else ""
    return {key: value for key, value in row.items() if value}


def author_row(author: Author) -> dict[str, str]:
    """An author as a row."""
    return {"name": author.name, "family": author.family, "given": author.given}


def details_of_row(row: Mapping[str, Any], source: str = "") -> Details:
    """What a row says, of its other keys nothing; raises NoValueError."""
    return replace(
        Details(source),
        **{key: read(row.get(key)) for key, read in _READERS.items() if row.get(key)},  # type: ignore[arg-type]
    )


def _text(value: object, key: str = "a value") -> str:
    if not isinstance(value, str):
        raise NoValueError(f"{key} is no text")
    text = clean(value)
    return text if is_visible(text) else ""


def _arxiv(value: object) -> str:
    found = arxiv_id(_text(value, "arxiv"))
    if found is None:
        raise NoValueError("arxiv is no number of arXiv, as 2509.01234")
    return found.number


def _doi(value: object) -> str:
    found = doi(_text(value, "doi"))
    if not found:
        raise NoValueError("doi is no DOI, as 10.1000/182")
    return found


def _day(key: str, value: object) -> str:
    text = value.isoformat() if type(value) is date else value
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            date.fromisoformat((text + "-01-01")[:10])
            return text
    except ValueError:
        pass
    raise NoValueError(f"{key} is no day, as 2025-09-02, 2025-09 or 2025")


def _pdf(value: object) -> str:
    if not (isinstance(value, str) and is_web_address(value)):
        raise NoValueError("pdf is no http(s) address")
    return value


def _list(key: str, value: object) -> Sequence[Any]:
    if not isinstance(value, list):
        raise NoValueError(f"{key} is no list")
    return value


def _authors(value: object) -> tuple[Author, ...]:
    return tuple(map(_author, _list("authors", value)))


def _author(value: object) -> Author:
    """An author as a table of its names, as "Family, Given", or as a name that is shown as it is."""
    if isinstance(value, dict):
        parts = {key: _text(value.get(key, ""), f"the {key} of an author") for key in ("name", "family", "given")}
        name = parts["name"] or _shown_name(parts["family"], parts["given"])
        author = Author(name, parts["family"], parts["given"])
    else:
        family, comma, given = map(str.strip, _text(value, "an author").partition(","))
        author = (
            Author(_shown_name(family, given), family, given) if comma and family and given else Author(family)
        )
    if not author.name:
        raise NoValueError("an author has no name")
    return author


def _shown_name(family: str, given: str) -> str:
    """ "J. Doe, Jr" of "Doe" and "J., Jr"."""
    first, comma, suffix = given.partition(",")
    return f"{first} {family}{comma}{suffix}".strip()


def _categories(value: object) -> tuple[str, ...]:
    return tuple(filter(None, (_text(one, "a category") for one in _list("categories", value))))


def _ids(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise NoValueError("ids are no table")
    return tuple(sorted((_text(name), _text(one, f"the id {name}")) for name, one in value.items()))


def _links(value: object) -> tuple[Link, ...]:
    return tuple(map(_link, _list("links", value)))


def _link(value: object) -> Link:
    url, kind = (value.get("url"), value.get("kind", "")) if isinstance(value, dict) else (value, "")
    if not (isinstance(url, str) and is_web_address(url)):
        raise NoValueError("a link is no http(s) address")
    return Link(url, _text(kind, "the kind of a link"))


_READERS = {
    "arxiv": _arxiv,
    "doi": _doi,
    "ids": _ids,
    "authors": _authors,
    "published": lambda value: _day("published", value),
    "updated": lambda value: _day("updated", value),
    "categories": _categories,
    "venue": lambda value: _text(value, "venue"),
    "comment": lambda value: _text(value, "comment"),
    "pdf": _pdf,
    "links": _links,
}
