from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.commands.enrich.outcome import MOST_OF_ONE, doubts, merged_lines, summary
from builder.merge.lookups import LookUp
from builder.merge.matching import TWO_RECORDS, Fit, Matching
from builder.merge.papers import merge_records
from builder.model.papers import PaperId
from builder.model.records import Details, Place
from tests.examples import a_record

[PAPER] = merge_records([a_record()])
FILE, TODAY = Path("enrichment.jsonl"), date(2025, 10, 1)
WORK = replace(a_record(), details=Details("arxiv", arxiv="2509.01234", version=2, ids=(("x", "1"), ("a", "2"))))


def a_line(source: str = "arxiv", text: str = PAPER.id, **more: str) -> LookUp:
    details = Details(source, **({"arxiv": "2509.01234"} | more), ids=(("a", "2"), ("x", "1")))  # type: ignore[arg-type]
    return LookUp(PaperId(text), Place("enrichment.jsonl", 1), source, "2025-09-01", details)


def lines(*before: LookUp) -> list[tuple[str, str, str]]:
    merged = merged_lines(
        [PAPER], before, dict.fromkeys([PAPER.id], before[0]), {PAPER.id: WORK}, "arxiv", TODAY, FILE
    )
    return [(one.text, one.source, one.day) for one in merged]


def test_what_is_found_is_a_line_without_what_no_paper_shows() -> None:
    [line] = merged_lines([PAPER], [], {}, {PAPER.id: WORK}, "arxiv", TODAY, FILE)
    assert (line.text, line.source, line.day, line.title) == (PAPER.id, "arxiv", "2025-10-01", "Lattice models")
    assert (line.details.version, line.details.ids) == (0, (("a", "2"), ("x", "1")))


def test_a_line_that_says_the_same_keeps_its_day() -> None:
    assert lines(a_line()) == [(PAPER.id, "arxiv", "2025-09-01")]


def test_one_that_says_otherwise_or_comes_from_a_worse_source_is_replaced() -> None:
    assert lines(a_line(venue="J. Made Up")) == [(PAPER.id, "arxiv", "2025-10-01")]
    assert lines(a_line("hf")) == [(PAPER.id, "arxiv", "2025-10-01")]


def test_a_line_under_another_text_of_the_paper_is_replaced_too() -> None:
    assert lines(a_line("hf", "9" * 32)) == [(PAPER.id, "arxiv", "2025-10-01")]


def test_a_better_line_stays() -> None:
    better = a_line()
    work = replace(WORK, details=replace(WORK.details, source="hf"))
    assert merged_lines([PAPER], [better], {PAPER.id: better}, {PAPER.id: work}, "hf", TODAY, FILE) == [better]


def test_lines_of_papers_that_are_not_here_stay() -> None:
    other = a_line(text="9" * 32)
    assert other in merged_lines([PAPER], [other], {}, {PAPER.id: WORK}, "arxiv", TODAY, FILE)


def test_the_summary_counts_every_paper_once() -> None:
    fits = tuple(Fit(PaperId("2" * 32), WORK, TWO_RECORDS) for _ in range(2))
    matching = Matching({PAPER.id: WORK}, fits)
    asked = [PAPER.id, PaperId("2" * 32), PaperId("3" * 32)]
    assert [*summary(asked, matching, "arXiv")] == ["arXiv: 3 papers looked up, 1 found, 1 doubtful, 1 not there."]


def test_a_doubtful_work_is_named_beside_its_paper() -> None:
    work = replace(WORK, title="Lattice\x1b[31m models")
    [said, *more] = doubts({PAPER.id: PAPER}, Matching({}, (Fit(PAPER.id, work, TWO_RECORDS),) * 9))
    assert said == (
        'a.txt:1: "Lattice models" is perhaps arXiv:2509.01234, "Lattice[31m models", but two works of the '
        "catalogue fit it. It was not taken; where it is right, say so in the overrides."
    )
    assert len(more) == MOST_OF_ONE - 1
