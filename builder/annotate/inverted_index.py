"""An inverted index of papers: which have a term; so that a paper is compared only with those that share one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vectors import Numbers, Vector, find_in

Scores = NDArray[np.float64]
"""A score of each paper, in parts of UNIT squared: UNIT x UNIT is a cosine of 1."""


Postings = NDArray[np.int32]
"""A row for each mention of a term: the paper that has it, and its weight there."""


@dataclass(frozen=True)
class InvertedIndex:
    """The papers that have term `t`, with its weights there, are `postings[starts[t] : starts[t + 1]]`.

    In `vectors`, a row for each paper, a term is its number in the index, its place in `known`.
    """

    known: Numbers
    starts: Numbers
    postings: Postings
    vectors: Sequence[Vector] = field(repr=False)

    def scores(self, row: int) -> Scores:
        """How near each paper is to this one by its words."""
        return self._scores(self.vectors[row])

    def scores_of(self, vector: Vector) -> Scores:
        """How near each paper is to any one by its words."""
        places, is_known = find_in(self.known, vector.terms)
        return self._scores(Vector(places, vector.weights[is_known]))

    def _scores(self, vector: Vector) -> Scores:
        """All are whole numbers below 2^53, which floats add exactly, in any order."""
        if not len(vector.terms):
            return np.zeros(len(self.vectors))
        starts, ends = self.starts[vector.terms], self.starts[vector.terms + 1]
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        papers, weights = np.concatenate([self.postings[start:end] for start, end in spans]).T
        parts = weights * np.repeat(vector.weights.astype(np.int32), ends - starts)  # below 2^31: UNIT x UNIT
        return np.bincount(papers, weights=parts, minlength=len(self.vectors)).astype(np.float64, copy=False)

    def strongest(self, row: int, other: int) -> int:
        """What the strongest term of two papers adds to their nearness."""
        order = np.argsort(self.vectors[row].terms)
        terms, weights = self.vectors[other]
        places, is_shared = find_in(self.vectors[row].terms[order], terms)
        return int((self.vectors[row].weights[order][places] * weights[is_shared]).max(initial=0))


def invert(vectors: Sequence[Vector]) -> InvertedIndex:
    """The index of some papers, one at least."""
    terms, weights = (np.concatenate(parts) for parts in zip(*vectors, strict=True))
    sizes = [len(vector.terms) for vector in vectors]
    order = np.argsort(terms, kind="stable")
    ordered = terms[order]
    is_first = np.ones(len(ordered), dtype=np.bool_)  # of the mentions of its term
    is_first[1:] = ordered[1:] != ordered[:-1]
    numbers = np.empty(len(ordered), dtype=np.int64)
    numbers[order] = np.cumsum(is_first) - 1
    papers = np.repeat(np.arange(len(vectors)), sizes)
    own_terms = np.split(numbers, np.cumsum(sizes)[:-1])
    return InvertedIndex(
        known=ordered[is_first],
        starts=np.append(np.flatnonzero(is_first), len(ordered)),
        postings=np.stack([papers, weights], axis=1, dtype=np.int32, casting="same_kind")[order],
        vectors=[vector._replace(terms=own) for vector, own in zip(vectors, own_terms, strict=True)],
    )
