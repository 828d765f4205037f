"""A text for comparing: case, accents and compatibility forms off; keys and their hashes."""

from __future__ import annotations

import hashlib

from builder.text.characters import (
    CharacterTable,
    fold_case,
    is_alphanumeric,
    is_mark,
    nfc,
    nfkc,
    nfkd,
    without_signs,
)
from builder.text.cleaning import clean, unpile
from builder.text.latex.commands import plain

UNDECOMPOSED = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
}  # fmt: skip
"""Letters that Unicode does not take apart, and what they are compared as."""

GREEK_NAMES = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau "
        "upsilon phi chi psi omega".split(),
        strict=True,
    )
)
"""Greek letters by name: "α-divergence" and "$\\alpha$-divergence" are one."""


def _folded(character: str) -> str:
    return "".join(UNDECOMPOSED.get(one, one) for one in nfkd(fold_case(character)) if not is_mark(one))


_FOLDED = CharacterTable(_folded)
"""Every mark goes, so that the order of marks is nothing to keep, and each character folds by itself."""


def fold(text: str) -> str:
    """The text for comparing: compatibility forms resolved, accents off, case folded.  Idempotent.

    Letters of every script are kept: folding to a-z would give all Chinese titles one empty key.
    `site_templates/search/analysis.js` folds a query in the same way.
    """
    if text.isascii():
        return fold_case(text)
    return nfc(nfkc(unpile(text)).translate(_FOLDED))


def merge_key(title: str) -> str:
    """What two titles of one work have in common: their folded letters and digits, "+" and "#", without blanks.

    The two signs alone tell C, C++ and C# apart.  A title without a letter or digit is its own key.
    """
    return key_of(clean(title))


def key_of(cleaned: str) -> str:
    """The merge key of a text that is cleaned already."""
    folded = fold(plain(cleaned))
    return without_signs(folded, "+#") if has_word(folded) else cleaned


def has_word(text: str) -> bool:
    """Whether there is a letter or a digit in the text."""
    return any(map(is_alphanumeric, text))


def key_hash(key: str) -> str:
    """32 hexadecimal digits of SHA-256, 128 bits: nobody makes a text with the hash of another."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]
