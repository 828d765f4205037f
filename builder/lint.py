"""Seeds checked without building: how each line is used, what is new, what repeats, what is doubtful."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.issues import Issue, in_order, line_of, quote
from builder.merging import JUDGED
from builder.model import Merge, Paper, Place
from builder.reading import Reading
from builder.text import plural

HEAD = ("lines", "chrome", "days", "titles", "abstracts", "left out", "listings", "new", "repeats")


@dataclass(frozen=True)
class Check:
    """What was checked: `readings` of the seeds in question, `papers` of these and of all seeds beside them.

    `folder` stands before a seed's name where people or tools are to find the file; `outside` are the
    seeds that lie elsewhere, called by their paths.
    """

    readings: Sequence[Reading]
    papers: Sequence[Paper]
    folder: str
    outside: frozenset[str] = frozenset()

    def folder_of(self, place: Place) -> str:
        return "" if place.seed in self.outside else self.folder

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return in_order(issue for reading in self.readings for issue in reading.issues)

    @cached_property
    def seeds(self) -> frozenset[str]:
        return frozenset(reading.seed for reading in self.readings)

    def is_new(self, paper: Paper) -> bool:
        """Whether no other seed has the paper."""
        return all(sighting.record.place.seed in self.seeds for sighting in paper.sightings)

    def listed(self) -> Iterator[Paper]:
        """The papers of the seeds in question."""
        for paper in self.papers:
            if any(sighting.record.place.seed in self.seeds for sighting in paper.sightings):
                yield paper

    def repeats(self) -> Iterator[tuple[Paper, Place, Place]]:
        """Listings of papers that another seed, or an earlier line, has: the paper, its place, the first one's."""
        for paper in self.listed():
            places = [sighting.record.place for sighting in paper.sightings]
            first = next((place for place in places if place.seed not in self.seeds), places[0])
            yield from ((paper, place, first) for place in places if place.seed in self.seeds and place != first)

    def judged(self) -> Iterator[tuple[Paper, Merge]]:
        """Merges that rest on likeness, for a person to look at; `b` is of a seed in question."""
        for paper in self.listed():
            for merge in paper.merged_by:
                if merge.rule in JUDGED and merge.b.seed in self.seeds:
                    yield paper, merge
                elif merge.rule in JUDGED and merge.a.seed in self.seeds:
                    yield paper, replace(merge, a=merge.b, b=merge.a)


def as_text(check: Check) -> Iterator[str]:
    """A row a seed, the sums, each doubtful merge, every issue with its place."""
    again = Counter(place.seed for _, place, _ in check.repeats())
    numbers = [_numbers(reading, again[reading.seed]) for reading in check.readings]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    yield _columns(HEAD, "seed")
    for row, reading in zip(numbers, check.readings, strict=True):
        yield _columns(row, reading.seed)
    yield _columns(sums, "in all")
    papers = list(check.listed())
    parts = " + ".join(map(str, sums[1:6]))
    yield (
        f"{plural(sums[6], 'listing')}, {plural(len(papers), 'paper')} "
        f"({sum(map(check.is_new, papers)):,} new), {plural(sums[8], 'repeat')}, "
        f"{plural(len(check.issues), 'issue')}; {plural(sums[0], 'line')} = {parts}"
    )
    for paper, merge in check.judged():
        yield f"{check.folder_of(merge.b)}{merge.b}: {_judgement(check, paper, merge)}"
    yield from (line_of(issue, check.folder_of(issue.place)) for issue in check.issues)


def _judgement(check: Check, paper: Paper, merge: Merge) -> str:
    return (
        f"{quote(paper.title)} was taken for the paper at {check.folder_of(merge.a)}{merge.a} "
        f"({merge.rule}, {merge.similarity:.2f}). Look at both; where they are two, say so in the overrides."
    )


def as_json(check: Check) -> Iterator[str]:
    """One JSON object: `seeds`, `new`, `repeats`, `merges` to look at, `issues`; places are {file, line}."""
    report = {
        "seeds": [_seed(reading) for reading in check.readings],
        "new": [
            {"id": paper.id, "title": paper.title, **_place(check, paper.sightings[0].record.place)}
            for paper in check.listed()
            if check.is_new(paper)
        ],
        "repeats": [
            {"id": paper.id, "title": paper.title, **_place(check, place), "of": _place(check, first)}
            for paper, place, first in check.repeats()
        ],
        "merges": [
            {
                "title": paper.title,
                "rule": merge.rule,
                "similarity": merge.similarity,
                **_place(check, merge.b),
                "with": _place(check, merge.a),
            }
            for paper, merge in check.judged()
        ],
        "issues": [
            {"kind": type(issue).__name__, **_place(check, issue.place), "text": issue.text}
            for issue in check.issues
        ],
    }
    yield json.dumps(report, ensure_ascii=True, indent=1)


def as_annotations(check: Check) -> Iterator[str]:
    """Workflow commands of GitHub Actions: each issue a warning, each doubtful merge a notice, on its line."""
    for issue in check.issues:
        yield _annotation("warning", check, issue.place, issue.text)
    for paper, merge in check.judged():
        yield _annotation("notice", check, merge.b, _judgement(check, paper, merge))


FORMATS: Mapping[str, Callable[[Check], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
}


def _annotation(kind: str, check: Check, place: Place, text: str) -> str:
    file = _escaped(f"{check.folder_of(place)}{place.seed}").replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={file},line={place.line}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """As GitHub's runner wants the data of a command: one line, no percent sign of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _place(check: Check, place: Place) -> dict[str, str | int]:
    return {"file": f"{check.folder_of(place)}{place.seed}", "line": place.line}


def _seed(reading: Reading) -> dict[str, object]:
    roles = reading.roles
    return {
        "seed": reading.seed,
        "lines": roles.total,
        "chrome": roles.chrome,
        "days": roles.day,
        "titles": roles.title,
        "abstracts": roles.abstract,
        "left_out": roles.left_out,
        "listings": len(reading.records),
    }


def _numbers(reading: Reading, again: int) -> tuple[int, ...]:
    """What HEAD names, for one seed."""
    roles, listings = reading.roles, len(reading.records)
    used = (roles.chrome, roles.day, roles.title, roles.abstract, roles.left_out)
    return roles.total, *used, listings, listings - again, again


def _columns(cells: Sequence[object], name: str) -> str:
    return f"{'  '.join(f'{cell!s:>9}' for cell in cells)}  {name}"
