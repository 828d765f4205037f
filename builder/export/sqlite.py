"""The archive as a SQLite database with full-text search: one file to ask in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from builder.export.jsonl import as_object
from builder.model import Archive, BuilderError

SLICE = 1000
"""Papers that are held at a time."""

_TABLES = """
PRAGMA page_size = 4096;
CREATE TABLE papers (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, abstract TEXT NOT NULL,
    title_tex TEXT NOT NULL, abstract_tex TEXT NOT NULL, permalink TEXT NOT NULL UNIQUE, first_listed TEXT,
    topic TEXT NOT NULL, published TEXT, updated TEXT, arxiv TEXT, doi TEXT, venue TEXT NOT NULL,
    comment TEXT NOT NULL, object TEXT NOT NULL
);
CREATE TABLE authors (paper INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL,
    given TEXT NOT NULL, PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE TABLE tags (paper INTEGER NOT NULL, position INTEGER NOT NULL, tag TEXT NOT NULL,
    PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE TABLE topics (paper INTEGER NOT NULL, position INTEGER NOT NULL, topic TEXT NOT NULL,
    PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE TABLE links (paper INTEGER NOT NULL, position INTEGER NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE TABLE sightings (paper INTEGER NOT NULL, position INTEGER NOT NULL, seed TEXT NOT NULL,
    line INTEGER NOT NULL, listed_on TEXT, PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE TABLE related (paper INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (paper, position)) WITHOUT ROWID;
CREATE VIRTUAL TABLE papers_text USING fts5 (title, abstract, authors, tags, tokenize = 'porter unicode61');
"""

_INDEXES = """
CREATE INDEX papers_arxiv ON papers (arxiv);
CREATE INDEX papers_doi ON papers (doi);
CREATE INDEX papers_first_listed ON papers (first_listed);
CREATE INDEX papers_topic ON papers (topic);
CREATE INDEX authors_name ON authors (name);
CREATE INDEX tags_tag ON tags (tag);
CREATE INDEX topics_topic ON topics (topic);
INSERT INTO papers_text (papers_text) VALUES ('optimize');
"""

_PAPER = (
    *("id", "title_plain", "abstract_plain", "title_tex", "abstract_tex", "permalink", "first_listed", "topic"),
    *("published", "updated"),
)
"""What of an exported object a row of `papers` has, in the order of its columns, before its ids."""


def write_sqlite(archive: Archive, file: Path) -> None:
    """Write the archive as a database; a file that was there is replaced.

    Raises BuilderError where Python's SQLite has no full-text search, OSError where the file cannot be written.
    """
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as base:
            base.executescript(_TABLES)
            numbered = enumerate((as_object(archive.entries[paper]) for paper in sorted(archive.entries)), 1)
            while some := [*islice(numbered, SLICE)]:
                _insert(base, some)
            base.executescript(_INDEXES)
            base.commit()
            base.execute("VACUUM")
        part.replace(file)
    except sqlite3.Error as error:
        raise BuilderError(
            f"{file}: SQLite {sqlite3.sqlite_version} could not write it ({error}). Nothing was written; it needs "
            "FTS5, and room on the disk."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _insert(base: sqlite3.Connection, some: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Put some papers, each with its number, into all tables."""
    _fill(base, "papers", ((number, *_paper(one)) for number, one in some))
    _fill(base, "papers_text (rowid, title, abstract, authors, tags)", ((n, *_words(one)) for n, one in some))
    _fill(base, "authors", _parts(some, "authors", ("name", "family", "given")))
    _fill(base, "links", _parts(some, "links", ("url", "kind")))
    _fill(base, "sightings", _parts(some, "sightings", ("seed", "line", "listed_on")))
    _fill(base, "related", _parts(some, "related", ("id",)))
    for table, field in (("tags", "tags"), ("topics", "topics")):
        _fill(base, table, ((n, at, name) for n, one in some for at, name in enumerate(one[field], 1)))


def _fill(base: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    held = [*rows]
    if held:
        marks = ", ".join("?" * len(held[0]))
        base.executemany(f"INSERT INTO {table} VALUES ({marks})", held)  # noqa: S608 - names of ours


def _paper(one: dict[str, Any]) -> Iterator[object]:
    yield from (one[field] for field in _PAPER)
    yield from (one["ids"].get("arxiv"), one["ids"].get("doi"), one["venue"], one["comment"])
    yield json.dumps(one, ensure_ascii=True)


def _words(one: dict[str, Any]) -> Iterator[str]:
    yield from (one["title_plain"], one["abstract_plain"])
    yield from (" ".join(author["name"] for author in one["authors"]), "; ".join(one["tags"]))


def _parts(
    some: Sequence[tuple[int, dict[str, Any]]], field: str, keys: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    """A row for each part of each paper: its number, the place of the part, what the keys say."""
    for number, one in some:
        for at, part in enumerate(one[field], 1):
            yield number, at, *(part[key] for key in keys)
