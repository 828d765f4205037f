import json
from dataclasses import replace

from builder.export.jsonl import export_jsonl
from builder.export.known import links_of, said_by
from builder.model.links import Link
from builder.model.people import Author
from builder.model.records import NO_DETAILS, Details, MonthDay
from tests.examples import MELTING, an_archive, told

FIELDS = ("authors", "ids", "published", "updated", "categories", "venue", "comment", "facts")


def test_where_nothing_is_known_every_field_is_there_and_empty() -> None:
    [paper] = map(json.loads, export_jsonl(an_archive(MELTING)))
    assert [paper[field] for field in FIELDS] == [[], {}, None, None, [], "", "", {}]
    assert paper["links"] == []
    assert "details" not in paper["sightings"][0]


def test_what_is_known_stands_with_where_it_was_said_and_the_rest_in_the_sightings() -> None:
    best = told(
        MELTING,
        "arxiv",
        arxiv="2509.01234",
        version=2,
        ids=(("s2", "77"),),
        authors=(Author("Ada Bee", "Bee", "Ada"),),
        published="2025-09-02",
        categories=("cs.LG",),
    )
    other = told(replace(MELTING, place=replace(MELTING.place, line=9)), "ris", published="2024", venue="Nature")
    [paper] = map(json.loads, export_jsonl(an_archive(best, other)))
    assert [paper[field] for field in FIELDS] == [
        [{"name": "Ada Bee", "family": "Bee", "given": "Ada"}],
        {"arxiv": "2509.01234", "s2": "77"},
        "2025-09-02",
        None,
        ["cs.LG"],
        "Nature",
        "",
        {
            "arxiv": "a.txt:1",
            "authors": "a.txt:1",
            "categories": "a.txt:1",
            "ids": "a.txt:1",
            "published": "a.txt:1",
            "venue": "a.txt:9",
        },
    ]
    assert paper["links"] == [{"url": "https://arxiv.org/pdf/2509.01234", "kind": "pdf"}]
    assert paper["sightings"][1]["details"] == {"source": "ris", "published": "2024", "venue": "Nature"}


def test_the_pdf_is_the_address_that_was_told_or_arxivs() -> None:
    assert links_of(NO_DETAILS) == []
    assert links_of(Details(pdf="https://a.org/x", arxiv="2509.01234")) == [
        {"url": "https://a.org/x", "kind": "pdf"}
    ]


def test_a_listing_says_what_it_says_and_no_more() -> None:
    assert said_by(NO_DETAILS) == {}
    said = Details("dump", has_more=True, appeared=MonthDay(9, 2), links=(Link("https://a.org", ""),))
    assert said_by(said) == {
        "source": "dump",
        "has_more": True,
        "appeared": "--09-02",
        "links": [{"url": "https://a.org", "kind": ""}],
    }
