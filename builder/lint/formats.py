"""A check of seeds as text for the terminal, as JSON, as annotations and as Markdown for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from builder.lint.check import Check
from builder.model import QUOTED, Merge, Paper, Place, Reading, Roles, quote
from builder.text import escape_github, plural, shorten

HEAD = ("lines", "chrome", "days", "titles", "abstracts", "left out", "listings", "new", "repeats")

SHOWN = 20
"""Lines of a kind that a report for GitHub shows."""

ANNOTATIONS = 10
"""Annotations of a kind that GitHub shows of a step."""

LONGEST = 60_000
"""Bytes of such a report: GitHub takes 65,536 characters in a comment, Linux 131,072 bytes in a variable."""


def as_text(check: Check) -> Iterator[str]:
    """A row a seed, the sums, each doubtful merge, every issue with its place."""
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
    """What is new, repeated, gone, a line each."""
    for paper in check.new:
        place = check.first_place(paper)
        yield f"{check.at(place)}: {quote(paper.title)} is new."
    for paper, place, first in check.repeats:
        yield (f"{check.at(place)}: {quote(paper.title)} repeats the listing at {check.at(first)}.")
    for paper in check.gone:
        yield f"{check.folder}: {quote(paper.title)} is gone, no seed has it any more."


def judgement(check: Check, paper: Paper, merge: Merge) -> str:
    return (
        f"{quote(paper.title)} was taken for the paper at {check.at(merge.a)} "
        f"({merge.rule}, {merge.similarity:.2f}). Look at both; where they are two, say so in the overrides."
    )


def as_json(check: Check) -> Iterator[str]:
    """One JSON object: `seeds`, `new`, `repeats`, `merges` to look at, `issues`, `gone`; with {file, line}."""
    report = {
        "seeds": [_seed(reading) for reading in check.readings],
        "new": [
            {"id": paper.id, "title": paper.title, **_place(check, check.first_place(paper))}
            for paper in check.new
        ],
        "repeats": [
            {"id": paper.id, "title": paper.title, **_place(check, place), "of": _place(check, first)}
            for paper, place, first in check.repeats
        ],
        "merges": [
            {
                "title": paper.title,
                "rule": merge.rule,
                "similarity": merge.similarity,
                **_place(check, merge.b),
                "with": _place(check, merge.a),
            }
            for paper, merge in check.judged
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
    judged = [(check, merge.b, judgement(check, paper, merge)) for paper, merge in check.judged]
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
    doubtful = [
        *((issue.place, issue.text) for issue in check.issues),
        *((merge.b, judgement(check, paper, merge)) for paper, merge in check.judged),
    ]
    yield f"**{check}**"
    yield from _rows(check)
    yield from _listed("Doubtful", [f"{_shown(check, place)}: {escape_github(text)}" for place, text in doubtful])
    yield from _listed(
        "New papers",
        [
            f"{escape_github(shorten(paper.title, QUOTED))} ({_shown(check, check.first_place(paper))})"
            for paper in check.new
        ],
    )
    yield from _listed(
        "Repeats",
        [
            f"{escape_github(shorten(paper.title, QUOTED))} ({_shown(check, place)}, first {_shown(check, first)})"
            for paper, place, first in check.repeats
        ],
    )
    yield from _listed(
        "Gone: no seed has these any more", [escape_github(shorten(paper.title, QUOTED)) for paper in check.gone]
    )


def _rows(check: Check) -> Iterator[str]:
    """A row a seed: how its lines were used."""
    if check.readings:
        yield from ("", f"| seed | {' | '.join(HEAD)} |", f"|:---|{'---:|' * len(HEAD)}")
    for reading, row in zip(check.readings[:SHOWN], seed_numbers(check), strict=False):
        name = escape_github(check.file(reading.seed))
        yield f"| {name} | {' | '.join(map(str, row))} |"
    if len(check.readings) > SHOWN:
        yield from ("", f"and {plural(len(check.readings) - SHOWN, 'seed')} more")


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"**{head}**", "", *(f"- {line}" for line in lines[:SHOWN]))
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN:,} more"


def _shown(check: Check, place: Place) -> str:
    return escape_github(f"{check.at(place)}")


def _annotation(kind: str, check: Check, place: Place, text: str) -> str:
    file = _escaped(check.file(place.seed)).replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={file},line={place.line}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """As GitHub's runner wants the data of a command: one line, no percent sign of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _place(check: Check, place: Place) -> dict[str, str | int]:
    return {"file": check.file(place.seed), "line": place.line}


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


def seed_numbers(check: Check) -> list[tuple[int, ...]]:
    """What HEAD names, for each seed."""
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


FORMATS: Mapping[str, Callable[[Check], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "markdown": as_markdown,
}
