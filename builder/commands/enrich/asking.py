"""A catalogue is asked, question after question, and each answer is remembered before the next question."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from builder.ingest import parse_seed
from builder.lookup import Answered, Catalogue, Fetcher, Journal, NoAnswerError, Question, TooManyError, Wanted
from builder.merge import Fit, Matcher, details_of_row, details_row
from builder.model import PaperId, Place, Record
from builder.system import Progress

MOST_FAILURES = 3
"""Questions in a row without an answer; then the catalogue is left alone."""

MOST_OF_TEXT = 10_000
"""Characters of a title that are remembered."""


@dataclass(slots=True)
class Task:
    """The papers that a catalogue is asked about, by their ids. `failures` are questions without an answer,
    `unasked` papers that it cannot be asked about; both are there too where the asking is broken off."""

    catalogue: Catalogue
    fetcher: Fetcher
    journal: Journal
    matcher: Matcher
    names: Mapping[PaperId, Wanted]
    today: date
    failures: list[str] = field(default_factory=list)
    unasked: Set[PaperId] = frozenset()

    def do(self, progress: Progress) -> None:
        """Ask about all of the papers, in as few questions as the catalogue takes."""
        open_ = [one for paper, one in self.names.items() if paper not in self.journal.papers]
        left = deque(self.catalogue.client.questions(open_))
        self.unasked = {one.paper for one in open_} - {paper for question in left for paper in question.papers}
        count, in_a_row = len(left), 0
        while left and in_a_row < MOST_FAILURES:
            progress(f"asking {self.catalogue.title}", count - len(left), count)
            question = left.popleft()
            try:
                answer = self.journal.answer_to(question) or self._ask(question)
            except NoAnswerError as fault:
                self.failures.append(f"{self.fetcher.host} {fault}")
                in_a_row = MOST_FAILURES if isinstance(fault, TooManyError) else in_a_row + 1
                continue
            in_a_row = 0
            more = self._further(question, answer.records)
            left.extendleft(reversed(more))
            count += len(more)
        progress(f"asking {self.catalogue.title}", count - len(left), count)

    def _further(self, question: Question, records: int) -> list[Question]:
        return self.catalogue.client.further(question, records, self.names)

    def _ask(self, question: Question) -> Answered:
        """The answer to a question, remembered."""
        body = self.fetcher.ask(self.catalogue.addressed(question, os.environ), self.catalogue.types)
        self.catalogue.check(body)
        records = self._records(body)
        fits = tuple(_row(fit) for record in records for fit in self.matcher.fits(record))
        is_last = not self._further(question, len(records))
        said = question.target, question.papers, self.today.isoformat(), len(records), fits, is_last
        self.journal.add(Answered(*said))
        return Answered(*said)

    def _records(self, body: bytes) -> list[Record]:
        """The works of an answer; whatever else may be read in one is none of the catalogue's."""
        name = self.catalogue.name
        read = parse_seed(f"{name}{self.catalogue.ending}", body).records
        return [record for record in read if record.details.source == name]


def _row(fit: Fit) -> Mapping[str, Any]:
    """A fit as it is remembered."""
    record = fit.record
    return {
        "paper": fit.paper,
        "title": record.title[:MOST_OF_TEXT],
        "doubt": fit.doubt,
        "by_id": fit.by_id,
        "details": details_row(record.details),
    }


def remembered_fits(answers: Iterable[Answered], source: str) -> Iterator[Fit]:
    """What all answers say, in their order, as if they had just come."""
    for answer in answers:
        for row in answer.fits:
            try:
                details = details_of_row(row["details"], source)
                record = Record(Place(source, 1), None, str(row["title"]), "", details)
                yield Fit(PaperId(str(row["paper"])), record, str(row["doubt"]), row["by_id"] is True)
            except (TypeError, ValueError, KeyError, AttributeError):
                continue  # another version wrote it
