"""Small words for people: plurals, shortened texts."""

from __future__ import annotations


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
