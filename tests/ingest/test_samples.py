"""The samples of JSON beside the project are read as they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.model import Reading, Record
from builder.text import clean

SAMPLES = PROJECT.parent / "shared" / "data" / "samples"

FILES = ("hf-daily.json", "arxiv-snapshot.jsonl", "library.csl.json", "openalex.json", "crossref.json", "s2.json")

ISSUES = {"hf-daily.json": ["HiddenAuthors"], "openalex.json": ["EntryWithoutTitle"]}


def reading_of(name: str) -> Reading:
    if not SAMPLES.is_dir():
        pytest.skip("shared/data/samples is not beside the project")
    return parse_seed(name, (SAMPLES / name).read_bytes())


def expected(name: str) -> list[dict[str, Any]]:
    lines = (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["file"] == name]


def seen(record: Record, keys: frozenset[str]) -> dict[str, Any]:
    """A record as the list of expected ones has it, of which some have more keys."""
    details = record.details
    found = {
        "file": record.place.seed,
        "title": clean(record.title),
        "authors": [author.name for author in details.authors],
        "arxiv": details.arxiv or None,
        "doi": details.doi or None,
        "published": details.published or None,
        "listed_on": record.listed_on and str(record.listed_on),
        "has_abstract": bool(record.abstract),
        "updated": details.updated,
        "categories": list(details.categories),
        "pdf": details.pdf,
        "venue": details.venue,
        "links": [link.url for link in details.links],
    }
    return {key: found[key] for key in found if key in keys}


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_read_as_it_says(name: str) -> None:
    records = reading_of(name).records
    truth = expected(name)
    for one in truth:
        one.pop("note", None)
    assert [seen(record, frozenset(one)) for record, one in zip(records, truth, strict=True)] == truth


@pytest.mark.parametrize("name", FILES)
def test_what_is_left_out_of_a_sample_is_told(name: str) -> None:
    assert [issue.kind for issue in reading_of(name).issues] == ISSUES.get(name, [])
