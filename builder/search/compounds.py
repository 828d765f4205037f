"""Compounds that some papers write apart: behind "data set" stands dataset as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from builder.search.analysis import LONGEST_WORD, words_of
from builder.search.stemmer import stem
from builder.search.streams import ChainNumbers, Int32s, Ints, Stream
from builder.text import STOP_WORDS, is_decimal


def join_compounds(
    streams: Mapping[str, Stream], vocabulary: ChainNumbers
) -> tuple[dict[str, Stream], dict[str, tuple[str, ...]]]:
    """The streams with dataset behind each "data set", if some paper writes it in one word; and all words that
    some papers write apart, as terms: the first part to the compounds."""
    size = len(vocabulary)
    pairs = _pairs(vocabulary)
    written_apart = np.zeros(len(pairs.keys), dtype=bool)
    joined = {name: _joined(stream, pairs, size, written_apart) for name, stream in streams.items()}
    hyphened = (found for found in vocabulary.spelled if len(found) == 3 and found[2] == found[0] + found[1])
    apart = {(first, second) for first, second, _ in hyphened}
    for key in pairs.keys[written_apart].tolist():
        apart.add((vocabulary.spelled[key // size][0], vocabulary.spelled[key % size][0]))
    return joined, _by_first(apart, vocabulary)


class _Pairs(NamedTuple):
    """Every two chains that are one word elsewhere, as first * size + second, sorted; and that word's number.

    `size` is the number of chains.
    """

    keys: Ints
    joined: Int32s


def _pairs(vocabulary: ChainNumbers) -> _Pairs:
    """All cuts of all words into two words that stand in some paper, too; no number, no stop word, and no
    two letters: "o" and "n" of O(n) are not the stem of "one"."""
    size = len(vocabulary)
    simple = {token for token, found in zip(vocabulary, vocabulary.spelled, strict=True) if found == [token]}
    simple -= STOP_WORDS
    known = {word for found in vocabulary.spelled for word in found if 2 < len(word) <= LONGEST_WORD}
    found = [
        (vocabulary[word[:at]] * size + vocabulary[word[at:]], word)
        for word in known
        if not is_decimal(word)
        for at in range(1, len(word))
        if word[:at] in simple and word[at:] in simple and words_of(word) == [word]
    ]
    found.sort()
    keys = np.array([key for key, _ in found], dtype=np.int64)
    return _Pairs(keys, np.array([vocabulary[word] for _, word in found], dtype=np.int32))


def _joined(stream: Stream, pairs: _Pairs, size: int, written_apart: npt.NDArray[np.bool_]) -> Stream:
    """The stream with each joined word behind its parts; sets the flag of each pair found in `written_apart`."""
    if not len(pairs.keys) or len(stream.chains) < 2:
        return stream
    starts = np.zeros(size, dtype=bool)
    starts[pairs.keys // size] = True
    ends = np.zeros(size, dtype=bool)
    ends[pairs.keys % size] = True
    firsts = np.flatnonzero(starts[stream.chains[:-1]] & ends[stream.chains[1:]])
    keys = stream.chains[firsts].astype(np.int64) * size + stream.chains[firsts + 1]
    places = np.minimum(np.searchsorted(pairs.keys, keys), len(pairs.keys) - 1)
    hits = pairs.keys[places] == keys
    written_apart[places[hits]] = True
    behind = firsts[hits] + 2
    return Stream(
        np.insert(stream.chains, behind, pairs.joined[places[hits]]),
        np.insert(stream.papers, behind, stream.papers[firsts[hits]]),
        stream.count,
    )


def _by_first(apart: Iterable[tuple[str, str]], vocabulary: ChainNumbers) -> dict[str, tuple[str, ...]]:
    """The compounds that are one word somewhere, as terms, by the term of their first part."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in apart:
        if first + second in vocabulary and first not in STOP_WORDS and second not in STOP_WORDS:
            found[stem(first)].add(stem(first + second))
    return {first: tuple(sorted(terms)) for first, terms in found.items()}
