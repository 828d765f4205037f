"""Papers to their nearest neighbours: those that share rare words, in like topics, and which words.

What two papers have in common is the sum over shared terms of what BM25 gives the term in either (Robertson and
Zaragoza, 2009), as a cosine, plus a small part for how alike the model of topics finds them. Rarity comes from
the shipped corpus, so that no third paper ever changes what two have in common. All sums are of integers:
equal on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.annotate.vectors import NAMED, UNIT, Numbers, Vector
from builder.annotate.words.stopwords import PAPER_TALK
from builder.model import Neighbour, PaperId
from builder.system import map_chunks

THRESHOLD = 0.1
"""The cosine of words below which papers are not called related: there they share little more than style."""

REST = 0.045
"""What that cosine must keep without its strongest term: papers that share one word share no subject."""

MANY = 20_000
"""Papers from which on only the heaviest terms of each are compared, or time would grow by the square."""

BECAUSE = 3
"""Shared terms that are named."""

SLACK = 20
"""Of so many times the neighbours wanted it is looked whether their words suffice."""


@dataclass(frozen=True)
class _InvertedIndex:
    """Which papers have each term: entries `starts[t]` to `starts[t + 1]` of `papers` and `weights`."""

    starts: Numbers
    papers: Numbers
    weights: NDArray[np.float64]
    topics: NDArray[np.float64]
    vectors: Sequence[Vector] = field(repr=False)

    def scores(self, row: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How near each paper is to this one by its words, and by words and topics, in parts of UNIT squared.

        Whole numbers below 2^53 all: floats add them exactly, in any order.
        """
        vector = self.vectors[row]
        spans = [slice(self.starts[term], self.starts[term + 1]) for term in vector.terms]
        if not spans:
            return np.zeros(len(self.vectors)), np.zeros(len(self.vectors))
        papers = np.concatenate([self.papers[span] for span in spans])
        parts = np.concatenate(
            [self.weights[span] * weight for span, weight in zip(spans, vector.weights.tolist(), strict=True)]
        )
        words = np.bincount(papers, weights=parts, minlength=len(self.vectors)).astype(np.float64, copy=False)
        return words, np.add(words, self.topics @ self.topics[row])


def find_related(
    vectors: Mapping[PaperId, Vector],
    most: int = 5,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[PaperId, tuple[Neighbour, ...]]:
    """At most `most` neighbours of each paper, nearest first, each with the terms that make it one."""
    ids = sorted(vectors)
    if not ids:
        return {}
    index = _invert([_pruned(vectors[paper], len(ids)) for paper in ids])
    near: list[Found] = []
    for found in map_chunks(range(len(ids)), _nearest_of, index, most):
        near.extend(found)
        progress(len(near), len(ids))
    return {
        paper: tuple(Neighbour(ids[other], because) for other, because in found)
        for paper, found in zip(ids, near, strict=True)
    }


def _pruned(vector: Vector, papers: int) -> Vector:
    if papers < MANY:
        return vector
    return vector._replace(terms=vector.terms[:NAMED], weights=vector.weights[:NAMED])


def _invert(vectors: Sequence[Vector]) -> _InvertedIndex:
    known, terms = np.unique(np.concatenate([vector.terms for vector in vectors]), return_inverse=True)
    order = np.argsort(terms, kind="stable")
    papers = np.repeat(np.arange(len(vectors)), [len(vector.terms) for vector in vectors])
    counts = np.bincount(terms, minlength=len(known))
    places = np.split(terms, np.cumsum([len(vector.terms) for vector in vectors])[:-1])
    return _InvertedIndex(
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        papers=papers[order],
        weights=np.concatenate([vector.weights for vector in vectors])[order].astype(np.float64),
        topics=np.array([vector.topics for vector in vectors], dtype=np.float64),
        vectors=[vector._replace(terms=own) for vector, own in zip(vectors, places, strict=True)],
    )


Found = list[tuple[int, tuple[str, ...]]]
"""The neighbours of one paper as rows of the index, each with its reasons."""


def _nearest_of(index: _InvertedIndex, most: int) -> Callable[[Sequence[int]], list[Found]]:
    return partial(_neighbours, index, most)


def _neighbours(index: _InvertedIndex, most: int, rows: Sequence[int]) -> list[Found]:
    return [_nearest(index, row, most) for row in rows]


def _nearest(index: _InvertedIndex, row: int, most: int) -> Found:
    words, scores = index.scores(row)
    words[row] = -1.0
    candidates = np.flatnonzero(words >= THRESHOLD * UNIT * UNIT)
    if len(candidates) > SLACK * most:
        least = np.partition(scores[candidates], -SLACK * most)[-SLACK * most]
        candidates = candidates[scores[candidates] >= least]
    # Rows are in the order of the ids: of equals the first.
    order = candidates[np.lexsort((candidates, -scores[candidates]))][: SLACK * most]
    found: Found = []
    mine = index.vectors[row]
    for other in order.tolist():
        if len(found) == most:
            break
        shared = _shared(mine, index.vectors[other])
        if words[other] - shared[0].part >= REST * UNIT * UNIT:
            because = _because([_name(one, mine, index.vectors[other]) for one in shared])
            if because:
                found.append((other, because))
    return found


class _Shared(NamedTuple):
    """A term of two papers: what it adds to their likeness, and its place among the terms of each."""

    part: int
    mine: int
    theirs: int


def _shared(one: Vector, other: Vector) -> list[_Shared]:
    """The terms of both papers, those that add most first."""
    order = np.argsort(one.terms)
    ordered = one.terms[order]
    at = np.minimum(np.searchsorted(ordered, other.terms), len(ordered) - 1)
    theirs = np.flatnonzero(ordered[at] == other.terms)
    mine = order[at[theirs]]
    parts = one.weights[mine] * other.weights[theirs]
    found = map(_Shared, parts.tolist(), mine.tolist(), theirs.tolist())
    return sorted(found, key=lambda term: (-term.part, term.mine))


def _name(term: _Shared, one: Vector, other: Vector) -> tuple[str, bool]:
    """How one of the papers writes a term, and whether that is a common word; "" where none has a name for it."""
    for vector, place in ((one, term.mine), (other, term.theirs)):
        if place < len(vector.names) and vector.names[place]:
            return vector.names[place], place in vector.common
    return "", True


def _because(terms: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """Of the terms, strongest first, those that are named; of a word and a pair that says it too the pair, no
    word twice, common words only where there is nothing better."""
    spoken = [
        (name, is_common)
        for name, is_common in terms
        if name and not PAPER_TALK.intersection(name.casefold().split())
    ]
    names = [name for name, is_common in spoken if not is_common] or [name for name, _ in spoken]
    pairs = [set(name.casefold().replace("-", " ").split()) for name in names]
    told: list[str] = []
    said: set[str] = set()
    for name, words in zip(names, pairs, strict=True):
        if said.isdisjoint(words) and not any(words < pair for pair in pairs):
            told.append(name)
            said |= words
    return tuple(told[:BECAUSE])
