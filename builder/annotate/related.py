"""Related papers: the nearest neighbours of each, those that share rare words and a subject; and what they share.

How near two papers are is the cosine of their vectors (`vectors`), plus what their subjects have in common
(`subjects`). The rarity of a term is that of the shipped corpus, so that no third paper ever changes how near two
are.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

import numpy as np

from builder.annotate.inverted_index import InvertedIndex, Scores, invert
from builder.annotate.kinship_bounds import KinshipBounds, bound_kinship
from builder.annotate.nearest import LAST, Near, Nearest, Newcomer, with_newcomers
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

FEW_SOUGHT = 300
"""Where the neighbours of no more papers are sought, each paper that is tried is compared: to find out first which
need not be would take longer."""


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
        self, known: Nearest, progress: Progress = lambda stage, done, total: None, means: Means = PLAIN
    ) -> Nearest:
        """What is nearest to each paper, where that of some is known."""
        rows = [row for row, paper in enumerate(self._ids) if paper not in known]
        shared: tuple[object, ...] = ()
        if rows:
            is_worth_it = len(rows) > FEW_SOUGHT
            bounds = bound_kinship(self._judge.subjects, self._finder) if is_worth_it else None
            shared = (self._ids, self._judge, bounds, self._most)
        found: list[Near] = []
        progress("finding neighbours", len(known), len(self._ids))
        for some in means.workers.map(rows, _NeighbourSearch, *shared):
            found.extend(some)
            progress("finding neighbours", len(known) + len(found), len(self._ids))
        new = {self._ids[row]: near for row, near in zip(rows, found, strict=True)}
        return {paper: new[paper] if paper in new else known[paper] for paper in self._ids}

    def renew(self, known: Nearest, gone: Iterable[Vector]) -> Nearest:
        """What is nearest to papers of which this was known before those with the vectors in `gone` went, and all
        others came; without those of which it cannot be told from that."""
        if not known:
            return {}
        floors = np.array([_floor(known[one]) if one in known else inf for one in self._ids])
        rows = np.flatnonzero(floors < inf).tolist()
        lost = {row for vector in gone for row in np.flatnonzero(self._scores_of(vector) >= floors).tolist()}
        came: defaultdict[int, list[Newcomer]] = defaultdict(list)
        for row in np.flatnonzero(floors == inf).tolist():
            scores = self._judge.index.scores(row)
            for other in np.flatnonzero(scores >= floors).tolist():
                came[other].append(Newcomer(int(scores[other]), self._ids[row]))
        renewed = {row: self._renewed(row, known[self._ids[row]], came[row]) for row in rows if row not in lost}
        return {self._ids[row]: near for row, near in renewed.items() if near}

    def _renewed(self, row: int, near: Near, came: Sequence[Newcomer]) -> Near | None:
        def judge(newcomer: Newcomer) -> tuple[int, tuple[str, ...]] | None:
            other = bisect_left(self._ids, newcomer.id)
            kinship = self._judge.kinship(row, other, newcomer.by_words)
            return (
                (newcomer.by_words + kinship.part, self._judge.because(row, other, kinship)) if kinship else None
            )

        return with_newcomers(near, came, TRIED * self._most, self._most, judge) if came else near

    def _scores_of(self, vector: Vector) -> Scores:
        return self._judge.index.scores_of(self._pruned(vector))

    @cached_property
    def _judge(self) -> _Judge:
        index = invert([self._pruned(self._papers[paper].vector) for paper in self._ids])
        return _Judge(index, [self._papers[paper].subjects for paper in self._ids], self._finder)

    @property
    def is_pruned(self) -> bool:
        """Whether only the heaviest terms of each paper are compared."""
        return len(self._papers) >= MANY

    def _pruned(self, vector: Vector) -> Vector:
        return Vector(vector.terms[:HEAVIEST], vector.weights[:HEAVIEST]) if self.is_pruned else vector


def find_related(
    papers: Mapping[PaperId, Comparable],
    finder: KinshipFinder,
    most: int = 5,
    progress: Progress = lambda stage, done, total: None,
    means: Means = PLAIN,
) -> Related:
    """At most `most` neighbours of each paper."""
    return neighbours_of(RelatedPapers(papers, finder, most).find({}, progress, means))


def neighbours_of(nearest: Nearest) -> Related:
    """Of what is nearest to papers the neighbours alone."""
    return {paper: near.neighbours for paper, near in nearest.items()}


def _floor(near: Near) -> float:
    """How near by its words another paper must be to change what is nearest to one."""
    return near.last[0] if near.last else LEAST_WORDS * UNIT * UNIT


class _Judge:
    """Says of two papers, by their rows, whether they are neighbours."""

    def __init__(self, index: InvertedIndex, subjects: Sequence[Subjects], finder: KinshipFinder) -> None:
        self.index, self.subjects, self._finder = index, subjects, finder

    def kinship(self, row: int, other: int, by_words: int) -> Kinship | None:
        """What the subjects of two papers add to their nearness by words; None where they are no neighbours."""
        kinship = self._finder.compare(self.subjects[row], self.subjects[other])
        is_near = kinship.is_likely and by_words + kinship.part >= THRESHOLD * UNIT * UNIT
        return kinship if is_near and self._has_rest(row, other, by_words) else None

    def because(self, row: int, other: int, kinship: Kinship) -> tuple[str, ...]:
        """The names of what makes the other a neighbour."""
        return self._finder.because(kinship, self.subjects[row], self.subjects[other])

    def _has_rest(self, row: int, other: int, by_words: int) -> bool:
        """Whether enough is left without their strongest term; the weights of the heaviest ones mostly tell it."""
        most = by_words - REST * UNIT * UNIT
        heaviest = int(self.index.vectors[row].weights[0]) * int(self.index.vectors[other].weights[0])
        return heaviest <= most or self.index.strongest(row, other) <= most


class _NeighbourSearch:
    """Finds what is nearest to the papers of one chunk after the other."""

    def __init__(self, ids: Sequence[PaperId], judge: _Judge, bounds: KinshipBounds | None, most: int) -> None:
        self._ids, self._judge, self._bounds, self._most = ids, judge, bounds, most

    def __call__(self, rows: Sequence[int]) -> list[Near]:
        return [self._near(row) for row in rows]

    def _near(self, row: int) -> Near:
        by_words = self._judge.index.scores(row)
        by_words[row] = -1.0  # a paper is no neighbour of its own
        tried = _nearest(by_words, TRIED * self._most)
        best: list[tuple[int, int, Kinship]] = []
        for other, highest in self._promising(row, tried, by_words[tried]):
            if len(best) == self._most and highest < -best[-1][0]:
                break  # those that are left cannot have more
            words = int(by_words[other])
            if kinship := self._judge.kinship(row, other, words):
                insort(best, (-words - kinship.part, other, kinship))  # rows are in the order of the ids
                del best[self._most :]
        last = by_words[tried[-LAST:]].tolist() if len(tried) == TRIED * self._most else []
        return Near(
            tuple(Neighbour(self._ids[other], self._judge.because(row, other, how)) for _, other, how in best),
            tuple(-score for score, *_ in best),
            min((int(by_words[other]) for _, other, _ in best), default=UNIT * UNIT),
            len(tried),
            tuple(map(int, reversed(last))),
        )

    def _promising(self, row: int, others: Numbers, by_words: Scores) -> Iterable[tuple[int, float]]:
        """Which of some papers may be near enough, with the most that their nearness can be; that of the first is
        greatest."""
        if self._bounds is None:
            return [(other, inf) for other in others.tolist()]
        highest = by_words + self._bounds.most(row, others)
        order = np.argsort(-highest, kind="stable")
        order = order[highest[order] >= THRESHOLD * UNIT * UNIT]
        return zip(others[order].tolist(), highest[order].tolist(), strict=True)


def _nearest(by_words: Scores, number: int) -> Numbers:
    """The rows of the papers that are nearest by their words, at most `number`; only those near enough."""
    rows = np.flatnonzero(by_words >= LEAST_WORDS * UNIT * UNIT)
    return rows[np.argsort(-by_words[rows], kind="stable")][:number]
