"""How likely each line is furniture of the page: what repeats between cards, or stands in the frame around them.

No list of a site's words tells it but the file itself: a short line whose shape comes again with every card, or
that stands where such a line stands in other cards.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.text import fold_case, is_alphabetic, is_capital, is_number

CERTAIN = 9.0
"""Log-odds of a line that can be nothing else, such as an address."""

LIKELY = 6.0
"""Log-odds of a line with a label: `Subjects: …`."""

FEWEST = 3
"""Times that a shape must come to be one that repeats."""

LONGEST_SIGN = 6
"""Characters of a line without letters that is furniture; a longer one may be a title: "{{ 7*7 }}"."""

LONGEST_REPEATED = 60
"""Characters; a longer line is text, however often it comes."""

SHORT = -5.0
"""Log-odds from which on a line is so short that it is furniture among others."""

NONE = -20.0
"""Log-odds of a line of a file that shows no sign of a page."""

NAMES = -1.0
"""Log-odds of a line that reads like a list of people."""

LONG = 150
"""Characters from which a line counts as a paper's abstract."""

LONGEST_HEADING = 12
"""Words of a heading of the page between entries with labels."""

_URL_LINE = re.compile(r"(?:[\[(]?[0-9]{1,4}[\])]?[:.)]? +)?<?https?://\S+")

_LABELLED = re.compile(
    r"(?:authors?|subjects?|categor(?:y|ies)|comments?|journal[- ]ref(?:erence)?|doi|report[- ]no"
    r"|(?:msc|acm)[- ]class|cite as|keywords?|license|venue|published in)\s*[:：]",
    re.IGNORECASE,
)

_ARXIV_LINE = re.compile(r"(?:\[[0-9]{1,5}\]\s*)?arXiv:\S+(?:\s*[(\[][^()\[\]]{0,80}[)\]]){0,4}", re.IGNORECASE)

_AUTHORS = re.compile(r"[-*·•]?\s*[0-9][0-9,]* authors?", re.IGNORECASE)

_NUMBERS_END = re.compile(r"[^A-Za-z]{0,30}[0-9][^A-Za-z]{0,30}[.)]")

_BY = re.compile(r"(?:.{0,20}\s)?by", re.IGNORECASE)
"""A line that wants a name below it: `Submitted by`."""

_BETWEEN_NAMES = re.compile(r" ?(?:, and|[,;·]) | (?:and|&) ")

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+){0,4}[kKmM]?")

