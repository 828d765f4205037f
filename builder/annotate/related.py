"""Related papers: the nearest neighbours of each, those that share rare words and a subject; and what they share.

How near two papers are is the cosine of their vectors (`vectors`), plus what their subjects have in common
(`subjects`). The rarity of a term is that of the shipped corpus, so that no third paper ever changes how near two
are.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from builder.annotate.inverted_index import InvertedIndex, Scores, invert
from builder.annotate.kinship_bounds import KinshipBounds, bound_kinship
from builder.annotate.subjects import Kinship, KinshipFinder, Subjects
from builder.annotate.vectors import HEAVIEST, UNIT, Numbers, Vector
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


Related = dict[PaperId, tuple[Neighbour, ...]]
"""The neighbours of papers, nearest first, each with the names of what makes it one."""


class RelatedPapers:
    """Papers made ready to find the neighbours of each: at most `most`."""

    def __init__(self, papers: Mapping[PaperId, Comparable], finder: KinshipFinder, most: int = 5) -> None:
        self._papers, self._finder, self._most = papers, finder, most
        self._ids = sorted(papers)

    def find(
        self, known: Related, progress: Progress = lambda stage, done, total: None, means: Means = PLAIN
    ) -> Related:
        """The neighbours of all papers, where those of some are known."""
        rows = [row for row, paper in enumerate(self._ids) if paper not in known]
        subjects = [self._papers[paper].subjects for paper in self._ids]
        shared: tuple[object, ...] = ()
        if rows:
            bounds = bound_kinship(subjects, self._finder)
            shared = (self._index, subjects, bounds, self._finder, self._most)
        found: list[Found] = []
        progress("finding neighbours", len(known), len(self._ids))
        for some in means.workers.map(rows, _NeighbourSearch, *shared):
            found.extend(some)
            progress("finding neighbours", len(known) + len(found), len(self._ids))
        new = {self._ids[row]: self._named(one) for row, one in zip(rows, found, strict=True)}
        return {paper: new[paper] if paper in new else known[paper] for paper in self._ids}

    def near(self, vectors: Iterable[Vector]) -> set[PaperId]:
        """The papers that one with any of these vectors could be a neighbour of, by its words."""
        found: set[PaperId] = set()
        for vector in vectors if self._ids else ():
            scores = self._index.scores_of(self._pruned(vector))
            found.update(self._ids[row] for row in np.flatnonzero(scores >= LEAST_WORDS * UNIT * UNIT))
        return found

    @cached_property
    def _index(self) -> InvertedIndex:
        return invert([self._pruned(self._papers[paper].vector) for paper in self._ids])

    @property
    def is_pruned(self) -> bool:
        """Whether only the heaviest terms of each paper are compared."""
        return len(self._papers) >= MANY

    def _pruned(self, vector: Vector) -> Vector:
        return Vector(vector.terms[:HEAVIEST], vector.weights[:HEAVIEST]) if self.is_pruned else vector

    def _named(self, found: Found) -> tuple[Neighbour, ...]:
        return tuple(Neighbour(self._ids[other], because) for other, because in found)


def find_related(
    papers: Mapping[PaperId, Comparable],
    finder: KinshipFinder,
    most: int = 5,
    progress: Progress = lambda stage, done, total: None,
    means: Means = PLAIN,
) -> Related:
    """At most `most` neighbours of each paper."""
    return RelatedPapers(papers, finder, most).find({}, progress, means)


class _NeighbourSearch:
    """Finds the neighbours of one chunk of papers after the other."""

    def __init__(
        self,
        index: InvertedIndex,
        subjects: Sequence[Subjects],
        bounds: KinshipBounds,
        finder: KinshipFinder,
        most: int,
    ) -> None:
        self._index, self._subjects, self._bounds = index, subjects, bounds
        self._finder, self._most = finder, most
        self._heaviest = [int(vector.weights.max(initial=0)) for vector in index.vectors]

    def __call__(self, rows: Sequence[int]) -> list[Found]:
        return [self._neighbours(row) for row in rows]

    def _neighbours(self, row: int) -> Found:
        by_words = self._index.scores(row)
        by_words[row] = -1.0  # a paper is no neighbour of its own
        own = self._subjects[row]
        best: list[tuple[int, int, Kinship]] = []
        for other, highest in self._promising(row, by_words):
            if len(best) == self._most and highest < -best[-1][0]:
                break  # those that are left cannot have more
            kinship = self._finder.compare(own, self._subjects[other])
            score = int(by_words[other]) + kinship.part
            is_near = kinship.is_likely and score >= THRESHOLD * UNIT * UNIT
            if is_near and self._has_rest(row, other, by_words[other]):
                insort(best, (-score, other, kinship))  # rows are in the order of the ids: of equals the first
                del best[self._most :]
        return [(other, self._finder.because(how, own, self._subjects[other])) for _, other, how in best]

    def _has_rest(self, row: int, other: int, by_words: float) -> bool:
        """Whether enough is left without their strongest term; the weights of the heaviest ones mostly tell it."""
        most = by_words - REST * UNIT * UNIT
        return self._heaviest[row] * self._heaviest[other] <= most or self._index.strongest(row, other) <= most

    def _promising(self, row: int, by_words: Scores) -> Iterable[tuple[int, float]]:
        """The papers that may be near enough, with the most that their nearness can be; that of the first is
        greatest."""
        others = _nearest(by_words, TRIED * self._most)
        highest = by_words[others] + self._bounds.most(row, others)
        order = np.argsort(-highest, kind="stable")
        order = order[highest[order] >= THRESHOLD * UNIT * UNIT]
        return zip(others[order].tolist(), highest[order].tolist(), strict=True)


def _nearest(by_words: Scores, number: int) -> Numbers:
    """The rows of the papers that are nearest by their words, at most `number`; only those near enough."""
    rows = np.flatnonzero(by_words >= LEAST_WORDS * UNIT * UNIT)
    return rows[np.argsort(-by_words[rows], kind="stable")][:number]
