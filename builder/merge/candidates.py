"""Which pairs of listings are worth comparing: their titles differ in one word, or their abstracts share passages.

Comparing all pairs would take time by the square of the listings; so hashes of titles and of passages are
looked up instead (blocking).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations
from zlib import crc32

from builder.text import blank_signs, fold, plain

SHINGLE = 5
"""Words of a passage of an abstract."""

SKETCH = 24
"""How many passages of an abstract are looked up: those with the smallest hashes, so that of two copies of an
abstract the same ones are chosen (A. Broder, "On the resemblance and containment of documents", 1997)."""

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
    wholes: list[int] = []
    titles: list[int] = []
    passages: list[int] = []
    title_of: list[int] = []
    for number, (title, abstract) in enumerate(texts):
        whole, parts = _title_hashes(title)
        title_of.append(whole)
        wholes.append(whole << _BITS | number)
        titles += (value << _BITS | number for value in (whole, *parts))
        passages += (value << _BITS | number for value in _sketch(abstract))
    yield from (_pair(meeting) for meeting in _meetings(wholes))
    shared = Counter(_meetings(passages))
    near = {*_meetings(titles), *(pair for pair, times in shared.items() if times >= FEWEST_SHARED)}
    for meeting in sorted(near):
        one, other = _pair(meeting)
        if title_of[one] != title_of[other]:
            yield one, other


def _pair(meeting: int) -> tuple[int, int]:
    return meeting >> _BITS, meeting & (1 << _BITS) - 1


def _title_hashes(title: str) -> tuple[int, set[int]]:
    """Hashes of a title: of all of it; and of it without each of its words, of its beginning and of its end."""
    words = blank_signs(fold(plain(title))).split()
    whole = "".join(words)
    texts: list[str] = []
    if 3 <= len(words) <= MOST_WORDS:
        texts += ("".join([*words[:at], *words[at + 1 :]]) for at in range(len(words)))
    if len(whole) > TITLE_END:
        texts += (f"{whole[:TITLE_END]}…", f"…{whole[-TITLE_END:]}")
    first = crc32(whole.encode())
    return first, {crc32(text.encode()) for text in texts} - {first}


def _sketch(abstract: str) -> list[int]:
    """The smallest hashes of passages of an abstract, SKETCH at most."""
    words = blank_signs(fold(plain(abstract))).split()
    if len(words) < 2 * SHINGLE:  # a script without blanks, or next to nothing: letters are its words
        words = list("".join(words))
    passages = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    return nsmallest(SKETCH, {crc32(passage.encode()) for passage in passages if passage})


def _meetings(marks: list[int]) -> Iterator[int]:
    """Every two texts with the same hash, as a pair.

    A mark is one number made of a hash and the index of its text; a pair is one made of two indexes.
    """
    marks.sort()
    for group in _groups(marks):
        yield from (one << _BITS | other for one, other in combinations(group, 2))


def _groups(marks: Iterable[int]) -> Iterator[list[int]]:
    """The indexes of the texts that share a hash, in order; `marks` are sorted."""
    group: list[int] = []
    current = -1
    for mark in marks:
        value = mark >> _BITS
        if value != current:
            yield group
            group, current = [], value
        group.append(mark & (1 << _BITS) - 1)
    yield group
