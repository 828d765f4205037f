"""What came of a look-up: the lines of the file, and what is said of it to people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from builder.commands.enrich.wanting import is_better
from builder.merge import Fit, LookUp, Matching
from builder.model import Details, Paper, PaperId, Place, Record, quote
from builder.text import plural

MOST_DOUBTS, MOST_OF_ONE = 200, 3
"""Doubtful works that are listed; those of one paper."""


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
    place, day = Place(path.name, 0), today.isoformat()
    for paper in papers:
        record, old = found.get(paper.id), lines.get(paper.id)
        if record and _is_news(record, source, old):
            if old:
                fresh.pop(old.text, None)
            fresh[paper.id] = LookUp(paper.id, place, source, day, _kept(record), paper.title)
    return list(fresh.values())


def _is_news(record: Record, source: str, old: LookUp | None) -> bool:
    if old is None:
        return True
    says_the_same = (old.source, _sorted(old.details)) == (source, _kept(record))
    return not (is_better(old.source, source) or says_the_same)


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
    """A line for each record that was not taken, the first few of a paper, at the place of the paper."""
    of_paper = (list(some) for _, some in groupby(matching.doubtful, key=lambda fit: fit.paper))
    shown = [fit for some in of_paper for fit in some[:MOST_OF_ONE] if fit.paper in papers]
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
