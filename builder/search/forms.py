"""What the stems of the index do not tell: which word each paper writes, and where in its title it stands.

Of "transformers" and "transforms", which share a stem, a reader means one; and words that stand side by side in a
title say more than the same words far apart.  `standing.py` weighs both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.analysis import parts
from builder.search.columns import Column, Postings, Terms, count_stream, uses_in_order
from builder.search.stemmer import stem
from builder.search.streams import ChainNumbers, Int32s, Ints, Stream
from builder.text import STOP_WORDS

FORMED = ("title", "abstract")
"""The fields whose words are told apart."""

UNKNOWN = 90
"""The place of a word that stands farther back in its title, or that is written there in two."""

_MOST_WORDS = 40
"""So many words of a stem are told apart: a set of them is a number below 2**40."""

_LONGEST = 40
"""Letters; longer words are not told apart."""

_PLURAL = re.compile(r"(?<![suia])s\Z")

EXACT, NUMBER, STEM = 3, 2, 1
"""How well a word of a paper meets one that is asked for: it is the same; but for a plural; its stem is."""


def bare(word: str) -> str:
    """What a word and its plural have in common: of key and keys, body and bodies, base and bases."""
    shorter = _PLURAL.sub("", word).removesuffix("e")
    return (f"{shorter[:-1]}i" if shorter.endswith("y") else shorter) or word


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of each term of an index, those of most papers first; none where there is but one.

    `sets` are the sets of these that papers have in a field, a bit for each word, the commonest set first.
    `chosen` has for each posting of a field the number of its set, `positions` for each of the title how many
    words stand before it there.
    """

    words: tuple[tuple[str, ...], ...]
    sets: tuple[tuple[int, ...], ...]
    chosen: Mapping[str, Ints]
    positions: Ints

    def levels(self, term: int, word: str) -> list[int]:
        """How well each of the sets of a term meets a word that is asked for."""
        return [_level(self.words[term], one, word) for one in self.sets[term]]


def _level(words: Sequence[str], chosen: int, word: str) -> int:
    having = [one for bit, one in enumerate(words) if chosen >> bit & 1]
    if word in having:
        return EXACT
    return NUMBER if bare(word) in map(bare, having) else STEM


def find_forms(
    terms: Sequence[str],
    fields: Mapping[str, Postings],
    streams: Mapping[str, Stream],
    titles: Stream,
    vocabulary: ChainNumbers,
) -> Forms:
    """The forms of an index; `titles` is the stream of the titles without the compounds that were joined."""
    place = {term: at for at, term in enumerate(terms)}
    spelled = Terms(vocabulary, streams.values(), str)
    term_of = np.array([place[stem(word)] for word in spelled.names], dtype=np.int64)
    columns = {name: count_stream(streams[name], spelled) for name in FORMED}
    words, bits = _by_term(columns, spelled.names, term_of, len(terms))
    several = np.array([len(found) > 1 for found in words], dtype=bool)
    # A column is as long as the field: each goes when it was used.
    having = [_sets(columns.pop(name), term_of, bits, _Places(fields[name])) for name in FORMED]
    sets, chosen = _numbered(having, several)
    return Forms(
        words=tuple(tuple(found) if len(found) > 1 else () for found in words),
        sets=sets,
        chosen=dict(zip(FORMED, chosen, strict=True)),
        positions=_positions(titles, vocabulary, spelled, term_of, _Places(fields["title"])),
    )


class _Places:
    """The postings of a field, each with its term, to be found again."""

    def __init__(self, postings: Postings) -> None:
        self.terms = np.repeat(np.arange(len(postings.starts) - 1, dtype=np.int32), np.diff(postings.starts))
        self._size = 1 + int(postings.papers.max(initial=0))
        self._keys = self._key(self.terms.astype(np.int64), postings.papers)

    def find(self, terms: Ints, papers: Int32s) -> Ints:
        """Where some terms in some papers stand; all must be there."""
        return np.searchsorted(self._keys, self._key(terms, papers))

    def _key(self, terms: Ints, papers: Int32s) -> Ints:
        """A number for each; it takes the place of the term."""
        terms *= self._size
        terms += papers
        return terms


