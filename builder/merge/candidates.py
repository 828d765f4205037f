"""Which pairs of listings are worth comparing: their titles differ in one word, or their abstracts share passages.

Comparing all pairs would take time by the square of the listings; so hashes of titles and of passages are
looked up instead (blocking).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, groupby, product
from zlib import crc32

import numpy as np

from builder.merge.comparable import folded, without_version
from builder.merge.sketches import SHINGLE, sketches
from builder.text import blank_signs

FEWEST_SHARED = 2
"""Passages that two abstracts must share."""

MOST_WORDS = 60
"""In a title of at most so many words each word is left out in turn; a longer one is no title."""

TITLE_END = 20
"""A title's first letters, and its last ones, of this number are looked up."""

_BITS = 32


def candidate_pairs(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, as indexes of `texts`, the smaller first: first those of one title, in order,
    then the others in order.

    `texts` are cleaned titles and abstracts. Whether two are a pair depends on these two alone, so that no third
    one parts them. The time is nearly linear in their number, but grows by the square of those that share a title
    or passages. Two hashes may be equal by chance: then a pair is compared in vain, and nothing else happens.
    """
    of_title: defaultdict[str, list[int]] = defaultdict(list)
    titles: list[list[str]] = []
    for number, (title, _) in enumerate(texts):
        words = title_words(title)
        of_title["".join(words)].append(number)
        if len(of_title) > len(titles):
            titles.append(words)
    found = sketches([_words_of_abstract(abstract) for _, abstract in texts])
    passages = [value << _BITS | number for number, values in found for value in values]
    for numbers in of_title.values():
        yield from combinations(numbers, 2)
    near = {meeting for meeting, times in Counter(_meetings(passages)).items() if times >= FEWEST_SHARED}
    near.update(_near_titles(titles, list(of_title.values())))
    title_of = {number: at for at, numbers in enumerate(of_title.values()) for number in numbers}
    for one, other in map(_pair, sorted(near)):
        if title_of[one] != title_of[other]:
            yield one, other


def _near_titles(titles: Sequence[list[str]], of_title: Sequence[Sequence[int]]) -> Iterator[int]:
    """Every two texts whose titles share a hash, as a pair; `titles` are the words of each title, `of_title`
    the indexes of its texts."""
    marks = [value << _BITS | at for at, words in enumerate(titles) for value in title_hashes(words)]
    for one, other in map(_pair, set(_meetings(marks))):
        yield from (min(pair) << _BITS | max(pair) for pair in product(of_title[one], of_title[other]))


def _pair(meeting: int) -> tuple[int, int]:
    return meeting >> _BITS, meeting & (1 << _BITS) - 1


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


def _meetings(marks: Sequence[int]) -> Iterator[int]:
    """Every two texts, or titles, with the same hash, as a pair.

    A mark is one number made of a hash and what has it; a pair is one made of two of these.
    """
    ordered = np.sort(np.array(marks, dtype=np.uint64))
    is_same = np.diff(ordered >> np.uint64(_BITS)) == 0
    shared = ordered[np.append(is_same, False) | np.append(False, is_same)] if len(ordered) else ordered
    for _, group in groupby(shared.tolist(), key=lambda mark: mark >> _BITS):
        numbers = [mark & (1 << _BITS) - 1 for mark in group]
        yield from (one << _BITS | other for one, other in combinations(numbers, 2))
