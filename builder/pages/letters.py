"""Letters of an index: under which a name stands, and how links call it."""

from __future__ import annotations

from builder.text import capital, fold, fold_case, is_alphabetic

NO_LETTER = "#"
"""Under which names without a letter stand."""


def letter_of(word: str) -> str:
    """The letter under which a word stands: Ö is an O, a digit is "#"."""
    first = capital(fold(word)[:1])
    return first if is_alphabetic(first) else NO_LETTER


def letter_id(letter: str) -> str:
    return f"letter-{letter_slug(letter)}"


def letter_slug(letter: str) -> str:
    """`a`, `u23`; `tags/letters/a.html` is neither a tag's page nor a further page of a tag's list."""
    return fold_case(letter) if letter.isascii() and is_alphabetic(letter) else f"u{ord(letter):x}"
