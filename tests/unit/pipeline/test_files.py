"""What is made of papers beside the pages, written by this process or another."""

from pathlib import Path

import pytest

from builder.archive.feeds import find_feeds
from builder.config.settings import Config
from builder.export.citations import citations
from builder.pipeline import files
from builder.pipeline.files import Places, Written, begin_files, begin_index, process_for_files
from builder.system.means import Means
from builder.system.parallel import Workers
from tests.examples import MELTING, an_archive

ARCHIVE = an_archive(MELTING)

CONFIG = Config(address="https://example.org/a/")


def written(folder: Path, means: Means) -> tuple[Written, dict[str, bytes]]:
    places = Places(folder / "site", folder / "earlier", folder / "docs")
    with process_for_files(len(ARCHIVE.entries), means) as aside:
        begin_index(aside, ARCHIVE)
        cite = citations(ARCHIVE, CONFIG.address)
        found = begin_files(aside, ARCHIVE, cite, find_feeds(ARCHIVE, ()), CONFIG, places)()
    return found, {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_another_process_writes_what_this_one_would(tmp_path: Path) -> None:
    with Workers(2, few=0) as workers:
        there = written(tmp_path / "there", Means(workers))

    assert there == written(tmp_path / "here", Means(Workers(1)))


def test_of_very_many_papers_this_process_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BESIDE", 0)
    monkeypatch.setattr(Workers, "aside", None)
    with Workers(2, few=0) as workers:
        found, _ = written(tmp_path, Means(workers))
    assert "llms.txt" in found.paths


def test_every_file_is_in_the_site_and_but_for_the_data_beside_the_markdown(tmp_path: Path) -> None:
    (paths, data), there = written(tmp_path, Means(Workers(1)))

    assert {"llms.txt", "assets/search/manifest.js", "assets/papers/manifest.js", "feeds/all.atom"} < {*paths}
    assert {name for name in there if name.startswith("docs/")} == {f"docs/{path}" for path in paths}
    assert {f"site/{path}" for path in paths} | {f"site/data/{file.name}" for file in data.files} == {
        name for name in there if name.startswith("site/")
    }
