"""By what texts are found that are worth comparing: hashes of their titles and of passages of their abstracts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from builder.merge.comparable import folded, without_version
from builder.merge.sketches import SHINGLE, sketches
from builder.model import MOST_SHOWN, Text
from builder.text import blank_signs, key_hash

MOST_WORDS = 60
"""In a title of at most so many words each word is left out in turn; a longer one is no title."""

TITLE_END = 20
"""A title's first letters, and its last ones, of this number are looked up."""

_DIGITS = 8  # of a hash


class Marks(NamedTuple):
    """What tells which texts are worth comparing: those with the same `title`, those that share one of the hashes
    of titles that are `near`, or some of those of `passages`. All are hexadecimal digits, hash behind hash."""

    title: str
    near: str
    passages: str


def marks_of(texts: Sequence[Text]) -> Iterator[Marks]:
    """The marks of some texts."""
    passages = dict(sketches([_words_of_abstract(text.abstract[:MOST_SHOWN]) for text in texts]))
    for number, text in enumerate(texts):
        words = title_words(text.title)
        near = _written(sorted(title_hashes(words)))
        yield Marks(key_hash("".join(words)), near, _written(passages.get(number, ())))


def hashes_in(written: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """All hashes of some marks of a kind, and in which of them each stands."""
    values = np.frombuffer(bytes.fromhex("".join(written)), dtype=">u4").astype(np.uint64)
    counts = [len(one) // _DIGITS for one in written]
    return values, np.repeat(np.arange(len(counts), dtype=np.uint64), counts)


def _written(hashes: Iterable[int]) -> str:
    return "".join([f"{value:0{_DIGITS}x}" for value in hashes])


def title_words(title: str) -> list[str]:
    """The words of a title, for `title_hashes`."""
    return _words(without_version(title))


def _words(text: str) -> list[str]:
    return blank_signs(folded(text)).split()


def title_hashes(words: Sequence[str]) -> set[int]:
    """Hashes of a title: of all of it; and of it without each of its words, of its beginning and of its end."""
    whole = "".join(words)
    texts = [whole]
    if 3 <= len(words) <= MOST_WORDS:
        ends = list(accumulate(map(len, words)))
        texts += [whole[:start] + whole[end:] for start, end in zip([0, *ends], ends, strict=False)]
    if len(whole) > TITLE_END:
        texts += (f"{whole[:TITLE_END]}…", f"…{whole[-TITLE_END:]}")
    return {crc32(text.encode()) for text in texts}


def _words_of_abstract(abstract: str) -> list[str]:
    words = _words(abstract)
    # A script without blanks, or next to nothing: letters are its words.
    return words if len(words) >= 2 * SHINGLE else list("".join(words))
