"""Seeds checked without building: how each line is used, what is new, what repeats, what is doubtful."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from builder.issues import QUOTED, Issue, in_order, line_of, quote
from builder.merging import JUDGED
from builder.model import Merge, Paper, PaperId, Place, Roles
from builder.reading import Reading
from builder.text import escape_github, key_of, plural, shorten

HEAD = ("lines", "chrome", "days", "titles", "abstracts", "left out", "listings", "new", "repeats")

SHOWN = 20
"""Lines of a kind that a report for GitHub shows."""

ANNOTATIONS = 10
"""Annotations of a kind that GitHub shows of a step."""

LONGEST = 60_000
"""Bytes of such a report: GitHub takes 65,536 characters in a comment, Linux 131,072 bytes in a variable."""


@dataclass(frozen=True)
class Check:
    """What was checked: `readings` of the seeds in question, `papers` of these and of all seeds beside them.

    `folder` stands before a seed's name where people or tools are to find the file; `outside` are the
    seeds that lie elsewhere, called by their paths. `earlier` are the papers of the seeds as they were.
    """

    readings: Sequence[Reading]
    papers: Sequence[Paper]
    folder: str
    outside: frozenset[str] = frozenset()
    earlier: Sequence[Paper] = ()

    def folder_of(self, place: Place) -> str:
        return "" if place.seed in self.outside else self.folder

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        return in_order(issue for reading in self.readings for issue in reading.issues)

    @cached_property
    def seeds(self) -> frozenset[str]:
        return frozenset(reading.seed for reading in self.readings)

    @cached_property
    def _known(self) -> frozenset[PaperId]:
        """All that the papers of the other seeds, and the earlier ones, are called."""
        beside = (
            sighting.id
            for paper in self.papers
            for sighting in paper.sightings
            if sighting.record.place.seed not in self.seeds
        )
        return frozenset((*beside, *(sighting.id for paper in self.earlier for sighting in paper.sightings)))

    @cached_property
    def _came(self) -> tuple[Paper, ...]:
        """Papers that no other seed has, and none had before."""
        return tuple(paper for paper in self.listed() if self._known.isdisjoint(_ids(paper)))

    @cached_property
    def _went(self) -> tuple[Paper, ...]:
        """Earlier papers that no seed has any more."""
        there = {one for paper in self.papers for one in _ids(paper)}
        return tuple(paper for paper in self.earlier if there.isdisjoint(_ids(paper)) and not paper.hidden)

    @cached_property
    def new(self) -> tuple[Paper, ...]:
        """Papers that came; where one of its title went it was corrected, and is not new."""
        return _but_for(self._came, self._went)

    @cached_property
    def gone(self) -> tuple[Paper, ...]:
        """Papers that went, but for the corrected ones."""
        return _but_for(self._went, self._came)

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


def _ids(paper: Paper) -> Iterator[PaperId]:
    return (sighting.id for sighting in paper.sightings)


def _but_for(papers: Iterable[Paper], others: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers whose title none of the others has."""
    titles = {key_of(paper.title) for paper in others}
    return tuple(paper for paper in papers if key_of(paper.title) not in titles)


def changed(readings: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, ...]:
    """The seeds that are read otherwise than before, or were not there."""
    known = {reading.seed: reading for reading in before}
    return tuple(reading for reading in readings if known.get(reading.seed) != reading)


