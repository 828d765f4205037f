"""Lines that were broken at a fixed width: which width, and how likely a text goes on across the end of a line."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from builder.text import is_capital, is_small

NARROWEST, WIDEST = 40, 160
"""Characters of the widths at which people's programs break lines."""

FEWEST = 4
"""Line ends that one width must explain before a file counts as broken at it."""

SHARE = 0.5
"""And the share of all ends that it must explain: in a listing of whole paragraphs no width explains a quarter."""

MOST_TOO_LONG = 0.2
"""Share of the lines that may be longer than the width: addresses, and pages that were not broken."""

LONGEST_BROKEN_TITLE = 110
"""Characters of a line of a title that was broken by hand."""

_NEVER = -math.inf

_HYPHEN = re.compile(r"[A-Za-z]-\Z")

_BEFORE_HYPHEN = re.compile(r"[A-Za-z]{2,40}-(?=[A-Za-z])")

ENDS = (".", "?", "!", '."', ".)", "。")
"""How sentences end."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A line as it lies on the page. `is_text`: it is neither chrome nor a day; `link` numbers the link of several
    lines that it is part of, 0 where it is of none; `length` is that of the whole line, 0 for that of its text."""

    text: str
    indent: int = 0
    below_blank: bool = False
    is_text: bool = True
    link: int = 0
    length: int = 0

    @property
    def end(self) -> int:
        """Characters from the edge of the page to the end of the line, with marks that were taken off."""
        return self.length or len(self.text)


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line before the next one: logarithms of how well it fits to text that `goes_on`, and to a
    `border` between two texts. `is_in_word`: behind the hyphen of a word, so that no blank stood there;
    `is_wrapped`: lines of the file were broken at a width."""

    goes_on: float
    border: float
    is_in_word: bool = False
    is_wrapped: bool = False


ONE_LINK = Break(0.0, -8.0)
"""Within a link over several lines one text goes on."""

FREE = Break(_NEVER, 0.0)
"""The end of a line that tells nothing: each line is a text of its own."""

FREE_WRAPPED = replace(FREE, is_wrapped=True)


def breaks(lines: Sequence[Laid]) -> list[Break]:
    """What the end of each line but the last tells, in the order of the lines."""
    if (width := width_of(lines)) is not None:
        found = _wrapped(lines, width)
    else:
        rate = _rate_of_broken_titles(lines)
        found = [_by_hand(one, other, rate) for one, other in pairwise(lines)]
    for at, (one, other) in enumerate(pairwise(lines)):
        if one.link == other.link != 0 and one.text and other.text:
            found[at] = ONE_LINK
    return found


def width_of(lines: Sequence[Laid]) -> int | None:
    """The width at which the lines were broken: each would be too long with the first word of the next.

    None where no width explains at least half of the ends.
    """
    ends = [
        (one.end, one.end + len(_first_word(other)))
        for one, other in pairwise(lines)
        if one.is_text and other.is_text and not other.below_blank and one.end >= NARROWEST
    ]
    explained = [0] * (WIDEST + 2)
    for shortest, longest in ends:
        if shortest <= WIDEST:
            explained[shortest] += 1
            explained[min(longest, WIDEST) + 1] -= 1
    best, most, here = 0, 0, 0
    for width, change in enumerate(explained):
        here += change
        if here > most:
            best, most = width, here
    texts = [line.end for line in lines if line.is_text]
    too_long = sum(length > best + 1 for length in texts)
    return best if most >= max(FEWEST, SHARE * len(ends)) and too_long <= MOST_TOO_LONG * len(texts) else None


def _first_word(line: Laid) -> str:
    return line.text.split(" ", 1)[0]


def _wrapped(lines: Sequence[Laid], width: int) -> list[Break]:
    in_words = _breaks_words(lines, width)
    full = [_is_full(one, other, width, in_words) for one, other in pairwise(lines)]
    borders = [other.below_blank for (_, other), is_full in zip(pairwise(lines), full, strict=True) if not is_full]
    blank = (sum(borders) + 0.5) / (len(borders) + 1)
    found = [
        _wrapped_break(one, other, is_full, blank)
        for (one, other), is_full in zip(pairwise(lines), full, strict=True)
    ]
    if in_words:
        ends = (_HYPHEN.search(one.text) for one, _ in pairwise(lines))
        found = [replace(each, is_in_word=bool(end)) for each, end in zip(found, ends, strict=True)]
    return found


def _breaks_words(lines: Sequence[Laid], width: int) -> bool:
    """Whether words were broken at their hyphens: more often than words were kept whose beginning had room."""
    broken = kept = 0
    for one, other in pairwise(lines):
        if one.is_text and other.is_text and not other.below_blank:
            broken += bool(_HYPHEN.search(one.text))
            beginning = _BEFORE_HYPHEN.match(other.text)
            kept += bool(beginning) and one.end + 1 + len(beginning[0] if beginning else "") <= width
    return broken > 2 * kept


def _is_full(one: Laid, other: Laid, width: int, in_words: bool) -> bool:
    beginning = _BEFORE_HYPHEN.match(other.text) if in_words else None
    next_word = len(beginning[0]) if beginning else len(_first_word(other))
    blank = not (in_words and _HYPHEN.search(one.text))
    return one.end <= width < one.end + blank + next_word


def _wrapped_break(one: Laid, other: Laid, is_full: bool, blank: float) -> Break:
    """`blank` is how often a blank line stands at a border in this file."""
    if not (one.is_text and other.is_text):
        return FREE_WRAPPED
    ends = one.text.endswith(ENDS)
    goes_on = math.log(0.96 if is_full else 0.04) + math.log(0.08 if ends else 0.92)
    border = math.log(0.12 if is_full else 0.88)
    if other.below_blank:
        goes_on, border = goes_on + math.log(0.002), border + math.log(blank)
    else:
        border += math.log(1 - blank)
    if is_capital(other.text[0]):
        goes_on += math.log(0.3)
    elif not ends:
        border += math.log(0.05 if is_small(other.text[0]) else 0.3)
    return Break(goes_on, border, is_wrapped=True)


def _rate_of_broken_titles(lines: Sequence[Laid]) -> float:
    """How many of the titles that stand between blank lines were broken by hand into two or three lines."""
    blocks = [block for block in _blocks(lines) if all(line.is_text for line in block)]
    whole = broken = 0
    for block, below in pairwise(blocks):
        if all(map(_may_be_of_title, block)) and len(below) == 1 and not _may_be_of_title(below[0]):
            whole += len(block) == 1
            broken += 2 <= len(block) <= 3
    return min(0.9, max(0.001, broken / (whole + broken + 2)))


def _blocks(lines: Sequence[Laid]) -> list[list[Laid]]:
    """The lines between blank lines."""
    number = 0
    blocks = []
    for line in lines:
        number += line.below_blank
        blocks.append((number, line))
    return [[line for _, line in group] for _, group in groupby(blocks, key=lambda each: each[0])]


def _may_be_of_title(line: Laid) -> bool:
    return len(line.text) <= LONGEST_BROKEN_TITLE and not line.text.endswith(".")


def _by_hand(one: Laid, other: Laid, rate: float) -> Break:
    """A title that was broken into lines of no certain width: by an indent, or as a block between blank lines."""
    is_possible = one.is_text and other.is_text and not other.below_blank
    if not is_possible or not (_may_be_of_title(one) and _may_be_of_title(other)):
        return FREE
    if other.indent > one.indent:
        return Break(math.log(0.9), math.log(0.1))
    return Break(math.log(rate), math.log(1 - rate))
