"""The feeds of the three seeds: what they weigh, where they lead, and what a new seed does to them."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from builder import pipeline
from builder.archive import find_feeds
from builder.config.settings import Config
from builder.export import citations, feed_files
from builder.model.archive import Archive
from builder.pipeline import read
from tests.conftest import silent

ADDRESS = "https://a.example/archive/"
UNDATED = "001_d23d202ad9e6224a.txt"

MOST = 900_000
"""Bytes of all feeds; a paper stands in one of all papers, those of its topics, those of its authors."""


def feeds_of(archive: Archive) -> dict[str, bytes]:
    found = feed_files(archive, find_feeds(archive, ()), citations(archive, ADDRESS), "Mine", ADDRESS)
    return {file.path: str(file.content).encode() for file in found}


@pytest.fixture(scope="module")
def feeds(archive: Archive) -> dict[str, bytes]:
    return feeds_of(archive)


def entries(feeds: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Each entry's feed, id and instant, as they stand there."""
    for path, content in feeds.items():
        if path.endswith(".atom"):
            for entry in feedparser.parse(content).entries:
                yield path, entry.id, entry.updated


def test_they_are_small(feeds: dict[str, bytes]) -> None:
    assert sum(map(len, feeds.values())) <= MOST
    assert max(map(len, feeds.values())) <= 200_000
    assert (
        max(len(feedparser.parse(feed).entries) for path, feed in feeds.items() if path.endswith(".atom")) <= 100
    )


def test_each_address_in_them_answers(feeds: dict[str, bytes], site: Path) -> None:
    told = {
        str(url)
        for path, feed in feeds.items()
        if not path.endswith(".json")
        for url in etree.fromstring(feed).xpath(
            "//@xmlUrl | //@htmlUrl | //*[local-name()='link'][not(@rel='related')]/@href"
        )
    }
    assert len(told) > 281
    for url in told:
        path = url.removeprefix(ADDRESS)
        assert path in feeds or (site / (path or "index.html")).is_file(), url


def test_a_new_seed_adds_entries_and_moves_none(feeds: dict[str, bytes], config: Config, tmp_path: Path) -> None:
    shutil.copytree(config.seeds, tmp_path / "seeds", ignore=shutil.ignore_patterns(UNDATED))
    fewer = dataclasses.replace(config, seeds=tmp_path / "seeds")
    before = [*entries(feeds_of(pipeline.gather(read(fewer, silent), fewer, silent)))]
    after = dict(entry[1:] for entry in entries(feeds))
    everywhere = [entry for entry in entries(feeds) if entry[0] == "feeds/all.atom"]

    assert {(id, after.get(id)) for _, id, _ in before} == {(id, instant) for _, id, instant in before}
    assert everywhere == [entry for entry in before if entry[0] == "feeds/all.atom"]  # undated ones come last
