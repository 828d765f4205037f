"""Page chrome: the lines that a dump has from the page around the listing, such as the label of a button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.ingest.formats.dump.marks import has_marks, unmarked, without_bullet
from builder.ingest.source import Line
from builder.text import BEYOND_ASCII, mute_signs, visible

STRONG_CHROME = frozenset(
    {
        "Get trending papers in your email inbox!",
        "Get trending papers in your email inbox once a day!",
        "byAK and the research community",
        "by AK and the research community",
    }
)
"""Lines that only the page around a listing has."""

WEAK_CHROME = frozenset(
    {"new", "New", "Subscribe", "Daily Papers", "Trending Papers", "Daily", "Weekly", "Monthly"}
)
"""Lines that are chrome only beside a strong one: a title may be called "New" or "Daily Papers"."""

_CHROME = STRONG_CHROME | WEAK_CHROME

LONGEST_CHROME = 100
"""Characters; what is longer is text."""

MOST_MARKED = 400
"""Characters of such a line with the marks of its form."""

GLUED = "Subscribe"
"""A button whose label some dumps glue to the first title: "SubscribeGemini 2.5: …"."""

_OWN_WORD = re.compile(rf"{GLUED}(?:rs?|d|s)?(?:[^\w{BEYOND_ASCII}-]|$)", re.ASCII)
"""Where the word belongs to the title: "Subscribers of newspapers"."""


@dataclass(slots=True)
class Segment:
    """The lines between two blocks of chrome. The first `is_title` for certain where a label was glued to it."""

    lines: list[Line] = field(default_factory=list)
    is_title: bool = False


def split_at_chrome(lines: Sequence[Line]) -> tuple[list[Segment], int]:
    """The segments between the blocks of chrome, some perhaps empty, and how many lines are chrome."""
    segments, chrome = [Segment()], 0
    for run, line in _runs(lines):
        if any(as_seen(one) in STRONG_CHROME for one in run):
            chrome += len(run)
            segments.append(_segment_below(line))
        else:
            segments[-1].lines += [*run, line] if line else run
    return segments, chrome


def _runs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line | None]]:
    """Each run of lines that could be chrome, perhaps empty, with the line that ends it; None at the end."""
    run: list[Line] = []
    for line in lines:
        if as_seen(line) in _CHROME:
            run.append(line)
        else:
            yield run, line
            run = []
    yield run, None


def _segment_below(line: Line | None) -> Segment:
    """The segment that a line below chrome opens; a label that is glued to the line is taken off."""
    if line is None:
        return Segment()
    text = visible(line.text)
    if not text.startswith(GLUED) or _OWN_WORD.match(mute_signs(text)):
        return Segment([line])
    return Segment([Line(line.number, text.removeprefix(GLUED))], is_title=True)


def as_seen(line: Line) -> str:
    """The line without its invisible characters and marks, where it is short enough to be chrome or a day."""
    text = line.text
    if len(text) > MOST_MARKED:
        return text
    if has_marks(text):
        text = without_bullet(unmarked(text).text)
    return visible(text) if len(text) <= LONGEST_CHROME else text
