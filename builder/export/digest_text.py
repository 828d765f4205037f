"""A digest as plain text: lines of 72 characters, addresses whole on lines of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from builder.export.digest import Digest, Group, Item
from builder.text import plural

WIDTH = 72
"""Characters of a line, as mails have them; an address may be longer."""


def digest_text(digest: Digest) -> str:
    return "".join(f"{line}\n" for line in _lines(digest))


def _lines(digest: Digest) -> Iterator[str]:
    yield from _heading(digest.name, "=")
    yield from _wrapped(digest.said)
    if digest.trending:
        yield ""
        yield from _heading("Trending")
        yield from _wrapped(digest.why_trending)
        for item in digest.trending:
            yield from _item(item)
    for group in digest.groups:
        yield ""
        yield from _group(group)
    yield ""
    yield "_" * WIDTH
    if digest.left_out:
        yield from _wrapped(digest.left_out)
    if digest.address:
        yield "All papers, with search and feeds:"
        yield digest.address
    yield from _wrapped(f"This mail loads nothing and reports nothing. It was made by {digest.name}.")


def _heading(text: str, sign: str = "-") -> Iterator[str]:
    lines = _wrapped(text)
    yield from lines
    yield sign * max(map(len, lines), default=0)


def _group(group: Group) -> Iterator[str]:
    yield from _heading(f"{group.name} ({group.count:,})")
    if group.url:
        yield group.url
    for item in group.items:
        yield from _item(item)
    if group.more:
        yield ""
        yield f"  and {plural(group.more, 'more paper')}"


def _item(item: Item) -> Iterator[str]:
    """A paper, below its title all else is set in."""
    yield ""
    yield from _wrapped(item.title, "* ")
    yield from _wrapped(item.authors, "  ")
    yield f"  {item.listed}"
    yield from _wrapped(item.excerpt, "  ")
    if item.url:
        yield f"  {item.url}"


def _wrapped(text: str, before: str = "") -> list[str]:
    """A text on lines, with something before the first; a word that is longer than a line is cut."""
    behind = " " * len(before)
    return textwrap.wrap(text, WIDTH, initial_indent=before, subsequent_indent=behind, break_on_hyphens=False)
