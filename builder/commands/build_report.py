"""What a build made and what it weighs, for a person to read and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.commands.check import Check, as_markdown
from builder.model import BuilderError
from builder.pipeline import Report
from builder.system import naming
from builder.text import escape_github, plural


@dataclass(frozen=True, slots=True)
class Work:
    """What a build took: the seconds of each stage, and how much of each kind came from the cache."""

    stages: Mapping[str, float]
    from_cache: Mapping[str, int]

    @property
    def seconds(self) -> float:
        return sum(self.stages.values())


def check_place(file: Path, kept: Iterable[Path]) -> None:
    """Raises BuilderError where a report cannot be written, or would lie in one of the folders that are `kept`."""
    if file.suffix not in (".md", ".json"):
        raise BuilderError(f"{file}: a report ends in .md or .json. Nothing was built; call it so.")
    if file.is_dir() or any(place.exists() and not place.is_dir() for place in file.parents):
        raise BuilderError(f"{file}: no file can be there. Nothing was built; name another for the report.")
    if any(file.resolve().is_relative_to(folder.resolve()) for folder in kept):
        raise BuilderError(f"{file}: neither seeds nor site hold a report. Nothing was built; name another place.")


def write_report(file: Path, report: Report, check: Check | None, work: Work) -> None:
    """Write the report as JSON where the file ends in .json, else as Markdown; `check` says what is new."""
    lines = (json_of if file.suffix == ".json" else markdown_of)(report, check, work)
    file.parent.mkdir(parents=True, exist_ok=True)
    with naming(file):
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def markdown_of(report: Report, check: Check | None, work: Work) -> Iterator[str]:
    """The report for the summary of a run on GitHub, line by line."""
    size = report.size
    yield from (f"### {report}", "")
    for warning in size.warnings:
        yield from ("> [!WARNING]", f"> {warning}", "")
    yield from (f"- {escape_github(note)}" for note in report.notes)
    if check:
        yield from ("", "#### Seeds", "", *as_markdown(check))
    made = f"{plural(size.pages, 'page')}, {plural(size.files, 'file')} in all"
    yield from ("", "#### Size", "", f"{size}. {made}, built in {work.seconds:.1f} s.", "")
    yield from ("| limit of GitHub Pages | used | met at |", "|:---|---:|---:|")
    yield from (
        f"| {limit.name} | {limit.used:.1%} | {plural(limit.at, 'paper')} or more |" for limit in size.limits
    )
    yield from ("", "| largest pages | kB |", "|:---|---:|")
    yield from (f"| {escape_github(path)} | {count / 1000:,.0f} |" for path, count in size.largest)
    yield from ("", "| stage | seconds |", "|:---|---:|")
    yield from (f"| {stage} | {seconds:.1f} |" for stage, seconds in work.stages.items())


def json_of(report: Report, check: Check | None, work: Work) -> Iterator[str]:
    """One JSON object; `since` tells in numbers what changed, null where nothing was compared."""
    size = report.size
    facts = {
        "seeds": report.seeds,
        "listings": report.listings,
        "papers": report.papers,
        "merged": report.merged,
        "hidden": report.hidden,
        "issues": len(report.issues),
        "since": check and check.sums,
        "pages": size.pages,
        "files": size.files,
        "bytes": size.bytes,
        "bytes_shared": size.shared,
        "bytes_a_paper": round(size.each),
        "limits": [{"limit": one.name, "used": round(one.used, 4), "papers": one.at} for one in size.limits],
        "largest": [{"page": path, "bytes": count} for path, count in size.largest],
        "seconds": round(work.seconds, 1),
        "stages": {stage: round(seconds, 3) for stage, seconds in work.stages.items()},
        "from_cache": {**work.from_cache},
    }
    yield json.dumps(facts, indent=1)
