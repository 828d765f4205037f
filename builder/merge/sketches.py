"""Sketches of abstracts: the hashes of a few of their passages, many abstracts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5
"""Words of a passage of an abstract."""

SKETCH = 24
"""How many passages of an abstract are looked up: those with the smallest hashes, so that of two copies of an
abstract the same ones are chosen (A. Broder, "On the resemblance and containment of documents", 1997)."""

AT_ONCE = 250
"""Abstracts whose passages are hashed together."""

LONG = 256
"""Bytes from which on a passage is hashed by itself."""

Hashes = NDArray[np.uint64]


def sketches(abstracts: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
    """The number of each abstract that has words, and the smallest hashes (CRC-32) of its passages, SKETCH at
    most, in order. The abstracts are cut into words."""
    numbers = [number for number, words in enumerate(abstracts) if words]
    for at in range(0, len(numbers), AT_ONCE):
        some = numbers[at : at + AT_ONCE]
        yield from zip(some, _smallest([abstracts[number] for number in some]), strict=True)


def _smallest(abstracts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    text = " ".join(" ".join(words) for words in abstracts).encode()
    counts = np.array([len(words) for words in abstracts])
    own = np.repeat(np.arange(len(counts)), counts)  # the abstract of each word
    behind = np.cumsum(counts)  # the word behind the last one of each abstract
    blanks = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord(" "))
    starts, ends = np.append(0, blanks + 1), np.append(blanks, len(text))
    words = np.arange(len(own))
    # A passage begins with each word that has enough behind it; of a short abstract all is one.
    first = np.flatnonzero((words + SHINGLE <= behind[own]) | (words == (behind - counts)[own]))
    last = np.minimum(first + SHINGLE, behind[own[first]]) - 1
    hashes = _crc32(text, starts[first], ends[last])
    found = np.sort(own[first].astype(np.uint64) << np.uint64(32) | hashes)
    found = found[np.append(True, found[1:] != found[:-1])]  # `numpy.unique` takes far longer
    groups = np.searchsorted(found >> np.uint64(32), np.arange(len(counts) + 1))
    values = (found & np.uint64(0xFFFFFFFF)).tolist()
    return (values[start : min(end, start + SKETCH)] for start, end in pairwise(groups.tolist()))


def _crc32(text: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """The CRC-32 of each of these parts of a text, as `zlib.crc32` has it."""
    letters = np.frombuffer(text, dtype=np.uint8)
    sizes = ends - starts
    order = np.argsort(-sizes, kind="stable")
    order = order[sizes[order] < LONG]
    places, left = starts[order], np.sort(sizes[order])
    crc = np.full(len(order), 0xFFFFFFFF, dtype=np.uint32)
    for step in range(int(left[-1]) if len(left) else 0):
        going = len(left) - int(np.searchsorted(left, step, side="right"))  # those that are longer
        some = crc[:going]
        here = some.astype(np.uint8) ^ letters[step:][places[:going]]
        some >>= np.uint32(8)
        some ^= _TABLE[here]
    found = np.zeros(len(starts), dtype=np.uint64)
    found[order] = ~crc
    for place in np.flatnonzero(sizes >= LONG).tolist():
        found[place] = crc32(text[starts[place] : ends[place]])
    return found


# What a byte makes of a sum of 0: zlib's own, without what it does before and after.
_TABLE = np.array([crc32(bytes([byte]), 0xFFFFFFFF) ^ 0xFFFFFFFF for byte in range(256)], dtype=np.uint32)
