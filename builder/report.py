"""What a build made and what it weighs, for a person to read and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.budget import Budget
from builder.issues import Issue
from builder.model import Paper
from builder.reading import Reading
from builder.text import escape_github, plural


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: of which `readings`, the `papers` shown, how many are `hidden`, and the site's weight."""

    readings: tuple[Reading, ...]
    papers: tuple[Paper, ...]
    hidden: int
    issues: tuple[Issue, ...]
    budget: Budget
    notes: tuple[str, ...]  # what of the settings was ignored

    @property
    def listings(self) -> int:
        return sum(len(reading.records) for reading in self.readings)

    @property
    def merged(self) -> int:
        return self.listings - len(self.papers) - self.hidden

    def __str__(self) -> str:
        hidden = f"{self.hidden:,} hidden, " if self.hidden else ""
        return (
            f"{plural(self.listings, 'listing')} in {plural(len(self.readings), 'seed')}, "
            f"{plural(len(self.papers), 'paper')}, {self.merged:,} merged, {hidden}"
            f"{plural(len(self.issues), 'issue')}"
        )


def as_markdown(report: Report, changes: Iterable[str], seconds: float) -> Iterator[str]:
    """For the summary of a run on GitHub; `changes` says what is new, as `check --format markdown` has it."""
    budget = report.budget
    yield from (f"### {report}", "")
    for warning in budget.warnings:
        yield from ("> [!WARNING]", f"> {warning}", "")
    yield from (f"- {escape_github(note)}" for note in report.notes)
    yield from ("", "#### Seeds", "", *changes)
    yield from ("", "#### Size", "", f"{budget}. {plural(budget.pages, 'page')}, built in {seconds:.1f} s.", "")
    yield from ("| limit of GitHub Pages | used | met at about |", "|:---|---:|---:|")
    yield from (f"| {limit.name} | {limit.used:.1%} | {plural(limit.at, 'paper')} |" for limit in budget.limits)
    yield from ("", "| largest pages | kB |", "|:---|---:|")
    yield from (f"| {escape_github(path)} | {size / 1000:,.0f} |" for path, size in budget.largest)


def as_json(report: Report, changes: Mapping[str, int], seconds: float) -> Iterator[str]:
    """One JSON object; `changes` are numbers of papers and listings since the seeds were as they were."""
    budget = report.budget
    facts = {
        "seeds": len(report.readings),
        "listings": report.listings,
        "papers": len(report.papers),
        "merged": report.merged,
        "hidden": report.hidden,
        "issues": len(report.issues),
        "since": dict(changes),
        "pages": budget.pages,
        "files": budget.files,
        "bytes": budget.bytes,
        "bytes_shared": budget.shared,
        "bytes_a_paper": round(budget.each),
        "limits": [{"limit": one.name, "used": round(one.used, 4), "papers": one.at} for one in budget.limits],
        "largest": [{"page": path, "bytes": size} for path, size in budget.largest],
        "seconds": round(seconds, 1),
    }
    yield json.dumps(facts, indent=1)
