from __future__ import annotations

import json

import pytest

from builder.ingest.formats.snapshot import read_snapshot_line
from builder.model.people import Author
from builder.model.records import Place, Record

HERE = Place("arxiv.json", 1)


def a_line(**more: object) -> str:
    values = {"id": "2509.01234", "title": "Small\n  rules", "abstract": "  We study.\n", "categories": "cs.MA"}
    return json.dumps(values | more)


def read(**more: object) -> Record:
    record = read_snapshot_line(a_line(**more), HERE)
    assert record
    return record


def test_a_line_is_a_paper_with_its_versions() -> None:
    versions = [{"version": "v1", "created": "Tue, 2 Sep 2025 14:03:11 GMT"},
                {"version": "v2", "created": "Sat, 20 Sep 2025 08:00:00 GMT"}]  # fmt: skip
    record = read(versions=versions, authors_parsed=[["Núñez", "Ana", ""]], doi="10.1234/A")
    assert (record.title, record.abstract, record.listed_on) == ("Small rules", "We study.", None)
    said = record.details
    assert (said.source, said.arxiv, said.version, said.doi) == ("arxiv", "2509.01234", 2, "10.1234/a")
    assert (said.published, said.updated, said.categories) == ("2025-09-02", "2025-09-20", ("cs.MA",))
    assert said.authors == (Author("Ana Núñez", "Núñez", "Ana"),)


def test_an_extract_may_have_lists_and_one_day() -> None:
    said = read(authors=["Ana Núñez"], categories=["cs.MA", "math.PR"], date="2025-09-02").details
    assert (said.published, said.categories) == ("2025-09-02", ("cs.MA", "math.PR"))
    assert said.authors == (Author("Ana Núñez"),)


def test_what_is_not_wanted_is_not_read() -> None:
    asked: list[tuple[str, str]] = []

    def is_wanted(title: str, number: str) -> bool:
        asked.append((title, number))
        return False

    assert read_snapshot_line(a_line(authors=3), HERE, is_wanted) is None
    assert asked == [("Small\n  rules", "2509.01234")]


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"7", b'{"id": "1"}', b'{"title": "x", "id": 3}',
                                  b"[" * 200_000, b"\xff\xfe", b"9" * 5_000])  # fmt: skip
def test_what_is_no_paper_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_snapshot_line(line, HERE)


def test_values_of_other_types_say_nothing() -> None:
    said = read(versions=3, authors_parsed={"a": 1}, categories=None, doi=["x"], comments={}, abstract=7).details
    assert (said.arxiv, said.published, said.comment) == ("2509.01234", "", "")
