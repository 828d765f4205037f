"""English words: the stop words of the search, plurals, shortened texts."""

from __future__ import annotations

from lunr.stop_word_filter import WORDS

STOP_WORDS: frozenset[str] = frozenset(WORDS) - {""}
"""The words that the search leaves out: exactly Lunr's list, since lunr.js in the browser leaves out the same."""


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words and marked with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:.-") + "…"


def plural(count: int, word: str) -> str:
    """`1 paper`, `1,234 papers`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
