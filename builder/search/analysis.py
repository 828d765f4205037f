"""Texts to the words that are searched: folded, cut, with compounds joined.

`site_templates/search/analysis.js` does the same to a query, from the tables that `tables.py` writes for it;
`tests/search` holds the twins equal.  lunr.js's own tokeniser and trimmer are left out: they eat letters beyond
ASCII, and Chinese titles would be left without a word.  Its stop words and its stemmer stay (lunr.py's stemmer is
another, so ours is in `stemmer.py`).
"""

from __future__ import annotations

import re
import zlib
from itertools import chain

from builder.search.stemmer import stem
from builder.text import STOP_WORDS, blank_signs, fold, is_decimal, key_of, plain

LONGEST_WORD = 48
"""Letters; what is longer is neither completed, nor joined out of two words, nor cut in two."""

HYPHENS = "-\u2010\u2012\u2013\u2212"  # folding has made the others one of these

_HYPHEN = re.compile(f"[{HYPHENS}]")

_TOKEN = re.compile(rf"[^{HYPHENS} ]+(?:[{HYPHENS}][^{HYPHENS} ]+)*")  # where all other signs are blanks

# Folding gives Cherokee capitals, and Lunr's tokeniser takes them away.
_SMALL = str.maketrans(
    dict(zip(range(0x13A0, 0x13F6), (*range(0xAB70, 0xABC0), *range(0x13F8, 0x13FE)), strict=True))
)

_ASCII_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # the same for most texts, in half the time

GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau "
        "upsilon phi chi psi omega".split(),
        strict=True,
    )
)
"""Greek letters by name: "α-divergence" and "$\\alpha$-divergence" are one."""


def tokens(text: str) -> list[str]:
    """The text as chains of words (`time-lapse`), folded; punctuation parts them as blanks do."""
    bare = plain(text)
    if bare.isascii():
        return _ASCII_TOKEN.findall(bare.lower())
    return _TOKEN.findall(blank_signs(fold(bare).translate(_SMALL), HYPHENS))


def parts(token: str) -> list[str]:
    """The words of a chain as they stand there."""
    if "-" not in token and token.isascii():
        return [GREEK.get(token, token)]
    return [GREEK.get(part, part) for part in _HYPHEN.split(token)]


def words_of(token: str) -> list[str]:
    """The words under which a chain is found: `time-lapse` gives time, lapse and timelapse."""
    found = parts(token)
    joined = "".join(found)
    # "2012-2015" is not the word 20122015.
    return found if len(found) < 2 or is_decimal(joined) else [*found, joined]


def words(text: str) -> list[str]:
    """The words of a text in their order, compounds behind their parts."""
    return list(chain.from_iterable(map(words_of, tokens(text))))


def first_term(title: str) -> str:
    """The term under which a title is kept to be recognised when it is asked for whole; "" where it has none."""
    return next((stem(word) for token in tokens(title) for word in parts(token) if word not in STOP_WORDS), "")


def title_hash(title: str) -> int:
    """The CRC-32 (ISO 3309) of a title's merge key, by which it is recognised when it is asked for whole."""
    return zlib.crc32(key_of(title).encode("utf-8", "surrogatepass"))
