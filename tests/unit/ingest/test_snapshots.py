from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from builder.ingest import snapshots
from builder.ingest.snapshots import read_snapshot
from builder.model.errors import BuilderError

LINES = [f'{{"id": "2509.{number:05}", "title": "Paper {number}", "abstract": "a"}}' for number in range(1, 5001)]
TEXT = "\n".join(LINES).encode()


def zipped(path: Path, *names: str) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, TEXT)


def titles(path: Path) -> list[str]:
    return [record.title for record in read_snapshot(path, lambda title, _: title.endswith("00"))]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress, bz2.compress])
def test_a_file_is_read_whatever_packs_it_and_whatever_it_is_called(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "download"
    path.write_bytes(pack(TEXT))
    assert titles(path) == [f"Paper {number}" for number in range(100, 5001, 100)]


def test_a_zip_of_one_file_is_read(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", "arxiv-metadata-oai-snapshot.json")
    assert len(titles(tmp_path / "a.zip")) == 50


def test_a_zip_of_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, "a.json", "b.json")
    with pytest.raises(
        BuilderError, match=r"a\.zip: this zip holds 2 files\. Nothing was looked up; name one that"
    ):
        titles(path)


def test_it_says_how_far_it_is_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(TEXT)
    said: list[tuple[int, int]] = []
    list(read_snapshot(path, lambda *_: False, lambda done, total: said.append((done, total))))
    assert len(said) == 3
    assert said[-1] == (len(TEXT), len(TEXT))
    assert said == sorted(said)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_what_stands_before_a_damage_is_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a"
    packed = pack(TEXT * 4)
    path.write_bytes(packed[: len(packed) - 20])
    found = []
    with pytest.raises(
        BuilderError, match=r"a: what is compressed here ends, or is damaged, behind line [0-9,]+\."
    ):
        found += list(read_snapshot(path, lambda *_: True))


def test_a_zip_that_is_cut_is_told(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", "a.json")
    (tmp_path / "a.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:-30])
    with pytest.raises(BuilderError, match="is damaged, behind line 0"):
        titles(tmp_path / "a.zip")


@pytest.mark.parametrize(
    "text", [b"", b"\n\n", b"hello\n" * 3_000, b'{"id": 3}\n', b'[{"id": "1", "title": "A"}]']
)
def test_another_file_is_told(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a").write_bytes(text)
    with pytest.raises(BuilderError, match="none of its first lines is a paper of arXiv's metadata"):
        titles(tmp_path / "a")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuilderError, match=r"there is no such file\. Nothing was looked up; name a file"):
        titles(tmp_path / "gone")
    with pytest.raises(BuilderError, match="this is a folder"):
        titles(tmp_path)


def test_a_line_that_never_ends_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LONGEST_LINE", 1_000)
    path = tmp_path / "a"
    path.write_text("\n".join([LINES[99], '{"id": "1", "title": "' + "x" * 5_000 + '00"}', LINES[199]]))
    assert titles(path) == ["Paper 100", "Paper 200"]


def test_a_zip_with_a_password_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, "a.json")
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1  # so a zip says that what follows is encrypted
    path.write_bytes(content)
    with pytest.raises(BuilderError, match=r"this zip cannot be opened .*password.* Nothing was looked up"):
        titles(path)