def as_text(check: Check) -> Iterator[str]:
    """A row a seed, the sums, each doubtful merge, every issue with its place."""
    numbers = _numbers(check)
    sums = [sum(column) for column in zip(*numbers, strict=True)] or [0] * len(HEAD)
    yield _columns(HEAD, "seed")
    for row, reading in zip(numbers, check.readings, strict=True):
        yield _columns(row, reading.seed)
    yield _columns(sums, "in all")
    papers = list(check.listed())
    parts = " + ".join(map(str, sums[1:6]))
    yield (
        f"{plural(sums[6], 'listing')}, {plural(len(papers), 'paper')} "
        f"({len(check.new):,} new), {plural(sums[8], 'repeat')}, "
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
    """One JSON object: `seeds`, `new`, `repeats`, `merges` to look at, `issues`, `gone`; with {file, line}."""
    report = {
        "seeds": [_seed(reading) for reading in check.readings],
        "new": [
            {"id": paper.id, "title": paper.title, **_place(check, paper.sightings[0].record.place)}
            for paper in check.new
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
        "gone": [{"id": paper.id, "title": paper.title} for paper in check.gone],
    }
    yield json.dumps(report, ensure_ascii=True, indent=1)


def as_annotations(check: Check) -> Iterator[str]:
    """Workflow commands of GitHub Actions: each issue a warning, each doubtful merge a notice, on its line.

    GitHub shows the first ten of a kind and drops the others in silence, so the tenth tells of them.
    """
    yield from _shortened("warning", [(check, issue.place, issue.text) for issue in check.issues])
    judged = [(check, merge.b, _judgement(check, paper, merge)) for paper, merge in check.judged()]
    yield from _shortened("notice", judged)


def _shortened(kind: str, found: Sequence[tuple[Check, Place, str]]) -> Iterator[str]:
    shown = found if len(found) <= ANNOTATIONS else found[: ANNOTATIONS - 1]
    yield from (_annotation(kind, *one) for one in shown)
    if len(shown) < len(found):
        yield f"::{kind}::And {len(found) - len(shown):,} more; the summary of this run has them."


def as_markdown(check: Check) -> Iterator[str]:
    """For a comment or a summary on GitHub, as short as those must be."""
    left = LONGEST
    for line in _sections(check):
        left -= len(line.encode()) + 1
        if left < 0:
            yield "… and more; `paper-archive check` prints all of it."
            return
        yield line


def _sections(check: Check) -> Iterator[str]:
    repeats = list(check.repeats())
    doubtful = [
        *((issue.place, issue.text) for issue in check.issues),
        *((merge.b, _judgement(check, paper, merge)) for paper, merge in check.judged()),
    ]
    listings = plural(sum(len(reading.records) for reading in check.readings), "listing")
    if not check.readings:
        yield "No seed is new or changed."
    else:
        yield (
            f"**{len(check.new):,} new** in {listings} of {plural(len(check.readings), 'seed')}, "
            f"{len(repeats):,} repeated, {len(doubtful):,} doubtful."
        )
    yield from _rows(check)
    yield from _listed("Doubtful", [f"{_shown(check, place)}: {escape_github(text)}" for place, text in doubtful])
    yield from _listed(
        "New papers",
        [
            f"{escape_github(shorten(paper.title, QUOTED))} ({_shown(check, _in_question(check, paper))})"
            for paper in check.new
        ],
    )
    yield from _listed(
        "Repeats",
        [
            f"{escape_github(shorten(paper.title, QUOTED))} ({_shown(check, place)}, first {_shown(check, first)})"
            for paper, place, first in repeats
        ],
    )
    yield from _listed(
        "Gone: no seed has these any more", [escape_github(shorten(paper.title, QUOTED)) for paper in check.gone]
    )


def _rows(check: Check) -> Iterator[str]:
    """A row a seed: how its lines were used."""
    if check.readings:
        yield from ("", f"| seed | {' | '.join(HEAD)} |", f"|:---|{'---:|' * len(HEAD)}")
    for reading, row in zip(check.readings[:SHOWN], _numbers(check), strict=False):
        name = escape_github(f"{'' if reading.seed in check.outside else check.folder}{reading.seed}")
        yield f"| {name} | {' | '.join(map(str, row))} |"
    if len(check.readings) > SHOWN:
        yield from ("", f"and {plural(len(check.readings) - SHOWN, 'seed')} more")


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"**{head}**", "", *(f"- {line}" for line in lines[:SHOWN]))
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN:,} more"


def _shown(check: Check, place: Place) -> str:
    return escape_github(f"{check.folder_of(place)}{place}")


def _in_question(check: Check, paper: Paper) -> Place:
    return next(one.record.place for one in paper.sightings if one.record.place.seed in check.seeds)


FORMATS: Mapping[str, Callable[[Check], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "markdown": as_markdown,
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


def _numbers(check: Check) -> list[tuple[int, ...]]:
    """What HEAD names, for each seed."""
    new = Counter(_in_question(check, paper).seed for paper in check.new)
    again = Counter(place.seed for _, place, _ in check.repeats())
    return [
        (*_used(reading.roles), len(reading.records), new[reading.seed], again[reading.seed])
        for reading in check.readings
    ]


def _used(roles: Roles) -> tuple[int, ...]:
    return roles.total, roles.chrome, roles.day, roles.title, roles.abstract, roles.left_out


def _columns(cells: Sequence[object], name: str) -> str:
    return f"{'  '.join(f'{cell!s:>9}' for cell in cells)}  {name}"
