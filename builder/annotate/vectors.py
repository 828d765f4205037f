"""Papers as vectors of their rare terms, to be compared: weights of BM25 (Robertson and Zaragoza, 2009)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import fsum, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vocabulary import Corpus

SATURATION, LENGTH = 1.2, 0.75
"""The two settings of BM25, k1 and b."""

LEAST_IDF = 2.1
"""A term with less inverse document frequency (idf) says nothing: more than one paper in eight has it."""

HEAVIEST = 40
"""So many of a paper's terms, the heaviest, a large archive compares."""

TELLING = 3.4
"""The idf from which on a term is a good reason: one paper in thirty or fewer have it."""

UNIT = 4096
"""The length of a paper's vector, whose weights are rounded to whole numbers: their sums are exact."""

Numbers = NDArray[np.int64]

Flags = NDArray[np.bool_]


class Vector(NamedTuple):
    """A paper to be compared."""

    terms: Numbers  # its terms as numbers, heaviest first
    weights: Numbers  # the weight of each term; a vector of length UNIT


class Vectors:
    """Makes the vectors of papers, one after the other. The number of a term is a hash, equal in every process."""

    def __init__(self, corpus: Corpus) -> None:
        self._length = corpus.length
        # The product of a term's weights in two papers is to have its idf once: each takes the root.
        self._roots = {term: _root(idf) for term, idf in corpus.idf.items()}
        self._unseen_root = _root(corpus.unseen_idf)

    def vector(self, terms: Counter[str]) -> Vector:
        """The vector of a paper; `terms` are its mentions (`count_terms`)."""
        weights = self._weights(terms)
        return Vector(
            np.array([_number(key) for key, _ in weights], dtype=np.int64),
            np.array([weight for _, weight in weights], dtype=np.int64),
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


def _unit(values: Sequence[float]) -> list[int]:
    """The values as a vector of about the length UNIT, rounded to whole numbers."""
    norm = sqrt(fsum([value * value for value in values])) or 1.0
    return [round(value / norm * UNIT) for value in values]


def find_in(known: Numbers, numbers: Numbers) -> tuple[Numbers, Flags]:
    """Where those of some numbers that are known stand among the known ones, which are in order; and which are."""
    if not len(known):
        return known, np.zeros(len(numbers), dtype=np.bool_)
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    is_known = known[places] == numbers
    return places[is_known], is_known
