"""A text for comparing: case, accents and compatibility forms off; keys and their hashes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from builder.text.cleaning import clean, unpile
from builder.text.latex.commands import plain

UNDECOMPOSED = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
}  # fmt: skip
"""Letters that Unicode does not take apart, and what they are compared as."""

_BARE = str.maketrans(UNDECOMPOSED) | dict.fromkeys(
    number
    for number in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    if unicodedata.category(chr(number)).startswith("M")
)
"""Every mark of Unicode goes, and the letters that it does not take apart are replaced."""

_NO_KEY = re.compile(r"[^\w+#]|_")


def fold(text: str) -> str:
    """The text for comparing: compatibility forms resolved, accents off, case folded.  Idempotent.

    Letters of every script are kept: folding to a-z would give all Chinese titles one empty key.
    `site_templates/search/analysis.js` folds a query in the same way.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", unpile(text)).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_BARE))


def merge_key(title: str) -> str:
    """What two titles of one work have in common: their folded letters and digits, "+" and "#", without blanks.

    The two signs alone tell C, C++ and C# apart.  A title without a letter or digit is its own key.
    """
    return key_of(clean(title))


def key_of(cleaned: str) -> str:
    """The merge key of a text that is cleaned already."""
    folded = fold(plain(cleaned))
    return _NO_KEY.sub("", folded) if has_word(folded) else cleaned


def has_word(text: str) -> bool:
    """Whether there is a letter or a digit in the text."""
    return any(map(str.isalnum, text))


def key_hash(key: str) -> str:
    """32 hexadecimal digits of SHA-256, 128 bits: nobody makes a text with the hash of another."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]
