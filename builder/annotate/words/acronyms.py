"""Acronyms and what a paper says they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = re.compile(r"\((?P<short>[A-Za-z][A-Za-z0-9-]{1,9}?)s?(?=[),;])")

_BEFORE = re.compile(r"[^()\[\].,;:!?\"“”$\\]*\Z")
"""What stands between the last mark of punctuation and the bracket."""

LONGEST = 160
"""Characters before a bracket that may be read: no long form has more."""


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """The acronyms a text defines, as (short form, long form): "physics-informed neural network (PINN)".

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003);
    a short form has two capitals at least.
    """
    if "(" not in text:
        return
    for found in _SHORT.finditer(text):
        short = found["short"]
        if sum(map(str.isupper, short)) < 2:
            continue
        before = _BEFORE.search(text, max(0, found.start() - LONGEST), found.start())
        words = before[0].split() if before else []
        long_form = _long_form(short, " ".join(words[-min(len(short) + 5, 2 * len(short)) :]))
        if long_form and len(long_form) > len(short) and not {short, f"{short}s"} & set(long_form.split()):
            yield short, long_form


def _long_form(short: str, text: str) -> str:
    """The shortest end of the text that has the letters of the short form in order, the first one at the start
    of a word."""
    at = len(text)
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].casefold()
        if not letter.isalnum():
            continue
        at -= 1
        while at >= 0 and (text[at].casefold() != letter or (number == 0 and at > 0 and text[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    start = max(text.rfind(" ", 0, at), text.rfind("-", 0, at) if short[0].isupper() else -1) + 1
    start = text.rfind(" ", 0, start) + 1 if text[start - 1 : start] == "-" else start
    return text[start:]
