"""The archive as a database."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builder.export import sqlite as module
from builder.export.sqlite import write_sqlite
from builder.model.errors import BuilderError
from builder.model.people import Author
from tests.examples import FREEZE, LONE, MELT, a_record, an_archive, some_records, told

PEOPLE = (Author("Ada Bee", "Bee", "Ada"), Author("Wei Zhang"))
MELTING = told(a_record("Melting lattices", MELT, line=1), arxiv="2509.01234", authors=PEOPLE)
FROZEN = a_record("Frozen '; DROP TABLE papers; -- \" glasses", FREEZE, line=3)


def ask(file: Path, question: str, *values: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as base:
        return base.execute(question, values).fetchall()


def test_papers_are_found_by_words_and_by_what_is_known(tmp_path: Path) -> None:
    file = tmp_path / "papers.sqlite"
    write_sqlite(an_archive(MELTING, FROZEN), file)

    found = "SELECT title FROM papers WHERE number IN (SELECT rowid FROM papers_text WHERE papers_text MATCH ?)"
    assert ask(file, found, "lattice") == [("Melting lattices",)]
    assert ask(file, found, "zhang") == [("Melting lattices",)]
    assert ask(file, "SELECT permalink FROM papers WHERE arxiv = ?", "2509.01234") == [
        ("papers/melting-lattices.html",)
    ]
    assert ask(file, "SELECT position, name, family FROM authors") == [(1, "Ada Bee", "Bee"), (2, "Wei Zhang", "")]
    assert len(ask(file, "SELECT * FROM sightings")) == 2
    assert ask(file, "PRAGMA integrity_check") == [("ok",)]
    assert [path.name for path in tmp_path.iterdir()] == ["papers.sqlite"]


def test_each_row_holds_the_exported_object(tmp_path: Path) -> None:
    file = tmp_path / "papers.sqlite"
    write_sqlite(an_archive(*some_records("One", "Two"), tags=LONE), file)
    for number, paper, text in ask(file, "SELECT number, id, object FROM papers"):
        told_tags = [tag for (tag,) in ask(file, "SELECT tag FROM tags WHERE paper = ?", str(number))]
        assert json.loads(str(text))["id"] == paper
        assert json.loads(str(text))["tags"] == told_tags


def test_slices_lose_nothing_and_equal_archives_give_equal_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = an_archive(*some_records(*map(str, range(7))))
    write_sqlite(archive, tmp_path / "a")
    monkeypatch.setattr(module, "SLICE", 2)
    write_sqlite(archive, tmp_path / "b")
    write_sqlite(archive, tmp_path / "b")
    assert ask(tmp_path / "b", "SELECT count(*) FROM papers") == [(7,)]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_empty_archive_is_a_database_too(tmp_path: Path) -> None:
    write_sqlite(an_archive(), tmp_path / "a")
    assert ask(tmp_path / "a", "SELECT count(*) FROM papers") == [(0,)]


def test_where_it_cannot_be_written_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(BuilderError, match=r"SQLite .* could not write it"):
        write_sqlite(an_archive(), tmp_path / "gone" / "a")
