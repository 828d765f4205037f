"""What was looked up of papers, in a file beside the settings: a line a paper, for people to read and commit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.model import Author, Details, Issue, Link, PaperId, Place, broken_entry
from builder.system import write_file

_TEXTS = ("arxiv", "doi", "published", "updated", "venue", "comment", "pdf")


@dataclass(frozen=True, slots=True)
class LookUp:
    """What a `source`, asked on a `day`, says of the paper that has a text of this id; `title` is for people."""

    text: PaperId
    place: Place
    source: str
    day: str
    details: Details
    title: str = ""


def read_lookups(path: Path) -> tuple[tuple[LookUp, ...], tuple[Issue, ...]]:
    """The lines of a file, and an issue for each that is none; nothing where there is no file."""
    found: list[LookUp] = []
    issues: list[Issue] = []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []
    for number, line in enumerate(lines, 1):
        place = Place(path.name, number)
        if line.strip():
            try:
                found.append(_look_up(json.loads(line), place))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                issues.append(broken_entry(place, "look-up", "is none", line))
    return tuple(found), tuple(issues)


def write_lookups(path: Path, lookups: Iterable[LookUp]) -> None:
    """Write the lines, sorted by paper, at once: whatever ends the process leaves the old file, or the new one."""
    rows = sorted((_row(one) for one in lookups), key=lambda row: str(row["paper"]))
    content = "".join(f"{json.dumps(row, sort_keys=True)}\n" for row in rows)
    fresh = path.with_name(f"{path.name}.new")
    write_file(fresh, content.encode("ascii"))
    fresh.replace(path)


def details_row(details: Details) -> dict[str, Any]:
    """The values of details that are known, as JSON has them."""
    row: dict[str, Any] = {name: getattr(details, name) for name in _TEXTS}
    row["ids"] = dict(details.ids)
    row["authors"] = [{"name": one.name, "family": one.family, "given": one.given} for one in details.authors]
    row["categories"] = list(details.categories)
    row["links"] = [{"url": link.url, "kind": link.kind} for link in details.links]
    return {key: value for key, value in row.items() if value}


def details_of_row(row: Mapping[str, Any], source: str) -> Details:
    """The details of a row; raises ValueError, TypeError, KeyError or AttributeError where it has other values."""
    texts = {name: _text(row.get(name, "")) for name in _TEXTS}
    return replace(
        Details(source),
        **texts,  # type: ignore[arg-type]  # all of these are texts
        ids=tuple((_text(name), _text(value)) for name, value in sorted(row.get("ids", {}).items())),
        authors=tuple(
            Author(_text(one["name"]), _text(one.get("family", "")), _text(one.get("given", "")))
            for one in row.get("authors", ())
        ),
        categories=tuple(map(_text, row.get("categories", ()))),
        links=tuple(Link(_text(one["url"]), _text(one.get("kind", ""))) for one in row.get("links", ())),
    )


def _look_up(row: Mapping[str, Any], place: Place) -> LookUp:
    source = _text(row["source"])
    said = PaperId(_text(row["paper"])), place, source, _text(row["day"])
    return LookUp(*said, details_of_row(row, source), _text(row.get("title", "")))


def _row(one: LookUp) -> dict[str, Any]:
    return {
        "paper": one.text, "title": one.title, "source": one.source, "day": one.day, **details_row(one.details)
    }  # fmt: skip


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
