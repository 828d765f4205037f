"""Bibliographies, feeds and mails are read as what they hold: small shared files, and larger ones made here."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.model import Reading, Record
from builder.text import clean
from tests.bibliographies import FILES, MANY, Work, works

SAMPLES = PROJECT.parent / "shared" / "data" / "samples"

NAMES = ("library.bib", "library.ris", "arxiv-api.atom.xml", "arxiv-mail.txt")


@cache
def sample(name: str) -> Reading:
    if not SAMPLES.exists():
        pytest.skip("shared/data/samples is not beside the project")
    return parse_seed(name, (SAMPLES / name).read_bytes())


def known(record: Record, expected: dict[str, Any]) -> dict[str, Any]:
    """What a record says of all that is expected of it."""
    details = record.details
    said = {
        "title": clean(record.title),
        "authors": [author.name for author in details.authors],
        "arxiv": details.arxiv or None,
        "doi": details.doi or None,
        "published": details.published or None,
        "updated": details.updated or None,
        "listed_on": record.listed_on,
        "has_abstract": bool(record.abstract),
        "pdf": details.pdf,
        "categories": list(details.categories),
    }
    return {field: said[field] for field in expected}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_holds_what_is_written_beside_it(name: str) -> None:
    reading = sample(name)
    lines = (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["file"] == name]
    expected = [{field: value for field, value in row.items() if field not in {"file", "note"}} for row in rows]
    assert [known(record, row) for record, row in zip(reading.records, expected, strict=True)] == expected


def test_what_is_wrong_with_the_samples_is_told() -> None:
    kinds = {name: [issue.kind for issue in sample(name).issues] for name in NAMES}
    assert kinds == {
        "library.bib": ["BrokenEntry", "DoubledKey"],
        "library.ris": [],
        "arxiv-api.atom.xml": ["NoPaper"],
        "arxiv-mail.txt": [],
    }
    assert [record.details.has_more for record in sample("library.bib").records] == [True, False, False, False]


@cache
def made(name: str) -> tuple[tuple[Work, ...], Reading]:
    truth = works()
    return truth, parse_seed(name, FILES[name](truth).encode())


@pytest.mark.parametrize("name", FILES)
def test_a_larger_file_gives_the_texts_and_ids_that_were_written(name: str) -> None:
    truth, reading = made(name)
    assert len(truth) >= 30
    assert reading.issues == ()
    assert reading.roles.is_conserved
    assert [
        (clean(record.title), clean(record.abstract), record.details.arxiv, record.details.doi)
        for record in reading.records
    ] == [(work.title, work.abstract, work.arxiv, work.doi) for work in truth]


@pytest.mark.parametrize("name", FILES)
def test_it_gives_the_authors_in_order_and_whether_there_are_more(name: str) -> None:
    truth, reading = made(name)
    assert [
        ([author.name for author in record.details.authors], record.details.has_more) for record in reading.records
    ] == [(work.shown, work.has_more and name != "made.xml") for work in truth]
    assert max(len(record.details.authors) for record in reading.records) == MANY
    if name in {"made.bib", "made.ris"}:
        assert [record.details.authors for record in reading.records] == [work.authors for work in truth]


@pytest.mark.parametrize("name", FILES)
def test_it_gives_the_days_and_venues_as_far_as_it_has_them(name: str) -> None:
    truth, reading = made(name)
    for number, (work, record) in enumerate(zip(truth, reading.records, strict=True)):
        day = work.published[:7] if name == "made.bib" and number % 2 == 0 else work.published
        assert (record.details.published, record.details.venue) == (day, work.venue)
        if name != "made.ris":
            assert record.details.comment == work.comment
            assert record.details.categories == work.categories[: 1 if name == "made.bib" else 2]
