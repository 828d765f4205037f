"""The one exception that ends a build, and how a message quotes what was seen."""

from __future__ import annotations

import re

from builder.text import clean, shorten

QUOTED = 80
"""Characters of a seed that a message repeats at most."""

_HALF_PAIR = re.compile("[\ud800-\udfff]")  # halves of pairs, which no file can hold


class BuilderError(Exception):
    """The build cannot go on: one line that says where, what was seen, what was done, what to do."""


def quote(text: str) -> str:
    """The thing seen, on one line, short, between quotes, with nothing in it that steers a terminal."""
    whole = _HALF_PAIR.sub("\ufffd", clean(text))
    return f'"{shorten(whole, QUOTED)}"'
