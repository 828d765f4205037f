"""Feeds as files, read as other programs read them."""

import json
from collections.abc import Mapping

import feedparser
import pytest
from lxml import etree

from builder.archive.feeds import find_feeds
from builder.config.settings import PROJECT
from builder.export.citations import citations
from builder.export.feed_files import feed_files
from builder.model.archive import Archive
from tests.examples import a_record, an_archive, some_records
from tests.strategies import HOSTILE

SHARED = PROJECT.parent / "shared"

ADDRESS = "https://a.example/archive/"
NAME = 'Papers <of> "mine" & yours'


def files(archive: Archive) -> Mapping[str, str]:
    found = feed_files(archive, find_feeds(archive, ()), citations(archive, ADDRESS), NAME, ADDRESS)
    return {file.path: str(file.content) for file in found}


@pytest.fixture(scope="module")
def hostile() -> Archive:
    records = [a_record(title or "-", title, line=at) for at, title in enumerate(HOSTILE, 1)]
    return an_archive(*records, *some_records("Lattice models"))


def test_without_feeds_there_is_no_list_of_them() -> None:
    archive = an_archive(*some_records("Lattice models"))
    assert [*feed_files(archive, {}, citations(archive, ""), NAME, "")] == []


def test_a_reader_of_feeds_has_nothing_to_complain_of(hostile: Archive) -> None:
    for path, text in files(hostile).items():
        if path.endswith(".atom"):
            feed = feedparser.parse(text.encode())
            assert not feed.bozo, feed.get("bozo_exception")
            assert all(entry.link.startswith(ADDRESS) for entry in feed.entries)
            assert len({entry.id for entry in feed.entries}) == len(feed.entries)
            assert len({entry.updated for entry in feed.entries}) == len(feed.entries)


def test_atom_is_as_its_grammar_has_it(hostile: Archive) -> None:
    grammar = SHARED / "data" / "schemas" / "atom.rng"
    if not grammar.exists():
        pytest.skip("the grammar of Atom is not beside the project")
    rules = etree.RelaxNG(etree.parse(grammar))
    for path, text in files(hostile).items():
        if path.endswith(".atom"):
            assert rules.validate(etree.fromstring(text.encode())), rules.error_log


def test_json_says_what_atom_says(hostile: Archive) -> None:
    made = files(hostile)
    told = json.loads(made["feeds/all.json"])
    feed = feedparser.parse(made["feeds/all.atom"].encode())
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in told["items"]] == [entry.id for entry in feed.entries]
    assert [item["date_published"] for item in told["items"]] == [entry.updated for entry in feed.entries]
    assert all("<script" not in item["content_html"] for item in told["items"])


def test_opml_names_every_feed(hostile: Archive) -> None:
    made = files(hostile)
    tree = etree.fromstring(made["feeds/all.opml"].encode())
    named = [one.get("xmlUrl") for one in tree.iter("outline") if one.get("type") == "rss"]
    assert named == [ADDRESS + path for path in made if path.endswith(".atom")]
    assert tree.findtext("head/title") == NAME
