"""The three seeds that the archive began with, through every stage: what they hold is known by heart."""

import json
import re

from builder.commands.check.text import as_text
from builder.export.jsonl import export_jsonl
from builder.ingest import seeds
from builder.merge.papers import merge_records
from builder.model.archive import Archive
from builder.model.seeds import Reading, Roles
from tests.unit.commands.check.examples import check
from tests.unit.pages.examples import pages_of

FIELDS = [
    "id", "former_ids", "title", "abstract", "title_tex", "abstract_tex", "title_plain", "abstract_plain",
    "permalink", "aliases", "sightings", "first_listed", "topic", "topics", "topic_ranking", "tags", "related",
    "links", "authors", "ids", "published", "updated", "categories", "venue", "comment", "facts", "versions",
    "merged_by",
]  # fmt: skip


def test_the_three_seeds_export_281_papers_with_304_sightings(archive: Archive) -> None:
    lines = list(export_jsonl(archive))
    papers = [json.loads(line) for line in lines]
    ids = [paper["id"] for paper in papers]
    assert all(line.isascii() for line in lines)
    assert (len(papers), sum(len(paper["sightings"]) for paper in papers)) == (281, 304)
    assert ids == sorted(set(ids))
    for paper in papers:
        assert list(paper) == FIELDS
        assert re.fullmatch(r"papers/[a-z0-9-]+\.html", paper["permalink"])
        assert paper["topic"] == paper["topics"][0]
        assert 1 <= len(paper["topics"]) <= 2
        assert len(paper["merged_by"]) == len(paper["sightings"]) - 1
        assert {near["id"] for near in paper["related"]} <= set(ids) - {paper["id"]}
        assert {link["kind"] for link in paper["links"]} <= {"code", "project", "data", "model", "demo", "other"}


def test_the_three_seeds_give_281_papers(readings: tuple[Reading, ...]) -> None:
    papers = merge_records(record for reading in readings for record in reading.records)
    assert len(papers) == 281
    assert sum(len(paper.sightings) for paper in papers) == 304
    near = [paper.title for paper in papers if "replica symmetric picture" in paper.title]
    assert len(near) == 2


def test_the_same_archive_gives_the_same_pages(archive: Archive) -> None:
    assert pages_of(archive) == pages_of(archive)


def test_the_three_seeds_add_up(readings: tuple[Reading, ...]) -> None:
    assert list(as_text(check(readings)))[-1] == (
        "304 listings, 281 papers (281 new), 23 repeats, 0 issues; 622 lines = 12 + 2 + 304 + 304 + 0"
    )


def test_the_three_seeds_give_304_listings_of_281_titles(readings: tuple[seeds.Reading, ...]) -> None:
    records = [record for reading in readings for record in reading.records]
    assert [len(reading.records) for reading in readings] == [62, 179, 63]
    assert len({record.title for record in records}) == 281
    assert all(record.abstract for record in records)
    assert not any(reading.issues for reading in readings)
    assert readings[1].roles == Roles(chrome=2, day=0, title=179, abstract=179, left_out=0, total=360)
    assert records[62].title.startswith("Gemini 2.5: ")
