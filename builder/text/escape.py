"""Plain text as Markdown that shows exactly it, for our pages and for GitHub."""

from __future__ import annotations

import re

from builder.text.characters import is_decimal

_MARKDOWN = re.compile(r"[\\`*_{}\[\]#|~]|!\Z")  # a "!" at the end may stand before a link

_NO_ESCAPE = "~|"
"""Python-Markdown knows no backslash before these; before "|" only where it reads tables."""

_AMPERSAND = re.compile(r"&(?!#12[46];)")

_BLOCK_START = re.compile(r"^(?:[-+=>:]|[0-9\x80-\U0010ffff]+(?=[.)]))")


def escape_markdown(text: str) -> str:
    """One line of plain text as Markdown that shows exactly it, in Python-Markdown and by eye.

    HTML goes out as entities, Markdown's own characters behind a backslash or, where
    Python-Markdown knows no such escape, as entities.
    """
    escaped = _MARKDOWN.sub(lambda mark: f"&#{ord(mark[0])};" if mark[0] in _NO_ESCAPE else f"\\{mark[0]}", text)
    escaped = _AMPERSAND.sub("&amp;", escaped).replace("<", "&lt;").replace(">", "&gt;")
    return _BLOCK_START.sub(_escape_start, escaped)


def _escape_start(start: re.Match[str]) -> str:
    if is_decimal(start[0]):
        return f"{start[0]}\\"
    if len(start[0]) > 1 or not start[0].isascii():
        return start[0]
    return f"&#{ord(start[0])};" if start[0] in "=:" else f"\\{start[0]}"


_GITHUB_LINKS = re.compile(r"[@#]|:(?=//|[\w+-]+:)|(?<=www)(?=\.)|(?<=GH)(?=-\d)", re.IGNORECASE | re.ASCII)


def escape_github(text: str) -> str:
    """One line of plain text as Markdown on GitHub: nothing in it mentions a person, refers to an issue, links, is
    a picture or a formula."""
    apart = _GITHUB_LINKS.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)
    return escape_markdown(apart).replace("$", "<span>$</span>")
