"""Related papers: the nearest neighbours of each, those that share rare words and a subject; and what they share.

How near two papers are is the cosine of their vectors (`vectors`), plus what their subjects have in common
(`subjects`). The rarity of a term is that of the shipped corpus, so that no third paper ever changes how near two
are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from builder.annotate.inverted_index import InvertedIndex, Scores, invert
from builder.annotate.subjects import KinshipFinder, Subjects
from builder.annotate.vectors import HEAVIEST, UNIT, Vector, shared_parts
from builder.model import Neighbour, PaperId
from builder.system import PLAIN, Means, Progress

THRESHOLD = 0.142
"""Papers that are less near are not related. Of those just above it one in three are, of all five in eight."""

LEAST_WORDS = 0.06
"""With a lower cosine of their words no subject makes papers related: no paper has so many tags in common."""

REST = 0.045
"""What must be left of that cosine without its strongest term: papers that share one word share no subject."""

MANY = 20_000
"""From so many papers on only the heaviest terms of each are compared: else time grew by the square."""

TRIED = 12
"""For each neighbour wanted so many of the papers that are nearest by their words are tried."""

Found = list[tuple[int, tuple[str, ...]]]
"""The neighbours of a paper, nearest first: the row of each in the index, and the reasons to be named."""


class Comparable(NamedTuple):
    """A paper to be compared."""

    vector: Vector
    subjects: Subjects


def find_related(
    papers: Mapping[PaperId, Comparable],
    finder: KinshipFinder,
    most: int = 5,
    progress: Progress = lambda stage, done, total: None,
    means: Means = PLAIN,
) -> dict[PaperId, tuple[Neighbour, ...]]:
    """At most `most` neighbours of each paper, nearest first, each with the names of what makes it one."""
    ids = sorted(papers)
    if not ids:
        return {}
    index = invert([_pruned(papers[paper].vector, len(ids)) for paper in ids])
    subjects = [papers[paper].subjects for paper in ids]
    rows: list[Found] = []
    for found in means.workers.map(range(len(ids)), _NeighbourSearch, index, subjects, finder, most):
        rows.extend(found)
        progress("finding neighbours", len(rows), len(ids))
    return {
        paper: tuple(Neighbour(ids[other], because) for other, because in found)
        for paper, found in zip(ids, rows, strict=True)
    }


def _pruned(vector: Vector, papers: int) -> Vector:
    return vector if papers < MANY else Vector(vector.terms[:HEAVIEST], vector.weights[:HEAVIEST])


class _NeighbourSearch:
    """Finds the neighbours of one chunk of papers after the other."""

    def __init__(
        self, index: InvertedIndex, subjects: Sequence[Subjects], finder: KinshipFinder, most: int
    ) -> None:
        self._index, self._subjects, self._finder, self._most = index, subjects, finder, most

    def __call__(self, rows: Sequence[int]) -> list[Found]:
        return [self._neighbours(row) for row in rows]

    def _neighbours(self, row: int) -> Found:
        by_words = self._index.scores(row)
        by_words[row] = -1.0  # a paper is no neighbour of its own
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for other in _nearest(by_words, TRIED * self._most):
            kinship = self._finder.compare(self._subjects[row], self._subjects[other])
            score = int(by_words[other]) + kinship.part
            if kinship.is_likely and score >= THRESHOLD * UNIT * UNIT and self._has_rest(row, other):
                found.append((-score, other, kinship.because))
        # Rows are in the order of the ids: of equals the first.
        return [(other, because) for _, other, because in sorted(found)[: self._most]]

    def _has_rest(self, row: int, other: int) -> bool:
        parts = shared_parts(self._index.vectors[row], self._index.vectors[other])
        return bool(parts.sum() - parts.max(initial=0) >= REST * UNIT * UNIT)


def _nearest(by_words: Scores, number: int) -> list[int]:
    """The rows of the papers that are nearest by their words, at most `number`; only those near enough."""
    rows = np.flatnonzero(by_words >= LEAST_WORDS * UNIT * UNIT)
    nearest: list[int] = rows[np.lexsort((rows, -by_words[rows]))][:number].tolist()
    return nearest