_PATH = re.compile(r"(https?://[^\s/]+/(?:[a-z]+/)?)\S*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as furniture is looked for: its text without marks.

    `is_known` to be furniture; `is_usual`: such words often are, and titles seldom.
    """

    text: str
    is_usual: bool = False
    is_known: bool = False
    is_title: bool = False
    is_abstract: bool = False
    may_be_day: bool = False
    below_blank: bool = False


def furniture(lines: Sequence[Shown], has_chrome: bool) -> list[float]:
    """Natural logarithm of the odds that each line is furniture, as far as it is not told by what it reads like.

    Where nothing shows that the lines were part of a page, none is; `has_chrome`: there is known chrome.
    """
    shapes = [_shape(line.text) for line in lines]
    odds = [_alone(line) for line in lines]
    _ends_of_texts(lines, shapes, odds)
    _repeated(lines, shapes, odds)
    _labelled(lines, odds)
    _around_labels(lines, odds)
    _in_a_slot(lines, shapes, odds)
    if not has_chrome and not _shows_a_page(lines, odds):
        return [NONE] * len(odds)
    _in_the_frame(lines, odds)
    return odds


def _shows_a_page(lines: Sequence[Shown], odds: Sequence[float]) -> bool:
    """Whether an address stands alone, or several lines can be nothing but furniture: a title may be "100%"."""
    found = [line for line, each in zip(lines, odds, strict=True) if each > 0]
    return len(found) > 1 or any("://" in line.text for line in found)


def _shape(text: str) -> str:
    """A short line without what differs between cards: its numbers and the ends of its addresses."""
    if len(text) > LONGEST_REPEATED and not text.startswith("http"):
        return ""
    return _DIGITS.sub("0", _PATH.sub(r"\1…", fold_case(text)))


def _alone(line: Shown) -> float:
    """What a line tells by itself."""
    text = line.text
    if line.is_known or not text or _URL_LINE.fullmatch(text):
        return CERTAIN
    if not any(map(is_alphabetic, text)) and (len(text) <= LONGEST_SIGN or len(set(text)) == 1):
        return LIKELY if all(map(is_number, text)) else CERTAIN
    if line.is_title or line.is_abstract:
        return -CERTAIN
    if line.is_usual:
        return 2.0
    if _ARXIV_LINE.fullmatch(text) or _AUTHORS.fullmatch(text):
        return LIKELY
    if len(text) > 100 or text.endswith("."):
        return -14.0
    words = _words(text)
    return -2.0 if words == 1 else -3.0 if words <= 3 else -5.0 if words <= 6 and len(text) < 45 else -10.0


def _words(text: str) -> float:
    """The words of a line; two letters beyond ASCII count as one, for many scripts have no blanks."""
    beyond = 0 if text.isascii() else sum(character > "\u2fff" for character in text)
    return max(text.count(" ") + 1, beyond // 2)


def _ends_of_texts(lines: Sequence[Shown], shapes: Sequence[str], odds: list[float]) -> None:
    """A line of numbers, or an address, that ends the sentence of a longer line above: "[2-4]."."""
    times = Counter(shapes)
    for at, (above, line) in enumerate(pairwise(lines), 1):
        is_unfinished = len(above.text) > 40 and above.text[-1] not in ".!?" and not line.below_blank
        if odds[at] > 0 and is_unfinished and not line.is_known:
            is_address = _URL_LINE.fullmatch(line.text) and times[shapes[at]] < FEWEST
            if is_address or _NUMBERS_END.fullmatch(line.text):
                odds[at] = -5.0


def _repeated(lines: Sequence[Shown], shapes: Sequence[str], odds: list[float]) -> None:
    """Short lines of a shape that comes again and again."""
    times = Counter(shapes)
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        count = times[shape]
        most = 12 if "0" in shape else 4  # a title may come again, but hardly with other numbers
        if count >= FEWEST and shape and shape.count(" ") <= most and not (line.is_title or line.is_abstract):
            odds[at] = max(odds[at], min(LIKELY, 3.0 + math.log2(count / FEWEST)))


def _labelled(lines: Sequence[Shown], odds: list[float]) -> None:
    """Labels such as `Subjects:`, where the file has several; names below a title, or in many places."""
    names = [are_names(line.text) for line in lines]
    titles = sum(line.is_title for line in lines) or sum(len(line.text) >= LONG for line in lines)
    are_usual = sum(names) >= max(FEWEST, 0.4 * titles)
    labels = [bool(_LABELLED.match(line.text)) for line in lines]
    has_several = sum(labels) > 1
    for at in range(len(lines)):
        is_below_title = at > 0 and lines[at - 1].is_title
        is_above_label = at + 1 < len(lines) and (labels[at + 1] or lines[at + 1].is_abstract)
        if labels[at] and (has_several or is_below_title):
            odds[at] = LIKELY
        elif is_below_title and is_above_label:
            odds[at] = max(odds[at], LIKELY if names[at] else 2.0)
        elif names[at]:
            odds[at] = max(odds[at], LIKELY if are_usual else NAMES)


def _around_labels(lines: Sequence[Shown], odds: list[float]) -> None:
    """Where titles have a label, short lines between furniture are headings of the page.

    A row of them begins below furniture or the end of a sentence, and ends above furniture or a title.
    """
    if sum(line.is_title for line in lines) < 2:
        return
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _may_head(lines[end], odds[end]):
            end += 1
        begins = at == 0 or odds[at - 1] > 0 or lines[at - 1].text.endswith(".")
        ends = end == len(lines) or odds[end] > 0 or lines[end].is_title
        if begins and ends:
            odds[at:end] = [5.0] * (end - at)
        at = max(end, at + 1)


def _may_head(line: Shown, odds: float) -> bool:
    return -14 < odds <= 0 and not line.is_title and not line.is_abstract and _words(line.text) <= LONGEST_HEADING


def are_names(text: str) -> bool:
    """Whether this reads like a list of people: "A. One, Bea Two"."""
    if text.endswith(".") or ", " not in text or not _is_name(_BETWEEN_NAMES.split(text, 1)[0]):
        return False
    parts = _BETWEEN_NAMES.split(text)
    return all(2 <= len(part.split()) <= 5 and _is_name(part) for part in parts if part)


def _is_name(part: str) -> bool:
    words = part[:200].split()
    if not words or not (is_capital(words[0][0]) and is_capital(words[-1][0])):
        return False
    return not any(is_number(word[0]) for word in words)


def _in_a_slot(lines: Sequence[Shown], shapes: Sequence[str], odds: list[float]) -> None:
    """Short lines that stand above a repeated line as furniture does in other cards; names below a line "… by"."""
    seen = [at for at, line in enumerate(lines) if "://" not in line.text]
    above: defaultdict[str, list[bool]] = defaultdict(list)
    for at, after in pairwise(seen):
        if odds[after] > 0:
            above[shapes[after]].append(odds[at] > 0)
    for at, after in pairwise(seen):
        slot = above[shapes[after]] if odds[after] > 0 else []
        if -9 < odds[at] < 0 and len(slot) >= FEWEST and sum(slot) >= max(2, 0.3 * len(slot)):
            odds[at] = 2.0
    named = False
    for at, after in pairwise(seen):
        if odds[after] > -9 and _BY.fullmatch(lines[at].text) and len(lines[after].text) <= LONGEST_REPEATED:
            odds[at], odds[after] = LIKELY, max(odds[after], 3.0)
            named = True
        elif named:
            odds[after] = max(odds[after], 3.0) if lines[after].text.startswith("and ") else odds[after]
            named = False


def _in_the_frame(lines: Sequence[Shown], odds: list[float]) -> None:
    """Short lines in a row: the menu above the cards, the links below them."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and odds[end] >= SHORT and not lines[end].may_be_day:
            end += 1
        short = [position for position in range(at, end) if odds[position] < 0]
        for position in short:
            odds[position] += min(6.0, len(short) - 1.0)
        at = max(end, at + 1)
