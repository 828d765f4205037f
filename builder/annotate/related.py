"""Related papers: the nearest neighbours of each, those that share rare words in like topics; and what they share.

How near two papers are is the cosine of their vectors (`vectors`), plus a small part for how alike the model of
topics finds them. The rarity of a term is that of the shipped corpus, so that no third paper ever changes how near
two are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from builder.annotate.inverted_index import InvertedIndex, Scores, invert
from builder.annotate.reasons import find_reasons, shared_terms
from builder.annotate.vectors import NAMED, UNIT, Vector
from builder.model import Neighbour, PaperId
from builder.system import Progress, map_chunks

THRESHOLD = 0.1
"""With a lower cosine of their words papers are not related: they share little more than style."""

REST = 0.045
"""What must be left of that cosine without its strongest term: papers that share one word share no subject."""

MANY = 20_000
"""From so many papers on only the heaviest terms of each are compared: else time grew by the square."""

TRIED = 20
"""For each neighbour wanted so many of the nearest papers are tried, since not all share enough."""

Found = list[tuple[int, tuple[str, ...]]]
"""The neighbours of a paper, nearest first: the row of each in the index, and the terms that both share."""


def find_related(
    vectors: Mapping[PaperId, Vector], most: int = 5, progress: Progress = lambda stage, done, total: None
) -> dict[PaperId, tuple[Neighbour, ...]]:
    """At most `most` neighbours of each paper, nearest first, each with the terms that make it one."""
    ids = sorted(vectors)
    if not ids:
        return {}
    index = invert([_pruned(vectors[paper], len(ids)) for paper in ids])
    rows: list[Found] = []
    for found in map_chunks(range(len(ids)), _NeighbourSearch, index, most):
        rows.extend(found)
        progress("finding neighbours", len(rows), len(ids))
    return {
        paper: tuple(Neighbour(ids[other], because) for other, because in found)
        for paper, found in zip(ids, rows, strict=True)
    }


def _pruned(vector: Vector, papers: int) -> Vector:
    if papers < MANY:
        return vector
    return vector._replace(terms=vector.terms[:NAMED], weights=vector.weights[:NAMED])


class _NeighbourSearch:
    """Finds the neighbours of one chunk of papers after the other."""

    def __init__(self, index: InvertedIndex, most: int) -> None:
        self._index, self._most = index, most

    def __call__(self, rows: Sequence[int]) -> list[Found]:
        return [self._neighbours(row) for row in rows]

    def _neighbours(self, row: int) -> Found:
        by_words, scores = self._index.scores(row)
        by_words[row] = -1.0  # a paper is no neighbour of its own
        mine = self._index.vectors[row]
        found: Found = []
        for other in _nearest(by_words, scores, TRIED * self._most):
            if len(found) == self._most:
                break
            theirs = self._index.vectors[other]
            shared = shared_terms(mine, theirs)
            has_more = by_words[other] - shared[0].part >= REST * UNIT * UNIT
            if has_more and (because := find_reasons(shared, mine, theirs)):
                found.append((other, because))
        return found


def _nearest(by_words: Scores, scores: Scores, number: int) -> list[int]:
    """The rows of the nearest papers, at most `number`, nearest first; only those whose words are near enough."""
    rows = np.flatnonzero(by_words >= THRESHOLD * UNIT * UNIT)
    if len(rows) > number:
        least = np.partition(scores[rows], -number)[-number]
        rows = rows[scores[rows] >= least]
    # Rows are in the order of the ids: of equals the first.
    nearest: list[int] = rows[np.lexsort((rows, -scores[rows]))][:number].tolist()
    return nearest
