"""A text as the tokens that the labeller of formulas sees."""

from __future__ import annotations

import re

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
"""The letters of words, as the inside of a class of a pattern: Latin, with or without accents."""

_TOKEN = re.compile(rf"\\[A-Za-z]+|\\.|[{LETTERS}]+|[0-9]+|.", re.DOTALL)


def tokens_of(text: str) -> list[str]:
    r"""A command, a backslash with its sign, a run of letters or of digits, or one other character; together the
    text."""
    return _TOKEN.findall(text)
