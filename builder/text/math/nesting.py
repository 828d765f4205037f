"""How long and how deep a formula is, for whoever reads one recursively, our program or another's."""

from __future__ import annotations

import re

from builder.text.math.symbols import NAMES, SYMBOLS

LONGEST = 1_000
"""Characters of a formula that is read; of 160,000 real ones the longest that is one formula has some 500."""

DEEPEST = 16
"""Braces, environments and commands with an argument within each other; the renderer ends the process at 190."""

_TOKEN = re.compile(r"\\(?:([A-Za-z]+)|[^A-Za-z])?|[^\s^_]")

_OPENS = frozenset(("left", "begin"))

_CLOSES = frozenset(("right", "end"))

_FLAT = frozenset((*SYMBOLS, *NAMES, "quad", "qquad"))


def is_readable(tex: str) -> bool:
    """Whether a formula is neither longer nor deeper than what is read."""
    return len(tex) <= LONGEST and depth(tex) <= DEEPEST


def depth(tex: str) -> int:
    """An upper bound of the depth: braces and fences that are open, and before each of these, or at the end, how
    many commands in a row may be the arguments of each other."""
    opened: list[int] = []
    total = row = deepest = 0
    for token in _TOKEN.finditer(tex):
        name = token[1] or ""
        if token[0] == "{" or name in _OPENS:
            opened.append(row + 1)
            total, row = total + row + 1, 0
        elif token[0] == "}" or name in _CLOSES:
            total -= opened.pop() if opened else 0
            row = 0
        else:
            row = row + 1 if name and name not in _FLAT else 0
        deepest = max(deepest, total + row)
    return deepest
