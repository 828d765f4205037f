"""From a feed or a page of a paper to its record and back: title, authors, date and number stay what they are."""

from __future__ import annotations

import html
import json
import lzma
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from builder.config.settings import PROJECT, Config
from builder.export.people import MOST_AUTHORS
from builder.ingest.seeds import parse_seed
from builder.model.records import Record
from builder.text.cleaning import clean
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas
from tests.conftest import build
from tests.once import Once

SHARED = PROJECT.parent / "shared" / "data" / "papers-100k.jsonl.xz"

PAPERS, FIRST, STEP = 300, 17, 233

ADDRESS = "https://a.example/archive/"

JSON_FEED = PROJECT / "tools" / "web" / "node_modules" / "jsonfeed-schema" / "schema-v1.1.json"

_RECORD = re.compile(r'<pre id="bibtex">(.*?)</pre>', re.DOTALL)


@pytest.fixture(scope="module")
def truth() -> list[dict[str, Any]]:
    if not SHARED.is_file():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    with lzma.open(SHARED, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, FIRST, FIRST + PAPERS * STEP, STEP)]


@pytest.fixture(scope="module")
def site(truth: list[dict[str, Any]], config: Config, once: Once) -> Path:
    """A site of real papers of arXiv, with all that it says of them."""

    def fill(folder: Path) -> None:
        (folder / "seeds").mkdir()
        seed = folder / "seeds" / "2025-09-09.jsonl"
        seed.write_text("".join(f"{json.dumps(said(one))}\n" for one in truth), encoding="utf-8")
        there = replace(config, seeds=folder / "seeds", overrides_file=None, address=ADDRESS)
        build(there, folder / "site")

    return once.folder("taken", fill) / "site"


def said(one: dict[str, Any]) -> dict[str, Any]:
    """A paper as a listing of JSON Lines says it."""
    kept = {key: one[key] for key in ("title", "abstract", "authors", "doi", "categories") if key in one}
    return {**kept, "arxiv": one["id"], "published": one["date"], "date": "2025-09-09"}


def back(site: Path, read: Callable[[str], Record]) -> Iterator[tuple[str, Record]]:
    """The page of each paper, and what its record says, which is found by its number in the file of numbers."""
    pages = json.loads((site / "data" / "ids.json").read_text(encoding="utf-8"))["arxiv"]
    for path in sorted((site / "papers").glob("*.html")):
        if found := _RECORD.search(path.read_text(encoding="utf-8")):
            record = read(html.unescape(found[1]))
            assert pages[record.details.arxiv] == f"papers/{path.name}"
            yield path.name, record


def our_reading(text: str) -> Record:
    [record] = parse_seed("a.bib", text.encode("utf-8")).records
    return record


def test_a_record_leads_back_to_its_page_and_says_what_the_source_said(
    truth: list[dict[str, Any]], site: Path
) -> None:
    sources = {one["id"]: parse_seed("a.jsonl", json.dumps(said(one)).encode("utf-8")).records[0] for one in truth}
    found = dict(back(site, our_reading))

    assert len(found) == PAPERS
    for name, record in found.items():
        source = sources[record.details.arxiv]
        assert plain(record.title) == plain(source.title), name
        assert [author.name for author in record.details.authors] == [
            author.name for author in source.details.authors
        ][:MOST_AUTHORS], name
        assert record.details.published == source.details.published, name


def followed(site: Path) -> dict[str, Any]:
    """The entries of all feeds, by the addresses of their pages."""
    feeds = [feedparser.parse(path.read_bytes()) for path in sorted(site.rglob("*.atom"))]
    return {entry.link: entry for feed in feeds for entry in feed.entries}


def test_an_entry_of_a_feed_leads_to_a_page_whose_record_says_the_same(site: Path) -> None:
    records = {f"{ADDRESS}papers/{name}": record for name, record in back(site, our_reading)}
    entries = followed(site)

    assert len(entries) >= 0.9 * PAPERS  # the feeds of a topic have its newest papers
    for link, entry in entries.items():
        record = records[link]
        assert plain(record.title) == entry.title, link
        assert [author.name for author in record.details.authors] == [one.name for one in entry.authors], link
        assert entry.updated.startswith("2025-09-09T"), link
        [source] = [one.href for one in entry.links if one.rel == "related"]
        assert source.endswith(f"/{record.details.arxiv}"), link


def test_a_paper_has_one_id_and_instant_in_all_feeds(site: Path) -> None:
    feeds = [feedparser.parse(path.read_bytes()) for path in sorted(site.rglob("*.atom"))]
    said = {(entry.link, entry.id, entry.updated) for feed in feeds for entry in feed.entries}
    assert len({id for _, id, _ in said}) == len({updated for _, _, updated in said}) == len(said)


def test_the_json_feed_is_as_its_schema_has_it(site: Path) -> None:
    schema = json.loads(JSON_FEED.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((site / "feeds/all.json").read_text(encoding="utf-8")), schema)


def plain(title: str) -> str:
    return as_plain(read_formulas(clean(title)))
