"""The acronyms that a text defines, and what it says they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.annotate.words.tokens import phrase_key
from builder.text import fold_case, is_alphanumeric, is_capital

_SHORT = re.compile(r"\((?P<short>[A-Za-z][A-Za-z0-9-]{1,9}?)s?(?=[),;])")

_PUNCTUATION = re.compile(r"[()\[\].,;:!?\"“”$\\]")
"""What ends the words before a bracket, read backwards."""

LONGEST = 160
"""Characters before a bracket that are read: no long form has more."""


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """The acronyms that a text defines, as (short form, long form): "physics-informed neural network (PINN)".

    A short form has two capitals at least. The algorithm is that of Schwartz and Hearst, "A simple algorithm for
    identifying abbreviation definitions in biomedical text" (2003).
    """
    if "(" not in text:
        return
    for found in _SHORT.finditer(text):
        short = found["short"]
        if sum(map(is_capital, short)) < 2:
            continue
        words = _PUNCTUATION.split(text[max(0, found.start() - LONGEST) : found.start()])[-1].split()
        long_form = _long_form(short, " ".join(words[-min(len(short) + 5, 2 * len(short)) :]))
        if long_form and len(long_form) > len(short) and not {short, f"{short}s"} & set(long_form.split()):
            yield short, long_form


def long_forms(*texts: str) -> dict[str, str]:
    """By each acronym that the texts define the key of what it stands for; the last definition counts."""
    return {short: phrase_key(long) for text in texts for short, long in definitions(text)}


def _long_form(short: str, text: str) -> str:
    """The shortest end of the text that has all letters of the short form in their order, the first one at the
    start of a word; "" where there is none."""
    at = len(text)
    for number in range(len(short) - 1, -1, -1):
        letter = fold_case(short[number])
        if not is_alphanumeric(letter):
            continue
        at -= 1
        while at >= 0 and (
            fold_case(text[at]) != letter or (number == 0 and at > 0 and is_alphanumeric(text[at - 1]))
        ):
            at -= 1
        if at < 0:
            return ""
    return text[text.rfind(" ", 0, at) + 1 :]
