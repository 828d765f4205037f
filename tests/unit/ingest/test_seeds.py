import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest import seeds
from builder.ingest.seeds import parse_seed, read_files, read_seeds
from builder.model.errors import BuilderError
from builder.model.issues import in_order, line_of
from builder.model.seeds import Roles
from tests.strategies import lines


@given(st.lists(lines), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_every_line_has_one_role_and_each_left_out_line_an_issue(listed: list[str], end: str) -> None:
    reading = parse_seed("a.txt", end.join(listed).encode("utf-8", "surrogatepass"))
    assert reading.roles.is_conserved
    left_out = {issue.place for issue in reading.issues}
    assert len(left_out) >= reading.roles.left_out
    assert reading.roles.title == len(reading.records)


@given(st.binary())
def test_any_bytes_are_read_without_an_error(content: bytes) -> None:
    assert parse_seed("a.txt", content).roles.is_conserved


def test_lines_are_counted_by_lf_crlf_and_cr_only() -> None:
    reading = parse_seed("a.txt", "One\x0b\u2028\r\nabstract one\rTwo\n\nabstract two, longer".encode())
    assert [record.place.line for record in reading.records] == [1, 3]


def test_a_byte_order_mark_and_stray_latin_1_bytes_are_read() -> None:
    reading = parse_seed("a.txt", b"\xef\xbb\xbfSchr\xf6dinger\nA paper on bridges by M\xe9zard.")
    assert reading.records[0].title == "Schrödinger"
    assert reading.records[0].abstract == "A paper on bridges by Mézard."
    assert [line_of(issue) for issue in reading.issues] == [
        "a.txt:1: from here on 2 bytes of this file cannot be read as UTF-8. "
        "Windows-1252 was taken instead; save the file as UTF-8."
    ]


def test_seeds_are_read_by_name_also_from_subfolders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("Title\nAn abstract.")
    (tmp_path / "a").write_text("Title\nAn abstract.")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "README.md").write_text("x")
    readings = read_seeds(tmp_path, {})
    assert [reading.seed for reading in readings] == ["a", "sub/b.txt"]


def test_what_cannot_be_read_is_one_line_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeds, "MOST_BYTES", 100)
    (tmp_path / "a.txt").write_text("Title\nAn abstract.")
    (tmp_path / "b.bin").write_bytes(b"PK\0\0")
    (tmp_path / "c.txt").symlink_to("/etc/passwd")
    (tmp_path / "d.txt").write_bytes(b"x" * 101)
    (tmp_path / "e.txt").write_bytes(b"\n \n")
    readings = read_seeds(tmp_path, {})
    assert [len(reading.records) for reading in readings] == [1, 0, 0, 0, 0]
    gone = "The file was left out, the rest of the archive is built; replace or remove it."
    assert [line_of(issue) for reading in readings for issue in reading.issues] == [
        f"b.bin:1: this is no text, or none in UTF-8: it holds zero bytes. {gone}",
        f"c.txt:1: this is not a regular file but a link or a device. {gone}",
        f"d.txt:1: the file has 101 bytes, more than the 100 a seed may have. {gone}",
        "e.txt:1: no title stands in this file. Nothing was taken from it; add listings, or remove it.",
    ]


