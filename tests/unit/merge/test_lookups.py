import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.merge.lookups import LookUp, read_lookups, write_lookups
from builder.merge.rows import details_row
from builder.model.errors import BuilderError
from builder.model.papers import PaperId
from builder.model.records import Place
from tests.unit.merge.test_rows import FULL

ONE, OTHER = PaperId("0" * 32), PaperId("f" * 32)


def look_up(text: PaperId = ONE, day: str = "2026-11-28", line: int = 1) -> LookUp:
    return LookUp(text, Place("enrichment.jsonl", line), "arxiv", day, FULL, "Schrödinger\u2019s lattices")


def test_what_is_written_is_read_again_sorted_by_paper(tmp_path: Path) -> None:
    path = tmp_path / "enrichment.jsonl"
    write_lookups(path, [look_up(OTHER), look_up()])
    assert read_lookups(path) == ((look_up(), look_up(OTHER, line=2)), ())
    assert path.read_bytes().isascii()
    assert [*tmp_path.iterdir()] == [path]
    first = path.read_bytes()
    write_lookups(path, read_lookups(path)[0])
    assert path.read_bytes() == first


def test_a_line_is_an_object_whose_keys_are_sorted(tmp_path: Path) -> None:
    path = tmp_path / "enrichment.jsonl"
    write_lookups(path, [look_up()])
    row = json.loads(path.read_text())
    assert list(row) == sorted(row)
    said = {"paper": ONE, "title": "Schrödinger\u2019s lattices", "source": "arxiv", "day": "2026-11-28"}
    assert row == {**said, **details_row(FULL)}


def test_of_two_of_one_paper_the_later_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "enrichment.jsonl"
    write_lookups(path, [look_up(day="2026-12-01"), look_up()])
    assert [one.day for one in read_lookups(path)[0]] == ["2026-12-01"]


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_lookups(tmp_path / "enrichment.jsonl") == ((), ())


def test_a_folder_in_its_place_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuilderError, match="make it a file, or remove it"):
        read_lookups(tmp_path)


GOOD = {"paper": ONE, "source": "arxiv", "day": "2026-11-28"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("<<<<<<< HEAD", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('["a"]', "is no object"),
        (json.dumps({**GOOD, "paper": "abc"}), "names no paper by the 32 digits of its id"),
        (json.dumps({**GOOD, "paper": 3}), "has a paper that is no text"),
        (json.dumps({**GOOD, "day": "2026-13-01"}), "tells no day, as 2026-11-28"),
        (json.dumps({**GOOD, "arxiv": "x"}), "arxiv is no number of arXiv, as 2509.01234"),
    ],
)
def test_a_broken_line_is_told_with_its_place_and_the_others_are_read(
    tmp_path: Path, line: str, fault: str
) -> None:
    path = tmp_path / "enrichment.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{line}\r\n{json.dumps({**GOOD, 'paper': OTHER})}")
    found, [issue] = read_lookups(path)
    assert [one.text for one in found] == [ONE, OTHER]
    assert (issue.kind, issue.place) == ("BrokenLookUp", Place("enrichment.jsonl", 3))
    assert f": {fault}. It is left out; mend it, or remove the line and look the paper up again." in issue.text


@given(st.binary(max_size=200))
def test_whatever_stands_there_is_a_look_up_or_an_issue(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "enrichment.jsonl"
    path.write_bytes(content)
    found, issues = read_lookups(path)
    written = [line for line in content.decode("utf-8-sig", "replace").split("\n") if line.strip()]
    assert len(found) + len(issues) == len(written)
