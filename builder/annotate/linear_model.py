"""The learned linear model from words to broad fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vocabulary.corpus import LETTERS, Corpus, Weights

FINENESS = 32
"""Values are counted in this part of one, as integers: their sums are the same on every machine."""


def integer_idf(idf: Mapping[str, float]) -> dict[str, int]:
    """The rarity of each term as a whole number."""
    return {term: round(FINENESS * rarity) for term, rarity in idf.items()}


@lru_cache
def _frequency(count: int) -> int:
    return round(FINENESS * (1 + log(count)))


def values_of(
    terms: Mapping[str, int], numbers: Mapping[str, int], idf: Mapping[str, int]
) -> list[tuple[int, int]]:
    """The TF-IDF of a paper's known terms, (1 + log mentions) x rarity, as (number of the term, integer value)."""
    return [(numbers[term], _frequency(count) * idf[term]) for term, count in terms.items() if term in numbers]


@dataclass(frozen=True)
class Model:
    """The learned weights, ready to be summed."""

    weights: Weights
    corpus: Corpus

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The row of each word."""
        known = self.corpus.levels
        return {term: row for row, term in enumerate(self.weights.rows) if term in known}

    @cached_property
    def idf(self) -> dict[str, int]:
        return integer_idf(self.corpus.idf)

    @cached_property
    def table(self) -> NDArray[np.int64]:
        """Words x fields."""
        squares = np.zeros(128, dtype=np.int64)
        for letter, square in LETTERS.items():
            squares[ord(letter)] = square
        letters = np.frombuffer("".join(self.weights.rows.values()).encode("ascii"), dtype=np.uint8)
        return squares[letters].reshape(-1, len(self.weights.fields))

    def margins(self, terms: Counter[str]) -> tuple[float, ...]:
        """How much a paper's terms speak for each field, about -1 to 1; the bias alone where none is known."""
        values = values_of(terms, self.numbers, self.idf)
        flat = np.fromiter(chain.from_iterable(values), dtype=np.int64, count=2 * len(values))
        rows, worth = flat[::2], flat[1::2]
        length = sqrt(int(worth @ worth))
        if not length:
            return self.weights.bias
        sums = worth @ self.table[rows]
        unit = self.weights.scale / length
        return tuple(int(one) * unit + bias for one, bias in zip(sums, self.weights.bias, strict=True))
