from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.lookup.journal import Answered, Journal, days_ago
from builder.lookup.questions import Question
from builder.model.papers import PaperId

ONE, TWO = PaperId("1" * 32), PaperId("2" * 32)
LONG_AGO = date(2025, 1, 1)


def an_answer(target: str = "/a", day: str = "2025-09-09", **more: object) -> Answered:
    values = {"papers": (ONE,), "records": 1, "fits": ({"paper": ONE},), "is_last": True} | more
    return Answered(target, day=day, **values)  # type: ignore[arg-type]


def test_what_was_answered_is_known_to_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "hf.jsonl"
    Journal(file, LONG_AGO).add(an_answer())
    again = Journal(file, LONG_AGO)
    assert list(again) == [an_answer()]
    assert again.papers == {ONE}
    assert again.answer_to(Question("/a", (ONE,))) == an_answer()


def test_an_answer_about_fewer_papers_is_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "hf.jsonl", LONG_AGO)
    journal.add(an_answer())
    assert journal.answer_to(Question("/a", (ONE, TWO))) is None
    assert journal.answer_to(Question("/b", (ONE,))) is None


def test_papers_are_asked_about_until_the_last_answer(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "hf.jsonl", LONG_AGO)
    journal.add(an_answer(is_last=False))
    assert journal.papers == set()


def test_what_is_too_old_counts_no_more(tmp_path: Path) -> None:
    file = tmp_path / "hf.jsonl"
    Journal(file, LONG_AGO).add(an_answer())
    assert list(Journal(file, date(2025, 9, 9))) == [an_answer()]
    assert list(Journal(file, date(2025, 9, 10))) == []


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_a_kill_cut_off_is_lost_alone(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "hf.jsonl"
    journal = Journal(file, LONG_AGO)
    journal.add(an_answer())
    journal.add(an_answer("/b"))
    file.write_bytes(file.read_bytes()[:-cut])
    journal = Journal(file, LONG_AGO)
    journal.add(an_answer("/c"))
    kept = [one.target for one in Journal(file, LONG_AGO)]
    assert kept == ["/a", "/c"] if cut > 1 else ["/a", "/b", "/c"]


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[]", b"{}", b"7", b'{"day": "yesterday"}', b"[" * 100_000, b'{"papers": 3}', b"\x00"]
)
def test_what_is_no_answer_is_passed_over(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "hf.jsonl"
    file.write_bytes(line)
    journal = Journal(file, LONG_AGO)
    journal.add(an_answer())
    assert list(Journal(file, LONG_AGO)) == [an_answer()]


def test_without_a_file_nothing_is_remembered() -> None:
    journal = Journal(None, LONG_AGO)
    journal.add(an_answer())
    assert journal.papers == {ONE}


def test_days_count_back_from_today() -> None:
    assert days_ago(30, date(2025, 9, 30)) == date(2025, 9, 1)
    assert days_ago(0, date(2025, 9, 30)) == date.max  # whatever was asked
    assert days_ago(999_999, date(2025, 9, 30)) == date(1, 1, 2)
