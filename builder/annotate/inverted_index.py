"""An inverted index of papers: which have a term; so that a paper is compared only with those that share one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vectors import Numbers, Vector

Scores = NDArray[np.float64]
"""A score of each paper, in parts of UNIT squared: UNIT x UNIT is a cosine of 1."""


@dataclass(frozen=True)
class InvertedIndex:
    """The papers that have term `t` are `papers[starts[t] : starts[t + 1]]`, their weights stand likewise.

    In `vectors`, a row for each paper, a term is its number in the index, its place in `known`.
    """

    known: Numbers
    starts: Numbers
    papers: Numbers
    weights: NDArray[np.float64]
    vectors: Sequence[Vector] = field(repr=False)

    def scores(self, row: int) -> Scores:
        """How near each paper is to this one by its words."""
        return self._scores(self.vectors[row])

    def scores_of(self, vector: Vector) -> Scores:
        """How near each paper is to any one by its words."""
        places = np.minimum(np.searchsorted(self.known, vector.terms), len(self.known) - 1)
        is_known = self.known[places] == vector.terms
        return self._scores(Vector(places[is_known], vector.weights[is_known]))

    def _scores(self, vector: Vector) -> Scores:
        """All are whole numbers below 2^53, which floats add exactly, in any order."""
        spans = [slice(self.starts[term], self.starts[term + 1]) for term in vector.terms]
        if not spans:
            return np.zeros(len(self.vectors))
        papers = np.concatenate([self.papers[span] for span in spans])
        parts = np.concatenate(
            [self.weights[span] * weight for span, weight in zip(spans, vector.weights.tolist(), strict=True)]
        )
        return np.bincount(papers, weights=parts, minlength=len(self.vectors)).astype(np.float64, copy=False)


def invert(vectors: Sequence[Vector]) -> InvertedIndex:
    """The index of some papers, one at least."""
    known, terms = np.unique(np.concatenate([vector.terms for vector in vectors]), return_inverse=True)
    order = np.argsort(terms, kind="stable")
    sizes = [len(vector.terms) for vector in vectors]
    own_terms = np.split(terms, np.cumsum(sizes)[:-1])
    return InvertedIndex(
        known=known,
        starts=np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(known)))]).astype(np.int64),
        papers=np.repeat(np.arange(len(vectors)), sizes)[order],
        weights=np.concatenate([vector.weights for vector in vectors])[order].astype(np.float64),
        vectors=[vector._replace(terms=own) for vector, own in zip(vectors, own_terms, strict=True)],
    )
