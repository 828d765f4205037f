"""A check of seeds as text for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.commands.check.result import Check
from builder.model import Merge, Paper, Roles, quote
from builder.text import plural

HEAD = ("lines", "chrome", "days", "titles", "abstracts", "left out", "listings", "new", "repeats")
"""What is counted of each seed."""


def as_text(check: Check) -> Iterator[str]:
    """A row for each seed, the sums, each doubtful merge, every issue with its place."""
    numbers = seed_numbers(check)
    sums = [sum(column) for column in zip(*numbers, strict=True)] or [0] * len(HEAD)
    yield _columns(HEAD, "seed")
    for row, reading in zip(numbers, check.readings, strict=True):
        yield _columns(row, reading.seed)
    yield _columns(sums, "in all")
    papers = list(check.listed)
    parts = " + ".join(map(str, sums[1:6]))
    yield (
        f"{plural(sums[6], 'listing')}, {plural(len(papers), 'paper')} "
        f"({len(check.new):,} new), {plural(sums[8], 'repeat')}, "
        f"{plural(len(check.issues), 'issue')}; {plural(sums[0], 'line')} = {parts}"
    )
    if check.is_part:
        yield from _each(check)
    for paper, merge in check.judged:
        yield f"{check.at(merge.b)}: {judgement(check, paper, merge)}"
    yield from (f"{check.at(issue.place)}: {issue.text}" for issue in check.issues)


def _each(check: Check) -> Iterator[str]:
    """A line for each paper that is new, repeated or gone."""
    for paper in check.new:
        place = check.first_place(paper)
        yield f"{check.at(place)}: {quote(paper.title)} is new."
    for paper, place, first in check.repeats:
        yield (f"{check.at(place)}: {quote(paper.title)} repeats the listing at {check.at(first)}.")
    for paper in check.gone:
        yield f"{check.folder}: {quote(paper.title)} is gone, no seed has it any more."


def judgement(check: Check, paper: Paper, merge: Merge) -> str:
    """Why two listings were merged, as a sentence for who is to look at it."""
    return (
        f"{quote(paper.title)} was taken for the paper at {check.at(merge.a)} "
        f"({merge.rule}, {merge.similarity:.2f}). Look at both; where they are two, say so in the overrides."
    )


def seed_numbers(check: Check) -> list[tuple[int, ...]]:
    """The numbers of each seed, in the order of HEAD."""
    new = Counter(check.first_place(paper).seed for paper in check.new)
    again = Counter(place.seed for _, place, _ in check.repeats)
    return [
        (*_used(reading.roles), len(reading.records), new[reading.seed], again[reading.seed])
        for reading in check.readings
    ]


def _used(roles: Roles) -> tuple[int, ...]:
    return roles.total, roles.chrome, roles.day, roles.title, roles.abstract, roles.left_out


def _columns(cells: Sequence[object], name: str) -> str:
    return f"{'  '.join(f'{cell!s:>9}' for cell in cells)}  {name}"
