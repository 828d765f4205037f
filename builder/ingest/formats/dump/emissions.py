"""How well lines, by themselves, fit each part of a listing: the emissions of the model in `viterbi`."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from builder.ingest.formats.dump.features import LONGEST_TITLE, fragment_log_odds, title_log_odds
from builder.ingest.formats.dump.wrapping import ENDS, FREE, Break
from builder.text import blank_signs, fold_case


class Part(IntEnum):
    """What a line is; all but the last are states of the model."""

    DAY = 0
    TITLE = 1
    ABSTRACT = 2  # its first paragraph
    MORE = 3  # a further paragraph
    WITHIN = 4  # furniture of the page between a title and its abstract
    CHROME = 5  # furniture elsewhere
    GOES_ON = 6  # the text of the line above goes on here


STATES = 6


@dataclass(frozen=True, slots=True)
class Observation:
    """A line to classify.

    `may_be_day`: it has the form of a day; `is_title`, `is_abstract`: it is one for certain. `furniture` is the
    natural logarithm of the odds that the line belongs to the page around, None where it certainly does not;
    `end_above` what the end of the line above it tells. `is_hardly_title`: no blank line stands above it where
    these part the papers, or it has no label where titles have one.
    """

    text: str
    may_be_day: bool = False
    is_title: bool = False
    is_abstract: bool = False
    furniture: float | None = None
    end_above: Break = FREE
    is_hardly_title: bool = False


RARE_DAY = -6.0
"""Score of taking a line with the form of a day for a title or a paragraph (a logarithm, as all scores)."""

UNFINISHED = -3.0
"""Score of a text that breaks off."""

ENTRY = -3.0
"""Score of a title that begins as the entries of a list in an abstract do."""

HARDLY = -4.0
"""Score of a title that lacks what the other titles of the file have: a blank line above, a label."""

UNLIKELY = -20.0
"""Score of what only a file without any better reading makes true: an abstract by its label, without a title."""

ECHO = 4.0
"""Score of a line that repeats all its words from the title above: for its abstract, and against another title."""

DOUBT = 3.0
"""Log-odds (twenty to one) beyond which a line that was classified against them is reported."""

MOST_FOR_A_LINE = 3.0
"""Log-odds that a line of a title counts for at most, where lines were broken: a part of a text may deceive."""

LONGEST_TITLE_UNIT = 5
"""Lines of one title."""

_JOINING = frozenset(
    "a an the of and or in on at for from with by to as via using into its their our that".split()
)
"""Words that want another one."""

_ENTRY = re.compile(r"[-*•–] |\((?:[ivx]{1,4}|[a-h]|[0-9]{1,2})\) ")

NEVER = -math.inf

Row = tuple[float, ...]
"""A number for each state."""


def emission(lines: Sequence[Observation]) -> Row:
    """How well some lines, by themselves, fit each part as one text."""
    first = lines[0]
    if not first.text:  # nothing but the marks of its form
        return NEVER, NEVER, NEVER, NEVER, 0.0, 0.0
    if first.is_title:
        title = 0.0 if len(lines) <= LONGEST_TITLE_UNIT else NEVER
        return NEVER, title, NEVER, NEVER, NEVER, NEVER
    furniture = NEVER if first.furniture is None else first.furniture
    is_furniture = min(0.0, furniture) if len(lines) == 1 else NEVER
    if first.is_abstract:
        return NEVER, UNLIKELY, 0.0, UNLIKELY, NEVER, NEVER
    is_wrapped = first.end_above.is_wrapped
    half_odds = 0.0 if is_wrapped else _title_log_odds(lines) / 2
    rare = (RARE_DAY if first.may_be_day else 0.0) - max(0.0, furniture)
    abstract = rare - half_odds + _unfinished_abstract(lines)
    if len(lines) > LONGEST_TITLE_UNIT:
        return NEVER, NEVER, abstract, abstract, NEVER, NEVER
    title = (_fragment_log_odds(lines) if is_wrapped else half_odds) + rare + _unfinished_title(lines)
    day = 0.0 if first.may_be_day and len(lines) == 1 else NEVER
    return day, title, abstract, abstract, is_furniture, is_furniture


def _unfinished_title(lines: Sequence[Observation]) -> float:
    """A title ends with no word that joins it to a next one, and is no entry of a list."""
    last = fold_case(lines[-1].text.rpartition(" ")[2])
    score = UNFINISHED if last in _JOINING else 0.0
    score += ENTRY if _ENTRY.match(lines[0].text) else 0.0
    return score + (HARDLY if lines[0].is_hardly_title else 0.0)


def _unfinished_abstract(lines: Sequence[Observation]) -> float:
    """An abstract of several lines ends with a sentence; one of a few words is none."""
    text = lines[-1].text
    if text.endswith(ENDS):
        return 0.0
    if len(lines) > 1:
        return UNFINISHED
    return UNFINISHED if len(text) < 40 and text.count(" ") < 3 and text.isascii() else 0.0


def _title_log_odds(lines: Sequence[Observation]) -> float:
    return title_log_odds(_beginning(lines))


def _fragment_log_odds(lines: Sequence[Observation]) -> float:
    """Of a title of several lines each counts, so that two titles score no better than one over two lines."""
    return len(lines) * min(MOST_FOR_A_LINE, fragment_log_odds(_beginning(lines)))


def _beginning(lines: Sequence[Observation]) -> str:
    """The text of some lines; of a text that is too long for a title, not all."""
    text = lines[0].text
    for line in lines[1:]:
        if len(text) > LONGEST_TITLE:
            break
        text = f"{text} {line.text}"
    return text


def echo(title: str, line: str) -> float:
    """The share of a short line's words that stand in the line above it, times ECHO."""
    if len(line) > 200 or len(title) > 400:
        return 0.0
    words = _words(line)
    return ECHO * len(words & _words(title)) / len(words) if words else 0.0


def _words(line: str) -> set[str]:
    """The words of three letters or more, whatever their case."""
    return {word for word in blank_signs(fold_case(line)).split() if len(word) >= 3}


def is_doubtful(part: Part, text: str) -> bool:
    """Whether a line, by itself, plainly reads like another part than it was classified as."""
    log_odds = title_log_odds(text)
    return log_odds < -DOUBT if part is Part.TITLE else log_odds > DOUBT and part is not Part.DAY
