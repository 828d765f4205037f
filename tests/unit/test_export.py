import json
import re

from builder.export.jsonl import export_jsonl
from builder.model.archive import Archive
from tests.examples import a_record, an_archive

FIELDS = [
    "id", "former_ids", "title", "abstract", "permalink", "aliases", "sightings", "first_listed", "topic",
    "topics", "topic_ranking", "tags", "related", "links", "merged_by",
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


def test_a_sighting_is_as_the_seed_has_it_and_the_paper_as_shown() -> None:
    [line] = export_jsonl(an_archive(a_record("Caf\u0065\u0301 \u200bmodels", line=7)))
    paper = json.loads(line)
    assert paper["title"] == "Café models"
    assert paper["sightings"] == [
        {
            "seed": "a.txt",
            "line": 7,
            "listed_on": "2025-09-09",
            "title": "Cafe\u0301 \u200bmodels",
            "abstract": "We study lattice models and find that they melt.",
        }
    ]
