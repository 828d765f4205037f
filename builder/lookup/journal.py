"""What a catalogue answered, written down after each answer, so that no run asks twice what another one asked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from builder.lookup.questions import Question
from builder.model import PaperId
from builder.system import naming

_FAULTS = (ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: to which question about which papers, on which day, of how many records, and what of them may be
    these papers. `is_last` where nothing more is to be asked about them. Papers are named by a hash of their
    text, so that what was asked of another text does not count."""

    target: str
    papers: tuple[PaperId, ...]
    day: str
    records: int
    fits: tuple[Mapping[str, Any], ...]
    is_last: bool


class Journal:
    """The answers of one catalogue, in a file of a line an answer; the newest count, and none from before `since`.

    A line that a kill cut off is no answer. Without a file nothing is remembered.
    """

    def __init__(self, file: Path | None, since: date) -> None:
        self._file = file
        self._answers: dict[str, Answered] = {}
        for answer in _read(file) if file else ():
            if answer.day >= since.isoformat():
                self._answers[answer.target] = answer

    def __iter__(self) -> Iterator[Answered]:
        return iter(self._answers.values())

    @property
    def papers(self) -> Set[PaperId]:
        """The papers about which nothing more is to be asked."""
        return {paper for answer in self._answers.values() if answer.is_last for paper in answer.papers}

    def answer_to(self, question: Question) -> Answered | None:
        """The answer to a question, if it was asked about all of these papers."""
        known = self._answers.get(question.target)
        return known if known and set(question.papers) <= set(known.papers) else None

    def add(self, answer: Answered) -> None:
        """Remember an answer: it is on the disk when this returns."""
        self._answers[answer.target] = answer
        if self._file:
            with naming(self._file):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("ab") as file:
                    # A line feed before, too: a kill may have cut off the line above.
                    file.write(f"\n{json.dumps(asdict(answer), sort_keys=True)}\n".encode("ascii"))
                    file.flush()
                    os.fsync(file.fileno())


def days_ago(days: int, today: date) -> date:
    """The day from which on answers count: after so many days one asks again."""
    return today - timedelta(days=min(days, (today - date.min).days) - 1) if days else date.max


def _read(file: Path) -> Iterator[Answered]:
    try:
        content = file.read_text(encoding="ascii", errors="replace")
    except OSError:  # none yet
        return
    for line in content.split("\n"):
        try:
            row = json.loads(line) if line else None
            if row:
                yield _answered(row)
        except _FAULTS:
            continue


def _answered(row: Mapping[str, Any]) -> Answered:
    day = date.fromisoformat(row["day"]).isoformat()
    fits = tuple(dict(fit) for fit in row["fits"])
    papers = tuple(PaperId(str(paper)) for paper in row["papers"])
    return Answered(str(row["target"]), papers, day, int(row["records"]), fits, row["is_last"] is True)