def _by_term(
    columns: Mapping[str, Column], names: Sequence[str], term_of: Ints, size: int
) -> tuple[list[list[str]], Ints]:
    """The words of each of `size` terms, those of most papers first; and the bit of each word in the sets of its
    term, 0 for one too many."""
    used = sum((np.bincount(column.terms, minlength=len(names)) for column in columns.values()), 0 * term_of)
    words: list[list[str]] = [[] for _ in range(size)]
    bits = np.zeros(len(names), dtype=np.int64)
    ordered = sorted(zip((-used).tolist(), names, range(len(names)), strict=True))
    for unused, name, number in ordered:
        found = words[term_of[number]]
        if unused and len(found) < _MOST_WORDS and len(name) <= _LONGEST:
            bits[number] = 1 << len(found)
            found.append(name)
    return words, bits


def _sets(column: Column, term_of: Ints, bits: Ints, postings: _Places) -> tuple[Int32s, Ints]:
    """The term of each posting of a field, and the set of words that it stands for."""
    found = np.zeros(len(postings.terms), dtype=np.int64)
    np.add.at(found, postings.find(term_of[column.terms], column.papers), bits[column.terms])
    return postings.terms, found


def _numbered(
    fields: Sequence[tuple[Int32s, Ints]], several: npt.NDArray[np.bool_]
) -> tuple[tuple[tuple[int, ...], ...], Iterator[Ints]]:
    """The different sets of each term with `several` words, the commonest first; and for each posting of each
    field the number of its own among these.  A field comes as the terms of its postings and their sets."""
    terms = np.concatenate([own for own, _ in fields])
    sets = np.concatenate([own for _, own in fields])
    at = np.flatnonzero(several[terms])
    both = terms[at].astype(np.int64) << _MOST_WORDS | sets[at]
    pairs, which, often = np.unique(both, return_inverse=True, return_counts=True)
    owners, kinds = pairs >> _MOST_WORDS, pairs & (1 << _MOST_WORDS) - 1
    order = np.lexsort((kinds, -often, owners))
    numbers = np.empty(len(pairs), dtype=np.int64)
    numbers[order] = np.arange(len(pairs)) - np.searchsorted(owners, owners)
    found: list[list[int]] = [[] for _ in several]
    for owner, kind in zip(owners[order].tolist(), kinds[order].tolist(), strict=True):
        found[owner].append(kind)
    chosen = np.zeros(len(terms), dtype=np.int64)
    chosen[at] = numbers[which]
    ends = np.cumsum([len(own) for own, _ in fields])
    return tuple(map(tuple, found)), iter(np.split(chosen, ends[:-1]))


def _positions(titles: Stream, vocabulary: ChainNumbers, spelled: Terms, term_of: Ints, postings: _Places) -> Ints:
    """How many words stand before each posting of the title."""
    counts = np.array(
        [min(len(parts(one)), len(found)) for one, found in zip(vocabulary, vocabulary.spelled, strict=True)]
    )
    within = np.array(
        [
            at if at < count else 0  # a compound of all parts
            for found, count in zip(vocabulary.spelled, counts.tolist(), strict=True)
            for at, word in enumerate(found)
            if word not in STOP_WORDS
        ],
        dtype=np.int64,
    )
    lengths = counts[titles.chains]
    before = np.cumsum(lengths) - lengths
    before -= before[np.searchsorted(titles.papers, titles.papers)]
    uses, chains = uses_in_order(titles, spelled)
    found = np.full(len(postings.terms), UNKNOWN)
    at = postings.find(term_of[spelled.of_chain[uses]], titles.papers[chains])
    np.minimum.at(found, at, before[chains] + within[uses])
    return found
