"""A check of seeds as annotations and as Markdown for GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.commands.check.figures import HEAD, figures
from builder.commands.check.result import Check
from builder.commands.check.text import judgement, sentence
from builder.model import CHANGES, QUOTED, Change, Paper, Place
from builder.text import escape_github, plural, shorten

SHOWN = 20
"""Lines of a kind that a report for GitHub shows."""

ANNOTATIONS = 10
"""Annotations of a kind that GitHub shows of a step."""

LONGEST = 60_000
"""Bytes of such a report: GitHub takes 65,536 characters in a comment, Linux 131,072 bytes in a variable."""


def as_annotations(check: Check) -> Iterator[str]:
    """Workflow commands of GitHub Actions: each change and each issue a warning, each doubtful merge a notice,
    on its line.

    GitHub shows the first ten of a kind and drops the others in silence, so the tenth tells of them.
    """
    changes = [(check, change.place, _with_remedy(change)) for change in check.changes if change.place.seed]
    yield from _shortened("warning", [*changes, *((check, issue.place, issue.text) for issue in check.issues)])
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
    yield f"**{check}**"
    changes = [_change(check, change) for change in check.changes]
    yield from _listed("Changes to what stands there", changes, _tally(check.changes[SHOWN:]))
    yield from _rows(check)
    yield from _listed(
        "Doubtful", [f"{_shown(check, place)}: {escape_github(text)}" for place, text in _doubts(check)]
    )
    new = ((paper, check.first_place(paper)) for paper in check.new)
    yield from _listed("New papers", [f"{_title(paper)} ({_shown(check, place)})" for paper, place in new])
    repeats = (
        f"{_title(paper)} ({_shown(check, place)}, first {_shown(check, first)})"
        for paper, place, first in check.repeats
    )
    yield from _listed("Repeats", [*repeats])
    yield from _listed("Gone: no seed has these any more", [*map(_title, check.gone)])


def _with_remedy(change: Change) -> str:
    return "\n".join((sentence(change), change.refuse)).rstrip()


def _change(check: Check, change: Change) -> str:
    """A change with what refuses it as TOML, indented into the item of a list."""
    place = f"{check.at(change.place)}: " if change.place.seed else ""
    refuse = "".join(f"\n  {line}" for line in ("```toml", *map(_fenced, change.refuse.splitlines()), "```"))
    return f"{escape_github(f'{place}{sentence(change)}')}{refuse if change.refuse else ''}"


def _fenced(line: str) -> str:
    """A line in a fence, which no text can end: TOML in quotes may write each backtick as its number."""
    return line.replace("`", "\\u0060")


def _doubts(check: Check) -> Iterator[tuple[Place, str]]:
    """Each issue, then each doubtful merge."""
    yield from ((issue.place, issue.text) for issue in check.issues)
    yield from ((merge.b, judgement(check, paper, merge)) for paper, merge in check.judged)


def _rows(check: Check) -> Iterator[str]:
    """A row a seed: how its lines were used."""
    if check.readings:
        yield from ("", f"| seed | {' | '.join(HEAD)} |", f"|:---|{'---:|' * len(HEAD)}")
    for reading, row in zip(check.readings[:SHOWN], figures(check), strict=False):
        name = escape_github(check.file(reading.seed))
        yield f"| {name} | {' | '.join(map(str, row))} |"
    if len(check.readings) > SHOWN:
        yield from ("", f"and {plural(len(check.readings) - SHOWN, 'seed')} more")


def _tally(changes: Sequence[Change]) -> str:
    """How many there are of each kind, so that many of one hide none of another."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{CHANGES[kind]} ({count:,})" for kind, count in counts.items())


def _listed(head: str, lines: Sequence[str], more: str = "") -> Iterator[str]:
    if lines:
        yield from ("", f"**{head}**", "", *(f"- {line}" for line in lines[:SHOWN]))
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN:,} more{f': {more}' if more else ''}"


def _title(paper: Paper) -> str:
    return escape_github(shorten(paper.title, QUOTED))


def _shown(check: Check, place: Place) -> str:
    return escape_github(f"{check.at(place)}")


def _annotation(kind: str, check: Check, place: Place, text: str) -> str:
    file = _escaped(check.file(place.seed)).replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={file},line={place.line}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """As GitHub's runner wants the data of a command: one line, no percent sign of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
