"""Which pairs of listings are worth comparing: their titles differ in one word, or their abstracts share passages.

Comparing all pairs would take time by the square of the listings; so hashes of titles and of passages are
looked up instead (blocking).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations, product
from zlib import crc32

from builder.merge.comparable import without_version
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
    of_title: defaultdict[str, list[int]] = defaultdict(list)
    passages: list[int] = []
    for number, (title, abstract) in enumerate(texts):
        of_title["".join(_words(without_version(title)))].append(number)
        passages += (value << _BITS | number for value in _sketch(abstract))
    for numbers in of_title.values():
        yield from combinations(numbers, 2)
    near = {meeting for meeting, times in Counter(_meetings(passages)).items() if times >= FEWEST_SHARED}
    near.update(_near_titles(texts, list(of_title.values())))
    title_of = {number: at for at, numbers in enumerate(of_title.values()) for number in numbers}
    for one, other in map(_pair, sorted(near)):
        if title_of[one] != title_of[other]:
            yield one, other


def _near_titles(texts: Sequence[tuple[str, str]], of_title: Sequence[Sequence[int]]) -> Iterator[int]:
    """Every two texts whose titles share a hash, as a pair; `of_title` are the indexes of the texts of each title,
    whose hashes are the same."""
    marks = [
        value << _BITS | at
        for at, numbers in enumerate(of_title)
        for value in _title_hashes(without_version(texts[numbers[0]][0]))
    ]
    for one, other in map(_pair, set(_meetings(marks))):
        yield from (min(pair) << _BITS | max(pair) for pair in product(of_title[one], of_title[other]))


def _pair(meeting: int) -> tuple[int, int]:
    return meeting >> _BITS, meeting & (1 << _BITS) - 1


def _words(text: str) -> list[str]:
    return blank_signs(fold(plain(text))).split()


def _title_hashes(title: str) -> set[int]:
    """Hashes of a title: of all of it; and of it without each of its words, of its beginning and of its end."""
    words = _words(title)
    whole = "".join(words)
    texts = [whole]
    if 3 <= len(words) <= MOST_WORDS:
        texts += ("".join([*words[:at], *words[at + 1 :]]) for at in range(len(words)))
    if len(whole) > TITLE_END:
        texts += (f"{whole[:TITLE_END]}…", f"…{whole[-TITLE_END:]}")
    return {crc32(text.encode()) for text in texts}


def _sketch(abstract: str) -> list[int]:
    """The smallest hashes of passages of an abstract, SKETCH at most."""
    words = _words(abstract)
    if len(words) < 2 * SHINGLE:  # a script without blanks, or next to nothing: letters are its words
        words = list("".join(words))
    passages = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    return nsmallest(SKETCH, {crc32(passage.encode()) for passage in passages if passage})


def _meetings(marks: list[int]) -> Iterator[int]:
    """Every two texts, or titles, with the same hash, as a pair.

    A mark is one number made of a hash and what has it; a pair is one made of two of these.
    """
    marks.sort()
    for group in _groups(marks):
        yield from (one << _BITS | other for one, other in combinations(group, 2))


def _groups(marks: Iterable[int]) -> Iterator[list[int]]:
    """What shares a hash, in order; `marks` are sorted."""
    group: list[int] = []
    current = -1
    for mark in marks:
        value = mark >> _BITS
        if value != current:
            yield group
            group, current = [], value
        group.append(mark & (1 << _BITS) - 1)
    yield group
