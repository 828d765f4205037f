"""Which listings are worth comparing: those that share a title but for a word, or passages of an abstract."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

from builder.text import fold, plain

SHINGLE = 5
"""Words of a passage."""

SKETCH = 24
"""Passages kept of an abstract: those with the smallest hashes, so that two abstracts keep the same ones
(A. Broder, "On the resemblance and containment of documents", 1997)."""

FEWEST_SHARED = 2
"""Passages that two abstracts must share."""

MOST_WORDS = 60
"""Words of a title that are left out in turn; a longer one is no title."""

TITLE_END = 20
"""Letters of a title's beginning and of its end that are looked up."""

CROWD = 30
"""Listings with one passage or title; more of them share a phrase of the trade, not a paper."""

_WORD = re.compile(r"[^\W_]+")

_BITS = 32


def candidate_pairs(texts: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Pairs of numbers of (title, abstract), the smaller first, in order; near linear in the number of texts.

    The texts are cleaned.  Hashes may meet by chance: then a pair is compared in vain, and nothing else happens.
    """
    wholes: list[int] = []
    titles: list[int] = []
    passages: list[int] = []
    for number, (title, abstract) in enumerate(texts):
        whole, parts = _title_hashes(title)
        wholes.append(whole << _BITS | number)
        titles += (value << _BITS | number for value in (whole, *parts))
        passages += (value << _BITS | number for value in _sketch(abstract))
    pairs = {*_meetings(titles), *_crowds(sorted(wholes))}
    shared = Counter(_meetings(passages))
    pairs.update(pair for pair, times in shared.items() if times >= FEWEST_SHARED)
    return sorted((pair >> _BITS, pair & (1 << _BITS) - 1) for pair in pairs)


def _title_hashes(title: str) -> tuple[int, set[int]]:
    """The title whole, with each of its words left out, its beginning and its end."""
    words = _WORD.findall(fold(plain(title)))
    whole = "".join(words)
    texts: list[str] = []
    if 3 <= len(words) <= MOST_WORDS:
        texts += ("".join([*words[:at], *words[at + 1 :]]) for at in range(len(words)))
    if len(whole) > TITLE_END:
        texts += (f"{whole[:TITLE_END]}…", f"…{whole[-TITLE_END:]}")
    first = crc32(whole.encode())
    return first, {crc32(text.encode()) for text in texts} - {first}


def _sketch(abstract: str) -> list[int]:
    words = _WORD.findall(fold(plain(abstract)))
    if len(words) < 2 * SHINGLE:  # a script without blanks, or next to nothing: letters are its words
        words = list("".join(words))
    passages = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    return nsmallest(SKETCH, {crc32(passage.encode()) for passage in passages if passage})


def _meetings(marks: list[int]) -> Iterator[int]:
    """Two numbers for each two texts with one hash, packed into one, the smaller first."""
    marks.sort()
    for group in _groups(marks):
        if 2 <= len(group) <= CROWD:
            yield from (one << _BITS | other for one, other in combinations(group, 2))


def _crowds(marks: list[int]) -> Iterator[int]:
    """Of too many texts with one title each meets the next and the first, so that all can still be one paper."""
    for group in _groups(marks):
        if len(group) > CROWD:
            yield from (one << _BITS | other for one, other in pairwise(group))
            yield from (group[0] << _BITS | other for other in group[1:])


def _groups(marks: Iterable[int]) -> Iterator[list[int]]:
    """The numbers with one hash, in order; `marks` are sorted."""
    group: list[int] = []
    current = -1
    for mark in marks:
        value = mark >> _BITS
        if value != current:
            yield group
            group, current = [], value
        group.append(mark & (1 << _BITS) - 1)
    yield group
