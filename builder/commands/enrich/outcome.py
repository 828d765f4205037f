"""What came of a look-up: the lines of the file, and what is said of it to people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from builder.commands.enrich.wanting import is_better
from builder.merge import Fit, LookUp, Matching
from builder.model import Details, Paper, PaperId, Place, Record, quote
from builder.text import plural

MOST_DOUBTS = 200
"""Doubtful papers that are listed."""


def merged_lines(
    papers: Sequence[Paper],
    before: Sequence[LookUp],
    lines: Mapping[PaperId, LookUp],
    found: Mapping[PaperId, Record],
    source: str,
    today: date,
    path: Path,
) -> list[LookUp]:
    """The lines of the file: those that were there, and those of what was found. A better source's line stays, and
    so does one that says the same; what another one said of the paper goes."""
    fresh = {one.text: one for one in before}
    for paper in papers:
        record, old = found.get(paper.id), lines.get(paper.id)
        if record is None or (old and is_better(old.source, source)):
            continue
        if old and (old.source, _sorted(old.details)) == (source, _kept(record)):
            continue
        if old:
            fresh.pop(old.text, None)
        fresh[paper.id] = LookUp(
            paper.id, Place(path.name, 0), source, today.isoformat(), _kept(record), paper.title
        )
    return list(fresh.values())


def _kept(record: Record) -> Details:
    """Of what a record says what the file keeps."""
    return _sorted(replace(record.details, version=0, has_more=False, appeared=None))


def _sorted(details: Details) -> Details:
    return replace(details, ids=tuple(sorted(details.ids)))


def summary(asked: Collection[PaperId], matching: Matching, title: str) -> Iterator[str]:
    """What was looked up and what came of it, in words."""
    found = sum(paper in matching.found for paper in asked)
    doubtful = len({fit.paper for fit in matching.doubtful} & {*asked})
    absent = len(asked) - found - doubtful
    yield (
        f"{title}: {plural(len(asked), 'paper')} looked up, {found:,} found, {doubtful:,} doubtful, "
        f"{absent:,} not there."
    )


def doubts(papers: Mapping[PaperId, Paper], matching: Matching) -> Iterator[str]:
    """A line for each record that was not taken, at the place of the paper."""
    shown = [fit for fit in matching.doubtful if fit.paper in papers]
    for fit in shown[:MOST_DOUBTS]:
        yield _doubt(papers[fit.paper], fit)
    if len(shown) > MOST_DOUBTS:
        yield f"… and {plural(len(shown) - MOST_DOUBTS, 'doubtful work')} more."


def _doubt(paper: Paper, fit: Fit) -> str:
    details = fit.record.details
    name = f"arXiv:{details.arxiv}" if details.arxiv else details.doi or details.source
    return (
        f"{paper.sightings[0].record.place}: {quote(paper.title)} is perhaps {name}, {quote(fit.record.title)}, "
        f"but {fit.doubt}. It was not taken; where it is right, say so in the overrides."
    )
