"""A title as LaTeX for a bibliography: braces where a style that sets titles in small letters would spoil it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.text.characters import has_capital, is_capital, is_small
from builder.text.latex.escape import escape_latex, escape_plain
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.plain import as_plain

_LETTER = r"[A-Za-z0-9_\xaa\xb5\xba\xc0-\u200f\u2028-\u2038\u203b-\u2fff\u3040-\ufeff\uff21-\U0010ffff]"

_WORD = re.compile(rf"({_LETTER}+(?:['\u2019]{_LETTER}+)*)")
"""Letters, digits and underscores, with apostrophes between; dashes and quotation marks part words."""

_STARTS_ANEW = re.compile("[:.?!][^ ]{0,5} |[\u2013\u2014]")

SHOUTED = 4
"""Words from which on a title all in capitals is loud, and has no names of its own."""

LONG = 3
"""Letters up to which a word is written small also where all others have a capital ("of", "and")."""

_SMALL_EVERYWHERE = frozenset(
    "about after against among amid across along around before behind below beneath beside between beyond during "
    "from into like near onto over past since than that through throughout toward towards under until unto upon "
    "using versus what when where which while with within without your".split()
)
"""Longer words that are so, too."""


class _Case(NamedTuple):
    """How a title uses capitals: like a sentence, so that a capital begins a name; or nothing but them."""

    is_sentence: bool
    is_shouted: bool


@lru_cache(maxsize=1 << 16)  # a paper's page, its lists and the file of all want the same
def title_latex(pieces: Pieces) -> str:
    """The title escaped; formulas, and words whose capitals mean something, in braces.

    These are words with a capital behind their first letter (GPT, LoRA, 3D), single capitals (vitamin C), and in a
    title that is written like a sentence names (Gaussian). A style may set all else in small letters.
    """
    case = _case(pieces)
    return "".join(_written(pieces, case))


def _case(pieces: Pieces) -> _Case:
    words = [word for piece in pieces if isinstance(piece, str) for word in _WORD.findall(piece)]
    long = [word for word in words[1:] if len(word) > LONG and word not in _SMALL_EVERYWHERE]
    small = sum(is_small(word[0]) for word in long)
    capitals = sum(is_capital(word[0]) for word in long)
    has_small = any(is_small(letter) for word in words for letter in word)
    return _Case(small >= max(1, capitals), not has_small and len(words) >= SHOUTED)


def _written(pieces: Pieces, case: _Case) -> Iterator[str]:
    is_first = True  # whether a sentence begins here
    for piece in pieces:
        if isinstance(piece, Formula):
            yield f"{{{escape_latex((piece,))}}}"
            is_first = False
            continue
        for at, part in enumerate(_WORD.split(piece)):
            if at % 2:
                text = escape_plain(part)  # a word has no backslash
                yield f"{{{text}}}" if _is_kept(part, case, is_first=is_first) else text
                is_first = False
            elif part:
                yield escape_plain(as_plain((part,)))
                is_first = is_first or bool(_STARTS_ANEW.search(part))


def _is_kept(word: str, case: _Case, *, is_first: bool) -> bool:
    """Whether the capitals of a word mean something."""
    if case.is_shouted:
        return False
    if has_capital(word[1:]):
        return True
    if is_first or not is_capital(word[0]):
        return False
    return word != "A" if len(word) == 1 else case.is_sentence
