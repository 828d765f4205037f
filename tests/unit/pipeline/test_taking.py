"""What can be taken away, put into a site."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.config.settings import Config
from builder.export.citations import citations
from builder.model.data import Data, DataFile
from builder.pipeline.taking import files_put, put_copy, put_data
from tests.examples import MELTING, an_archive

RELEASES = "https://a.example/releases/"


def put(config: Config, site: Path) -> Data:
    archive = an_archive(MELTING)
    return put_data(archive, citations(archive, ""), config, site)


def test_files_are_there_as_long_as_they_weigh_little(tmp_path: Path) -> None:
    data = put(Config(), tmp_path)
    assert data.here
    assert files_put(tmp_path) == sorted(f"data/{file.name}" for file in data.files)


def test_what_weighs_too_much_is_measured_and_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Data, "bytes", 50_000_001)
    data = put(Config(releases=RELEASES), tmp_path)
    assert not data.here
    assert data.files
    assert data.elsewhere["papers.jsonl"] == f"{RELEASES}latest/download/papers.jsonl"
    assert not (tmp_path / "data").exists()


def test_at_none_nothing_is_made(tmp_path: Path) -> None:
    assert put(Config(data_megabytes=0), tmp_path / "site") == Data()
    assert not (tmp_path / "site").exists()


def test_the_offline_copy_holds_the_site_and_not_itself(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x")
    data = put_copy(tmp_path, put(Config(), tmp_path), Config(name="Mine", offline_copy=True))
    assert data.copy
    assert (data.copy.url, data.copy.checksum) == ("data/mine.zip", "data/mine.zip.sha256")
    with ZipFile(tmp_path / data.copy.url) as packed:
        names = set(packed.namelist())
    assert {"mine/index.html", "mine/data/papers.jsonl", "mine/README.txt"} <= names
    assert "mine/data/mine.zip" not in names
    assert (tmp_path / data.copy.checksum).read_text() == f"{data.copy.sha256} *mine.zip\n"


def test_a_copy_that_would_weigh_too_much_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<p>x")
    heavy = replace(Data(), here=True, files=(DataFile("a", 1_000_000, ""),))
    told = put_copy(tmp_path, heavy, Config(offline_copy=True, data_megabytes=1))
    assert (told.copy, [*tmp_path.iterdir()]) == (None, [tmp_path / "index.html"])


def test_a_copy_of_a_release_is_told_with_about_its_size(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x" * 1000)
    data = put_copy(tmp_path, Data(), Config(name="Mine", releases=RELEASES))
    assert data.copy
    assert data.copy.url == f"{RELEASES}latest/download/mine.zip"
    assert not data.copy.sha256
    assert 0 < data.copy.bytes < 1000


def test_where_nothing_is_asked_for_nothing_is_told(tmp_path: Path) -> None:
    assert put_copy(tmp_path, Data(), replace(Config())).copy is None
