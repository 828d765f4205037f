"""Texts to the words that are searched: folded, cut, with compounds joined.

`site_templates/search/analysis.js` does the same to a query, from the tables that `tables.py` writes for it;
`tests/search` holds the twins equal.  lunr.js's own tokeniser and trimmer are left out: they eat letters beyond
ASCII, and Chinese titles would be left without a word.  Its stop words and its stemmer stay (lunr.py's stemmer is
another, so ours is in `stemmer.py`).

Where a script sets no blanks, every two neighbours are a word, and the last character of a run is one of its own:
神经网 is 神经, 经网, 网.  So what stands in a run is found by its pairs, one after the other, any character by the
words that begin with it, and two runs side by side are not taken for one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from builder.search.stemmer import stem
from builder.text import (
    GREEK_NAMES,
    STOP_WORDS,
    blank_signs,
    cut_scripts,
    fold,
    is_alphanumeric,
    is_decimal,
    is_unspaced,
    key_of,
    plain,
    stretches,
)

LONGEST_WORD = 48
"""Letters; what is longer is neither completed, nor joined out of two words, nor cut in two."""

HYPHENS = "-\u2010\u2012\u2013\u2212"  # folding has made the others one of these

_HYPHEN = re.compile(f"[{HYPHENS}]")

WORD = r"\.net(?![a-z0-9])|[X]+(?:(?<=[a-z])(?:\+\+(?![a-z+#])|#(?![a-z0-9+#])))?"
"""A word as a pattern for Python and JavaScript, where X stands for letters and digits.

C++, C# and .NET are words; all other signs part words as blanks do.
"""

_SIGNS = "+#."  # of these words

_ANY_WORD = WORD.replace("X", f"^{HYPHENS}{_SIGNS} ")

_TOKEN = re.compile(f"(?:{_ANY_WORD})(?:[{HYPHENS}](?:{_ANY_WORD}))*")  # where all other signs are blanks

_ASCII_WORD = WORD.replace("X", "a-z0-9")

_ASCII_TOKEN = re.compile(f"(?:{_ASCII_WORD})(?:-(?:{_ASCII_WORD}))*")  # the same for most texts, in half the time

# Folding gives Cherokee capitals, and Lunr's tokeniser takes them away.  "3×3" is "3x3".
_SMALL = str.maketrans(
    dict(zip(range(0x13A0, 0x13F6), (*range(0xAB70, 0xABC0), *range(0x13F8, 0x13FE)), strict=True)) | {0xD7: "x"}
)

BORDER = "(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"
"""Where letters and digits meet: some write "llama3", others "Llama 3"."""

_BORDER = re.compile(BORDER)


def tokens(text: str) -> list[str]:
    """The text as chains of words (`time-lapse`), folded; punctuation parts them as blanks do."""
    bare = plain(text)
    if bare.isascii():
        return _ASCII_TOKEN.findall(bare.lower())
    return _TOKEN.findall(blank_signs(fold(bare).translate(_SMALL), HYPHENS + _SIGNS))


def runs(token: str) -> list[str]:
    """What stands between the hyphens of a chain, cut where a script without blanks begins or ends."""
    if token.isascii():
        return token.split("-")
    return [GREEK_NAMES.get(run, run) for part in _HYPHEN.split(token) for run in cut_scripts(part)]


def parts(token: str) -> list[str]:
    """The words of a chain as they stand there."""
    return runs(token) if token.isascii() else [*chain.from_iterable(map(_pairs, runs(token)))]


def _pairs(run: str) -> Iterator[str]:
    """A run of a script without blanks as its pairs and its last character; any other as it is."""
    return (run[at : at + 2] for at in range(len(run))) if is_unspaced(run) else iter((run,))


def words_of(token: str) -> list[str]:
    """The words under which a chain is found: `time-lapse` gives time, lapse and timelapse."""
    if token.isascii() and "-" not in token and token[-1] not in _SIGNS:
        return [token]
    return [*parts(token), *_joined(runs(token))]


def _joined(found: Sequence[str]) -> Iterator[str]:
    """What else the runs of a chain are found by: pointnet for pointnet++; timelapse; gpt4 in gpt-4-turbo."""
    yield from (one.rstrip(_SIGNS) for one in found if len(one.rstrip(_SIGNS)) not in (1, len(one)))
    joined = "".join(found)
    is_whole = not is_unspaced(joined) and is_alphanumeric(joined)
    # "2012-2015" is not the word 20122015.
    if len(found) > 1 and is_whole and not is_decimal(joined):
        yield joined
    if len(found) > 2 or not is_whole:
        yield from (one + other for one, other in pairwise(found) if is_border(one, other))


def borders(word: str) -> list[int]:
    """The places in a word where letters and digits meet."""
    return [found.start() for found in _BORDER.finditer(word)]


def is_border(one: str, other: str) -> bool:
    """Whether letters and digits meet where two words do."""
    return bool(borders(one[-1:] + other[:1]))


def words(text: str) -> list[str]:
    """The words of a text in their order, compounds behind their parts."""
    return list(chain.from_iterable(map(words_of, tokens(text))))


def without_ends(found: Sequence[str]) -> list[str]:
    """Words that are asked for, without the last characters of runs: the pairs before them hold these."""
    return [word for before, word in pairwise(("", *found)) if not _is_end(before, word)]


def _is_end(before: str, word: str) -> bool:
    return is_open(word) and before != word and before.endswith(word)


def is_open(word: str) -> bool:
    """Whether a word is one character of a script without blanks: all words that begin with it find it."""
    return len(word) == 1 and is_unspaced(word)


def phrase_of(text: str) -> tuple[str, ...]:
    """The words of a text that stand in a paper one after the other where the text does, maybe within runs."""
    return _open_ended([*chain.from_iterable(map(parts, tokens(text)))])


def phrases_in(token: str) -> list[tuple[str, ...]]:
    """What a chain asks for that must stand together: the words of each stretch of scripts without blanks."""
    return [phrase for stretch in stretches(token) if len(phrase := _open_ended(parts(stretch))) > 1]


def _open_ended(found: Sequence[str]) -> tuple[str, ...]:
    """Words without the end of the last run, which may go on in a text."""
    return tuple(found[:-1] if len(found) > 1 and _is_end(*found[-2:]) else found)


def has_phrase(text: str, phrase: Sequence[str]) -> bool:
    """Whether the words stand side by side in a text, whether or not letters touch digits there."""
    wanted = _side_by_side(phrase)
    return (wanted[:-1] if is_open(phrase[-1]) else wanted) in _side_by_side(
        chain.from_iterable(map(parts, tokens(text)))
    )


def _side_by_side(found: Iterable[str]) -> str:
    return _BORDER.sub(" ", f" {' '.join(found)} ")


def first_term(title: str) -> str:
    """The term under which a title is kept to be recognised when it is asked for whole; "" where it has none."""
    return next((stem(word) for token in tokens(title) for word in parts(token) if word not in STOP_WORDS), "")


def title_hash(title: str) -> int:
    """The CRC-32 (ISO 3309) of a title's merge key, by which it is recognised when it is asked for whole."""
    return zlib.crc32(key_of(title).encode("utf-8", "surrogatepass"))
