"""A text as it is shown: white space squeezed, invisible characters gone, damage mended."""

from __future__ import annotations

import re

from builder.text.characters import are_printable, category, is_printable, is_reordered, nfc
from builder.text.encoding import mend_encoding, unescape_entities
from builder.text.latex.resolve import resolve_latex

DEEPEST = 8
"""How many times over a text may have been escaped or read wrongly; no page does it more than twice."""

LONG = 2000
"""Characters from which on a text is searched for piles of marks: few abstracts have so many."""

_INVISIBLE = re.compile(
    # C0 and C1 controls, soft hyphen, zero-width characters but the joiners that Indic
    # scripts and emoji need, bidirectional overrides (they reorder a whole page), noncharacters.
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)

_COMBINING = "".join(filter(is_reordered, map(chr, range(0x300, 0x20000))))

_PILED = re.compile(f"([{_COMBINING}]{{30}})[{_COMBINING}]+")

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols by name, blanks to the eye


def clean(text: str) -> str:
    """The text as we show it.  Idempotent.

    NFC, white space squeezed, invisible characters gone, wrong decoding and HTML entities mended;
    LaTeX that listings keep in plain words (`\\"o`, `\\%`, `{\\em so}`) resolved, formulas left as they are.
    """
    if text.isascii() and "\\" not in text and "&" not in text:  # most are, and have nothing to be mended
        squeezed = squeeze(text)
        if are_printable(squeezed):
            return squeezed
    text = unpile(text)
    for _ in range(DEEPEST):
        cleaned = _cleaned(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _cleaned(text: str) -> str:
    whole = unescape_entities(mend_encoding(text))
    visible = _INVISIBLE.sub("", whole if whole is text else unpile(whole))
    return squeeze(nfc(resolve_latex(visible)))


def unpile(text: str) -> str:
    """The text, if it is long, with at most 30 combining marks in a row (UAX 15, stream-safe form): to put
    many in order takes time by the square of their number."""
    return text if len(text) < LONG or text.isascii() else _PILED.sub(r"\1", text)


def squeeze(text: str) -> str:
    """The text with each run of white space (Unicode's, so NBSP too) as one blank, none at the ends."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """The text without invisible characters, white space squeezed: what a line looks like."""
    return squeeze(_INVISIBLE.sub("", text))


_PLAIN_WORD = re.compile(r"(?:^| )[A-Za-z]{2}[a-z]*(?: |$)")


def shows_something(text: str) -> bool:
    """Whether a reader would see something of a text once it is cleaned; a plain word tells it at once."""
    return ("\\" not in text and bool(_PLAIN_WORD.search(text, 0, 200))) or is_visible(clean(text))


def is_visible(text: str) -> bool:
    """Whether a reader would see anything: a letter, number, mark of punctuation or symbol."""
    return any(category(c)[0] in "LNPS" and c not in _BLANK for c in text)


def printable(text: str) -> str:
    """The text with an escape for each character that would not be seen or would steer a terminal: for names of
    files and for messages."""
    return "".join(character if is_printable(character) else ascii(character)[1:-1] for character in text)
