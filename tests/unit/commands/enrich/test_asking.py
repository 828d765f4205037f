"""Rounds of questions; what is asked of whom is tested with the command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from builder.commands.enrich.asking import Task, remembered_fits
from builder.lookup.catalogues import CATALOGUES
from builder.lookup.fetcher import NoAnswerError, TooManyError
from builder.lookup.journal import Answered, Journal
from builder.lookup.questions import Wanted
from builder.merge.matching import Matcher
from builder.model.papers import PaperId


class Silent:
    """A host that answers nothing."""

    host = "example.org"

    def __init__(self, fault: NoAnswerError) -> None:
        self.fault, self.asked = fault, 0

    def ask(self, target: str, types: frozenset[str]) -> bytes:
        self.asked += 1
        raise self.fault


def a_task(fault: NoAnswerError, file: Path | None = None) -> Task:
    names = {
        PaperId(f"{day:032}"): Wanted(PaperId(f"{day:032}"), "A", (f"2025-09-{day:02}",)) for day in range(1, 10)
    }
    names[PaperId("f" * 32)] = Wanted(PaperId("f" * 32), "A")
    journal = Journal(file, date(2025, 1, 1))
    return Task(CATALOGUES["hf"], Silent(fault), journal, Matcher([], {}), names, date(2025, 10, 1))  # type: ignore[arg-type]


def test_after_three_failures_a_host_is_left_alone() -> None:
    task = a_task(NoAnswerError("answered 500, 5 times"))
    task.do(lambda *_: None)
    assert task.failures == ["example.org answered 500, 5 times"] * 3
    assert task.fetcher.asked == 3
    assert task.unasked == {"f" * 32}
    assert task.journal.papers == set()


def test_a_host_that_asks_for_it_is_left_alone_at_once() -> None:
    task = a_task(TooManyError("asks to be left alone"))
    task.do(lambda *_: None)
    assert task.fetcher.asked == 1


def test_what_another_version_remembered_is_passed_over() -> None:
    answer = Answered("/a", (), "2025-10-01", 1, ({"paper": "1"}, {"details": 3}), is_last=True)
    assert [*remembered_fits([answer], "hf")] == []
