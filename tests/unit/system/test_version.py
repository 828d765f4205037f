from pathlib import Path

import pytest

from builder.system import version
from builder.system.version import code_version, digest_of


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("one")
    (tmp_path / "c.txt").write_text("two")
    return tmp_path


def test_the_hash_of_files_is_that_of_their_names_and_of_what_they_hold(files: Path) -> None:
    before = digest_of([files])

    assert digest_of([files]) == before
    (files / "c.txt").write_text("three")
    changed = digest_of([files])
    (files / "c.txt").rename(files / "d.txt")
    renamed = digest_of([files])
    (files / "d.txt").unlink()
    assert len({before, changed, renamed, digest_of([files])}) == 4


def test_what_stands_in_one_file_is_not_taken_for_another(files: Path) -> None:
    one, other = files / "a" / "b.txt", files / "c.txt"

    assert digest_of([one, other]) != digest_of([other, one])
    assert digest_of([one]) != digest_of([one, files / "none"])


def test_the_version_of_the_code_changes_with_its_source(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version()

    monkeypatch.setattr(version, "OURS", files)
    code_version.cache_clear()
    other = code_version()
    monkeypatch.undo()
    code_version.cache_clear()

    assert other != before == code_version()


def test_the_version_of_the_code_changes_with_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version()

    monkeypatch.setattr(version, "version", lambda package: "0")
    code_version.cache_clear()
    other = code_version()
    monkeypatch.undo()
    code_version.cache_clear()

    assert other != before
