"""The learned linear model: how much the words of a paper speak for each broad field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vocabulary import LETTERS, Corpus, Weights

FINENESS = 32
"""TF and IDF are counted in parts of so many to one, as whole numbers: their sums are equal on every machine."""


def integer_idf(idf: Mapping[str, float]) -> dict[str, int]:
    """The inverse document frequency of each term, in parts of `FINENESS`."""
    return {term: round(FINENESS * value) for term, value in idf.items()}


@lru_cache
def _integer_tf(count: int) -> int:
    return round(FINENESS * (1 + log(count)))


def values_of(
    terms: Mapping[str, int], numbers: Mapping[str, int], idf: Mapping[str, int]
) -> list[tuple[int, int]]:
    """The TF-IDF of those of a paper's terms that have a number, each as (number, (1 + log mentions) x idf)."""
    return [(numbers[term], _integer_tf(count) * idf[term]) for term, count in terms.items() if term in numbers]


@dataclass(frozen=True)
class Model:
    """The learned weights, ready to be summed; a linear support vector machine for each field."""

    weights: Weights
    corpus: Corpus

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The row of each term in `table`."""
        known = self.corpus.levels
        return {term: row for row, term in enumerate(self.weights.rows) if term in known}

    @cached_property
    def idf(self) -> dict[str, int]:
        return integer_idf(self.corpus.idf)

    @cached_property
    def table(self) -> NDArray[np.int64]:
        """The weights as whole numbers, terms x fields."""
        squares = np.zeros(128, dtype=np.int64)
        for letter, square in LETTERS.items():
            squares[ord(letter)] = square
        letters = np.frombuffer("".join(self.weights.rows.values()).encode("ascii"), dtype=np.uint8)
        return squares[letters].reshape(-1, len(self.weights.fields))

    def margins(self, terms: Counter[str]) -> tuple[float, ...]:
        """How much a paper's terms (`count_terms`) speak for each field, about -1 to 1.

        Of a paper without any term that has weights it is the bias.
        """
        values = values_of(terms, self.numbers, self.idf)
        flat = np.fromiter(chain.from_iterable(values), dtype=np.int64, count=2 * len(values))
        rows, tf_idf = flat[::2], flat[1::2]
        length = sqrt(int(tf_idf @ tf_idf))
        if not length:
            return self.weights.bias
        sums = tf_idf @ self.table[rows]
        unit = self.weights.scale / length
        return tuple(int(one) * unit + bias for one, bias in zip(sums, self.weights.bias, strict=True))
