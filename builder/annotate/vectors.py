"""Papers as vectors of their rare terms, to be compared: weights of BM25 (Robertson and Zaragoza, 2009)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import fsum, sqrt
from sys import intern
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vocabulary import Corpus
from builder.annotate.words import Wording, is_torn, surface_of

SATURATION, LENGTH = 1.2, 0.75
"""The two settings of BM25, k1 and b."""

LEAST_IDF = 2.1
"""A term with less inverse document frequency (idf) says nothing: more than one paper in eight has it."""

TOPICS_WORTH = 0.1
"""What the cosine of two papers' topics weighs beside that of their terms."""

NAMED = 40
"""So many of a paper's terms, the heaviest, may be named as reasons. A large archive compares only these."""

TELLING = 3.4
"""The idf from which on a term is a good reason: one paper in thirty or fewer have it."""

UNIT = 4096
"""The length of a paper's vector, whose weights are rounded to whole numbers: their sums are exact."""

Numbers = NDArray[np.int64]


class Vector(NamedTuple):
    """A paper to be compared."""

    terms: Numbers  # its terms as numbers, heaviest first
    weights: Numbers  # the weight of each term; a vector of length UNIT
    names: tuple[str, ...]  # how the paper writes each of the first NAMED terms; "" for one that it tears
    common: frozenset[int]  # the places of terms that are named only where nothing rarer is shared
    topics: Numbers  # what the model says of its fields; a vector of length UNIT x the root of TOPICS_WORTH


class Vectors:
    """Makes the vectors of papers, one after the other. The number of a term is a hash, equal in every process."""

    def __init__(self, corpus: Corpus) -> None:
        self._idf, self._length = corpus.idf, corpus.length
        # The product of a term's weights in two papers is to have its idf once: each takes the root.
        self._roots = {term: _root(idf) for term, idf in corpus.idf.items()}
        self._unseen_root = _root(corpus.unseen_idf)

    def vector(self, wording: Wording, terms: Counter[str], margins: Sequence[float]) -> Vector:
        """The vector of a paper; `terms` are its mentions (`count_terms`), `margins` those of all fields."""
        weights = self._weights(terms)
        mean = fsum(margins) / max(1, len(margins))
        names = first_surfaces(wording, {key for key, _ in weights[:NAMED]})
        return Vector(
            np.array([_number(key) for key, _ in weights], dtype=np.int64),
            np.array([weight for _, weight in weights], dtype=np.int64),
            tuple(intern(names.get(key, "")) for key, _ in weights[:NAMED]),
            frozenset(at for at, (key, _) in enumerate(weights[:NAMED]) if self._idf.get(key, TELLING) < TELLING),
            np.array(_unit([margin - mean for margin in margins], sqrt(TOPICS_WORTH)), dtype=np.int64),
        )

    def _weights(self, terms: Counter[str]) -> list[tuple[str, int]]:
        """The terms and their weights, heaviest first; of pairs of words only those that the corpus has."""
        words = sum([count for term, count in terms.items() if " " not in term])
        slack = SATURATION * (1 - LENGTH + LENGTH * words / self._length)
        saturated = {
            term: root * count / (count + slack)
            for term, count in terms.items()
            if (root := self._roots.get(term, 0.0 if " " in term else self._unseen_root))
        }
        weights = zip(saturated, _unit(list(saturated.values())), strict=True)
        return sorted([one for one in weights if one[1]], key=lambda one: (-one[1], one[0]))


def _root(idf: float) -> float:
    return sqrt(idf) if idf >= LEAST_IDF else 0.0


@lru_cache(maxsize=500_000)
def _number(term: str) -> int:
    """64 bits of a hash: that two of a million terms have the same has a chance of 1 in 40 million."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big", signed=True)


def _unit(values: Sequence[float], length: float = 1.0) -> list[int]:
    """The values as a vector of about `length` x UNIT, rounded to whole numbers."""
    norm = sqrt(fsum([value * value for value in values])) or 1.0
    return [round(value / norm * length * UNIT) for value in values]


def first_surfaces(wording: Wording, wanted: set[str]) -> dict[str, str]:
    """How a paper writes those of the wanted terms that it has, where its abstract, or else its title, has them
    first.

    A pair of words that tears a compound is passed over.
    """
    found: dict[str, str] = {}
    seconds = {term.partition(" ")[2] for term in wanted}
    for run in (*wording.abstract, *wording.title):
        for at, word in enumerate(run):
            if word.key in wanted:
                found.setdefault(word.key, word.surface)
            if at and word.key in seconds:
                pair = f"{run[at - 1].key} {word.key}"
                if pair in wanted and pair not in found and not is_torn(run, at - 1, at + 1):
                    found[pair] = surface_of(run[at - 1 : at + 1])
    return found
