"""A check of seeds as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

from builder.commands.check.figures import HEAD, figures
from builder.commands.check.result import Check
from builder.model import CHANGES, LINES, LISTINGS, PARTS, QUOTED, Change, Merge, Paper, Reading, dates, quote
from builder.text import plural

FIRST_PAPERS = 3
"""Papers that are shown of a seed with doubts."""


def as_text(check: Check) -> Iterator[str]:
    """A row for each seed, the sums, each doubtful merge, every issue with its place.

    Of seeds with issues the first papers follow, as they were read.
    """
    rows = figures(check)
    yield _columns(HEAD, "seed")
    for row, reading in zip(rows, check.readings, strict=True):
        yield _columns(row, reading.seed)
    sums = [sum(column) for column in zip(*rows, strict=True)] or [0] * len(HEAD)
    yield _columns(sums, "in all")
    yield _summary(check, dict(zip(HEAD, sums, strict=True)))
    for change in check.changes:
        yield f"{_at(check, change)}{sentence(change)}"
        yield from (f"    {line}" for line in change.refuse.splitlines())
    if check.is_part:
        yield from _each(check)
    for paper, merge in check.judged:
        yield f"{check.at(merge.b)}: {judgement(check, paper, merge)}"
    yield from (f"{check.at(issue.place)}: {issue.text}" for issue in check.issues)
    for reading in check.readings:
        yield from _first_papers(check, reading)


def _first_papers(check: Check, reading: Reading) -> Iterator[str]:
    """Of a seed with doubts the first papers as they were read, so that one sees whether it was understood."""
    if reading.issues:
        for record in reading.records[:FIRST_PAPERS]:
            day = dates.iso(record.listed_on) or "no day"
            abstract = quote(record.abstract) if record.abstract else "no abstract"
            yield f"{check.at(record.place)}: read as {quote(record.title)}, {abstract}, {day}."


def _summary(check: Check, sums: Mapping[str, int]) -> str:
    """The sums as a sentence: the lines are those of each part, added up."""
    parts = " + ".join(str(sums[part.name]) for part in PARTS)
    return (
        f"{plural(sums[LISTINGS.name], 'listing')}, {plural(len(check.listed), 'paper')} "
        f"({len(check.new):,} new), {plural(len(check.repeats), 'repeat')}, "
        f"{plural(len(check.issues), 'issue')}; {plural(sums[LINES.name], 'line')} = {parts}"
    )


def _each(check: Check) -> Iterator[str]:
    """A line for each paper that is new, repeated or gone."""
    for paper in check.new:
        place = check.first_place(paper)
        yield f"{check.at(place)}: {quote(paper.title)} is new."
    for paper, place, first in check.repeats:
        yield (f"{check.at(place)}: {quote(paper.title)} repeats the listing at {check.at(first)}.")
    for paper in check.gone:
        yield f"{check.folder}: {quote(paper.title)} is gone, no seed has it any more."


def _at(check: Check, change: Change) -> str:
    return f"{check.at(change.place)}: " if change.place.seed else ""


def sentence(change: Change, today: date | None = None) -> str:
    """A change as a sentence for who is to look at it, and how to refuse it; what to write follows."""
    of = f" ({quote(change.title)})" if change.title else ""
    then, now = (quote(text) if text else "nothing" for text in _from_difference(change.old, change.new))
    refuse = "To refuse it, write into the overrides:" if change.refuse else _REMEDIES.get(change.kind, "")
    is_to_come = change.kind == "day" and change.new > (today or date.today()).isoformat()
    after = ", which is after today" if is_to_come else ""
    return f"{CHANGES[change.kind]}{of}: {then} becomes {now}{after}. {refuse}".rstrip()


def _from_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before the place where they part, so that what is quoted of them is not alike."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if alike < QUOTED // 2:
        return old, new
    start = max(old.rfind(" ", 0, alike - QUOTED // 4) + 1, alike - QUOTED // 2)  # a word's, if there is one
    return f"…{old[start:]}", f"…{new[start:]}"


_REMEDIES = {
    "text": "To refuse it, mend the seed.",
    "facts": "To refuse it, mend the seed.",
    "link": "To refuse it, mend the seed.",
    "host": "To refuse it, mend the seed.",
    "permalink": "The old address still answers.",
    "address": "Bring back the seed that had it.",
    "day": "Until a second seed has a day near it, it decides nothing; correct it, or confirm it in the settings.",
}
"""What one can do about a change where nothing in the overrides helps."""


def judgement(check: Check, paper: Paper, merge: Merge) -> str:
    """Why two listings were merged, as a sentence for who is to look at it."""
    return (
        f"{quote(paper.title)} was taken for the paper at {check.at(merge.a)} "
        f"({merge.rule}, {merge.similarity:.2f}). Look at both; where they are two, say so in the overrides."
    )


def _columns(cells: Sequence[object], name: str) -> str:
    return f"{'  '.join(f'{cell!s:>9}' for cell in cells)}  {name}"
