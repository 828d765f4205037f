r"""LaTeX's spelling of letters (`\"o`, `\ss`) as the characters they stand for."""

from __future__ import annotations

import re

from builder.text.characters import is_alphanumeric, is_decimal, nfc

MARKS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
"""The combining mark of Unicode that each accent command puts over or under a letter."""

# A sign may touch its letter (\"o); a mark with a letter's name needs braces (\c{c}), for \co is a command.
ACCENT = re.compile(
    r"""(?<!\\)\\(?:(["'`^~=.])\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|([uvHcdbkr])\{\\?([A-Za-z])\})"""
)

LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å",
}  # fmt: skip
"""The letters that are commands."""

LETTER = re.compile(rf"(?<!\\)\\({'|'.join(LETTERS)})(?:\{{\}}|(?![A-Za-z])\s?)")

_BRACED_LETTER = re.compile(r"\{([^\x00-\x7f])\}")


def resolve_accents(text: str) -> str:
    r"""Accents and letters as characters (`G{\"o}del` is Gödel).  What Unicode lacks stays a command."""
    resolved = LETTER.sub(lambda letter: LETTERS[letter[1]], ACCENT.sub(_accented, text))
    return _BRACED_LETTER.sub(_without_braces, resolved)


def _accented(accent: re.Match[str]) -> str:
    """The letter with its accent, where Unicode has it as one character; else what stood there."""
    mark, letter = accent[1] or accent[4], accent[2] or accent[3] or accent[5]
    composed = nfc(letter + MARKS[mark])
    return composed if len(composed) == 1 else accent[0]


def _without_braces(braced: re.Match[str]) -> str:
    """`{ö}` stood for an accent; `{A}` keeps a capital in BibTeX, or is what it looks like."""
    return braced[1] if is_alphanumeric(braced[1]) and not is_decimal(braced[1]) else braced[0]
