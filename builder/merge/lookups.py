"""What was looked up of papers, in a file beside the settings: a line a paper, for people to read and commit.

A line is an object of JSON, in ASCII, its keys sorted: `paper` is the id of any text of the paper, `title` is for
people, `source` (one of `SOURCES`) was asked on `day`; then whatever it said, under the keys of `rows.KEYS`:

    {"arxiv": "2509.01234", "authors": [{"family": "Zhang", "given": "Wei", "name": "Wei Zhang"}], "day":
    "2026-11-28", "paper": "<32 digits>", "published": "2025-09-02", "source": "arxiv", "title": "Spin glasses"}

Lines stand in the order of their papers, so that two branches seldom touch the same ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from builder.merge.rows import NoValueError, details_of_row, details_row
from builder.model import SOURCES, BuilderError, Details, Issue, PaperId, Place, broken_lookup
from builder.system import write_file
from builder.text import clean, printable

MOST_BYTES = 1_000_000_000
"""What a file of look-ups may have."""

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


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
    """The look-ups in a file, and an issue for each line that is none; nothing where there is no file."""
    found: list[LookUp] = []
    issues: list[Issue] = []
    for number, line in _lines(path):
        place = Place(printable(path.name), number)
        try:
            found.append(_look_up(line, place))
        except NoValueError as error:
            issues.append(broken_lookup(place, str(error), line))
    return tuple(found), tuple(issues)


def write_lookups(path: Path, lookups: Iterable[LookUp]) -> None:
    """Write the look-ups, sorted by paper, of two of one paper the later; at once: whatever ends the process
    leaves the old file, or the new one."""
    rows = {one.text: _row(one) for one in sorted(lookups, key=lambda one: (one.text, one.day, one.source))}
    content = "".join(f"{json.dumps(rows[paper], sort_keys=True, ensure_ascii=True)}\n" for paper in sorted(rows))
    fresh = path.with_name(f"{path.name}.new")
    write_file(fresh, content.encode("ascii"))
    fresh.replace(path)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BuilderError(
                f"{path}: over {MOST_BYTES:,} bytes. Nothing was built; look whether it is the file."
            )
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return
    except OSError as error:
        raise BuilderError(
            f"{path}: {error.strerror}. Nothing was built; make it a file, or remove it."
        ) from error
    yield from ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _look_up(line: str, place: Place) -> LookUp:
    """A line as a look-up; raises NoValueError."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NoValueError("is not JSON") from error
    if not isinstance(row, dict):
        raise NoValueError("is no object")
    paper, source, day = (_said(row, key) for key in ("paper", "source", "day"))
    if not _ID.fullmatch(paper):
        raise NoValueError("names no paper by the 32 digits of its id")
    if source not in SOURCES:
        raise NoValueError(f"names no source; those are {', '.join(SOURCES)}")
    if not _is_day(day):
        raise NoValueError("tells no day, as 2026-11-28")
    return LookUp(PaperId(paper), place, source, day, details_of_row(row, source), clean(_said(row, "title")))


def _said(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise NoValueError(f"has a {key} that is no text")
    return value


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _row(one: LookUp) -> dict[str, Any]:
    said = {"paper": one.text, "title": one.title, "source": one.source, "day": one.day}
    return {**said, **details_row(one.details)}
