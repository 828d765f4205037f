"""A site that a device may keep, and the same one where none may."""

import dataclasses
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import pipeline
from builder.config.settings import Config
from builder.system.folders import MARK, files_in
from tests.conftest import silent
from tests.examples import A_SEED
from tests.unit.site.test_keeping import told

OURS = ("worker.js", "assets/js/keep.js", "kept/", MARK)
"""What such a site has, and no other; the mark lists it."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(A_SEED)
    return Config(seeds=folder / "seeds", public=folder / "public", offline_copy=True)


def build(settings: Config, folder: Path, name: str, *, installable: bool) -> Path:
    settings = dataclasses.replace(settings, installable=installable)
    pipeline.build(settings, folder / name, folder / f"{name}-docs", silent)
    return folder / name


def content(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path in files_in(site)}


def test_where_it_is_off_no_page_and_no_file_knows_of_it(settings: Config, tmp_path: Path) -> None:
    on = content(build(settings, tmp_path, "on", installable=True))
    off = content(build(settings, tmp_path, "off", installable=False))

    assert {path for path in on if path.startswith(OURS)} > {MARK}
    assert [path for path in off if path.startswith(OURS)] == [MARK]
    assert {path for path in off if off[path] != on[path]} == {"about.html", "data.html", MARK}
    assert not [path for path, said in off.items() if b"serviceWorker" in said or b"keep.js" in said]
    with ZipFile(tmp_path / "on/data/paper-archive.zip") as packed:  # from a disk nothing is registered
        assert not [name for name in packed.namelist() if name.split("/", 1)[1].startswith(OURS)]


def test_equal_seeds_give_equal_parts_and_these_tell_each_file_as_it_stands(
    settings: Config, tmp_path: Path
) -> None:
    one, two = (build(settings, tmp_path, name, installable=True) for name in ("one", "two"))
    assert content(one) == content(two)

    files = {path: file for part in told(one).values() for path, file in part.items()}
    assert {"index.html", "data.html", "kept/missing.html", "search.html", "assets/js/keep.js"} <= files.keys()
    for path, (digest, size) in files.items():
        said = (one / path).read_bytes()
        assert (sha256(said).hexdigest()[: len(digest)], len(said)) == (digest, size)
    assert (tmp_path / "one-docs" / "kept" / "missing.md").is_file()