def test_a_name_that_would_steer_a_terminal_is_shown_escaped(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.txt").write_text("Title\nAn abstract.")
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_text("Other title\nAn abstract of it.")
    readings = read_seeds(tmp_path, {})
    assert [reading.seed for reading in readings] == ["a\\x1b[31m\\n.txt", "b\\udcff.txt"]
    assert [len(reading.records) for reading in readings] == [1, 1]


def test_a_line_too_long_to_show_is_left_out_and_reported() -> None:
    reading = parse_seed("a.json", b"\xc3\xbc" * 524_289 + b"\nLattice models\nWe melt them slowly.")
    assert [record.title for record in reading.records] == ["Lattice models"]
    assert reading.roles == Roles(title=1, abstract=1, left_out=1, total=3)
    assert [line_of(issue) for issue in reading.issues] == [
        "a.json:1: the line has 1,048,578 bytes, more than the 1,048,576 a line of a seed may have. "
        "It is left out; break it up, or remove it."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_with_zero_bytes_is_left_out_and_the_rest_is_read(encoding: str) -> None:
    text = "Lattice models\nWe melt\0\0 them slowly.\nSpin glasses\nWe freeze them in this paper.\n\0\n"
    reading = parse_seed("a.txt", text.encode(encoding))
    assert [record.title for record in reading.records] == ["Lattice models", "Spin glasses"]
    assert reading.roles == Roles(title=2, abstract=1, left_out=2, total=5)
    assert [line_of(issue) for issue in in_order(reading.issues)] == [
        'a.txt:1: no abstract follows the title "Lattice models". The paper is kept without one; add the abstract '
        "below it.",
        'a.txt:2: the line "We melt them slowly." holds 2 zero bytes, which no text has. It is left out; write it '
        "anew, and look whether the lines beside it still belong together.",
        'a.txt:5: the line "" holds 1 zero byte, which no text has. It is left out; write it '
        "anew, and look whether the lines beside it still belong together.",
    ]


def test_a_file_of_too_many_listings_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeds, "MOST_LISTINGS", 2)
    reading = parse_seed("a.jsonl", b'{"title": "Lattice models"}\n' * 3)
    assert reading.records == ()
    assert [line_of(issue) for issue in reading.issues] == [
        "a.jsonl:1: the file has 3 listings, more than the 2 a seed may have. "
        "The file was left out, the rest of the archive is built; replace or remove it."
    ]


def test_a_file_that_changes_while_it_is_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Lattice models\nWe melt them slowly.")
    read_bytes = Path.read_bytes

    def read_and_append(path: Path) -> bytes:
        content = read_bytes(path)
        with path.open("ab") as file:
            file.write(b"\nmore")
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_append)
    [reading] = read_seeds(tmp_path, {})
    assert [line_of(issue) for issue in reading.issues] == [
        "a.txt:1: the file was changed while it was read. "
        "The file was left out, the rest of the archive is built; replace or remove it."
    ]


def test_what_the_system_will_not_let_us_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Lattice models\nWe melt them slowly.")
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def closed_scandir(folder: str) -> object:
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    def closed_read_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed_scandir)
    monkeypatch.setattr(Path, "read_bytes", closed_read_bytes)
    gone = "The file was left out, the rest of the archive is built; replace or remove it."
    assert [line_of(issue) for reading in read_seeds(tmp_path, {}) for issue in reading.issues] == [
        f"a.txt:1: the file cannot be read (Permission denied). {gone}",
        f"closed:1: this folder cannot be read. {gone}",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252"])
def test_every_encoding_of_a_listing_is_read(encoding: str) -> None:
    text = "Schrödinger bridges – a “survey”\r\nWe survey Schrödinger bridges and what is built upon them."
    [record] = parse_seed("a.txt", text.encode(encoding)).records
    assert [record.title, record.abstract] == text.split("\r\n")


def test_folders_that_hold_no_seeds_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\nAn abstract.")
    (tmp_path / "readmes of models.txt").write_text("Other title\nAn abstract of it.")
    (tmp_path / "linked").symlink_to("/etc")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".paper-archive").write_text("")
    (tmp_path / "site" / "index.html").write_text("x")
    readings = read_seeds(tmp_path, {})
    assert [(reading.seed, len(reading.records)) for reading in readings] == [
        ("a.txt", 1),
        ("linked", 0),
        ("readmes of models.txt", 1),
    ]


def test_files_named_one_by_one_must_be_files(tmp_path: Path) -> None:
    with pytest.raises(BuilderError) as none:
        read_files([tmp_path / "none.txt"], {})
    assert str(none.value) == f"{tmp_path}/none.txt: there is no such file. Nothing was read."
    with pytest.raises(BuilderError) as folder:
        read_files([tmp_path], {})
    assert str(folder.value) == (
        f"{tmp_path}: this is a folder; name its files, or use --seeds. Nothing was read."
    )


def test_no_folder_and_no_seed_end_the_build_with_one_line(tmp_path: Path) -> None:
    with pytest.raises(BuilderError) as none:
        read_seeds(tmp_path / "none", {})
    assert str(none.value) == (
        f"{tmp_path}/none: there is no such folder. Nothing was built; name one with --seeds."
    )
    with pytest.raises(BuilderError) as empty:
        read_seeds(tmp_path, {})
    assert str(empty.value) == (
        f"{tmp_path}: no seed file is in this folder. Nothing was built; put a listing into it."
    )
