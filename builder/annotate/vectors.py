"""Papers as vectors of rare words, to be compared."""

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

from builder.annotate.vocabulary.corpus import Corpus
from builder.annotate.words.tokens import Wording, is_torn, surface_of

SATURATION, LENGTH = 1.2, 0.75
"""The two settings of BM25, k1 and b."""

COMMON = 2.1
"""A rarity below which a term says nothing: one paper in six has it."""

ALIKE = 0.1
"""What the cosine of two papers' topics weighs beside that of their words."""

NAMED = 40
"""Terms of a paper that may be named as a reason, the heaviest; from `MANY` papers on only these count."""

TELLING = 3.4
"""The rarity from which on a term is a good reason: one paper in thirty has it."""

UNIT = 4096
"""The length of a paper's vector, in which weights are rounded to whole numbers."""

Numbers = NDArray[np.int64]


class Vector(NamedTuple):
    """A paper to be compared: its terms as numbers, heaviest first, their weights, how it writes the first of
    them, and its topics as one row of whole numbers."""

    terms: Numbers
    weights: Numbers
    names: tuple[str, ...]
    common: frozenset[int]  # places of terms that are named only where nothing rarer is shared
    topics: Numbers


class Vectors:
    """Makes vectors, one paper after the other; the number of a term is a hash, the same in every process."""

    def __init__(self, corpus: Corpus) -> None:
        self._idf, self._length = corpus.idf, corpus.length
        self._roots = {term: sqrt(rarity) if rarity >= COMMON else 0.0 for term, rarity in corpus.idf.items()}
        self._unseen = sqrt(corpus.most) if corpus.most >= COMMON else 0.0

    def vector(self, wording: Wording, terms: Counter[str], margins: Sequence[float]) -> Vector:
        """`terms` are those of `words.count_terms`, `margins` what the model of topics says of its fields."""
        weights = self._weights(terms)
        mean = fsum(margins) / max(1, len(margins))
        names = first_surfaces(wording, {key for key, _ in weights[:NAMED]})
        return Vector(
            np.array([_number(key) for key, _ in weights], dtype=np.int64),
            np.array([weight for _, weight in weights], dtype=np.int64),
            tuple(intern(names.get(key, "")) for key, _ in weights[:NAMED]),
            frozenset(at for at, (key, _) in enumerate(weights[:NAMED]) if self._idf.get(key, TELLING) < TELLING),
            np.array(_unit([margin - mean for margin in margins], sqrt(ALIKE)), dtype=np.int64),
        )

    def _weights(self, terms: Counter[str]) -> list[tuple[str, int]]:
        """The weight of each term, heaviest first; of pairs of words only those that the background knows."""
        words = sum([count for term, count in terms.items() if " " not in term])
        slack = SATURATION * (1 - LENGTH + LENGTH * words / self._length)
        worth = {
            term: root * count / (count + slack)
            for term, count in terms.items()
            if (root := self._roots.get(term, 0.0 if " " in term else self._unseen))
        }
        weights = zip(worth, _unit(list(worth.values())), strict=True)
        return sorted([one for one in weights if one[1]], key=lambda one: (-one[1], one[0]))


@lru_cache(maxsize=500_000)
def _number(term: str) -> int:
    """64 bits of a hash: among a million terms two meet with a chance of 1 in 10 million."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big", signed=True)


def _unit(values: Sequence[float], length: float = 1.0) -> list[int]:
    """The values as whole numbers, the squares of which add up to about the square of `length` x UNIT."""
    norm = sqrt(fsum([value * value for value in values])) or 1.0
    return [round(value / norm * length * UNIT) for value in values]


def first_surfaces(wording: Wording, wanted: set[str]) -> dict[str, str]:
    """How a paper writes some terms where it first does within its abstract, or in its title."""
    found: dict[str, str] = {}
    seconds = {term.partition(" ")[2] for term in wanted}
    for run in (*wording.abstract, *wording.title):
        for at, word in enumerate(run):
            key = word.key
            if key in wanted and key not in found:
                found[key] = word.surface
            if at and key in seconds:
                pair = f"{run[at - 1].key} {key}"
                if pair in wanted and pair not in found and not is_torn(run, at - 1, at + 1):
                    found[pair] = surface_of(run[at - 1 : at + 1])
    return found
