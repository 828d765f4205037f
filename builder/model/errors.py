"""The one exception that ends a build, and how a message quotes what was seen."""

from __future__ import annotations

import re

from builder.text import clean, shorten

QUOTED = 80
"""Characters that a message quotes at most."""

_HALF_PAIR = re.compile("[\ud800-\udfff]")  # halves of pairs, which no file can hold


class BuilderError(Exception):
    """The build cannot go on. The text is one line: where, what is wrong, what was done, what to do."""


def quote(text: str) -> str:
    """A text for a message: between quotes, shortened to one line, without characters that control a terminal."""
    whole = _HALF_PAIR.sub("\ufffd", clean(text))
    return f'"{shorten(whole, QUOTED)}"'
