"""Papers to their nearest neighbours: those that share rare words and pairs of words, and which ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log, sqrt

from builder.model import Neighbour, Paper, PaperId
from builder.words import Run, best_surface, is_subject_word, is_torn, read_runs, surface_of

TITLE_WORTH = 2
"""How many mentions in an abstract one in the title is worth."""

KEPT = 40
"""Terms of a paper that count, the heaviest."""

THRESHOLD = 0.11
"""The cosine below which papers are not called related: there they share little more than style."""

REST = 0.045
"""What a cosine must keep without its strongest term: papers that share one word share no subject."""

BECAUSE = 3
"""Shared terms that are named."""

Vector = dict[str, float]
"""The weight of each term of a paper, heaviest first; the squares add up to 1."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A term of a paper: a word or a pair of words, as written, and what this mention is worth."""

    key: str
    surface: str
    worth: int


def find_related(papers: Sequence[Paper], most: int = 5) -> dict[PaperId, tuple[Neighbour, ...]]:
    """At most `most` neighbours of each paper, nearest first, each with the terms that make it one."""
    mentions = {paper.id: tuple(_mentions(paper)) for paper in sorted(papers, key=lambda paper: paper.id)}
    vectors = _vectors({paper: _counts(found) for paper, found in mentions.items()})
    surfaces = _surfaces(mentions)
    index = _invert(vectors)
    related = {}
    for paper in papers:
        near = _nearest(paper.id, vectors, index, most)
        related[paper.id] = tuple(
            Neighbour(other, _because(vectors[paper.id], vectors[other], surfaces)) for other in near
        )
    return related


def _mentions(paper: Paper) -> Iterator[_Mention]:
    """The words of title and abstract that hint at a subject, and such words next to each other."""
    for text, worth in ((paper.title, TITLE_WORTH), (paper.abstract, 1)):
        for run in read_runs(text):
            yield from (_Mention(key, surface, worth) for key, surface in _terms(run))


def _terms(run: Run) -> Iterator[tuple[str, str]]:
    for word in filter(is_subject_word, run):
        yield word.key, word.surface
    for start in range(len(run) - 1):
        pair = run[start : start + 2]
        if all(map(is_subject_word, pair)) and not is_torn(run, start, start + 2):
            yield " ".join(word.key for word in pair), surface_of(pair)


def _counts(mentions: Sequence[_Mention]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[mention.key] += mention.worth
    return counts


def _vectors(mentions: Mapping[PaperId, Counter[str]]) -> dict[PaperId, Vector]:
    """TF-IDF: (1 + log mentions) x log(1 + papers / papers with the term), the heaviest terms, length 1."""
    spread = Counter(key for counts in mentions.values() for key in counts)
    rarity = {key: log(1 + len(mentions) / papers) for key, papers in spread.items()}
    return {
        paper: _unit({key: (1 + log(count)) * rarity[key] for key, count in counts.items() if spread[key] > 1})
        for paper, counts in mentions.items()
    }


def _unit(weights: Vector) -> Vector:
    kept = nsmallest(KEPT, weights.items(), key=lambda item: (-item[1], item[0]))
    length = sqrt(sum(weight * weight for _, weight in kept))
    return {key: weight / length for key, weight in kept}


def _invert(vectors: Mapping[PaperId, Vector]) -> dict[str, list[tuple[PaperId, float]]]:
    index: defaultdict[str, list[tuple[PaperId, float]]] = defaultdict(list)
    for paper, vector in vectors.items():
        for key, weight in vector.items():
            index[key].append((paper, weight))
    return index


def _nearest(
    paper: PaperId,
    vectors: Mapping[PaperId, Vector],
    index: Mapping[str, Sequence[tuple[PaperId, float]]],
    most: int,
) -> list[PaperId]:
    cosines: defaultdict[PaperId, float] = defaultdict(float)
    strongest: defaultdict[PaperId, float] = defaultdict(float)
    for key, weight in vectors[paper].items():
        for other, other_weight in index[key]:
            part = weight * other_weight
            cosines[other] += part
            strongest[other] = max(strongest[other], part)
    near = (
        (-cosine, other)
        for other, cosine in cosines.items()
        if other != paper and cosine >= THRESHOLD and cosine - strongest[other] >= REST
    )
    return [other for _, other in nsmallest(most, near)]


def _because(one: Vector, other: Vector, surfaces: Mapping[str, str]) -> tuple[str, ...]:
    """The shared terms that weigh most; of a word and a pair that says it too the pair, no word twice."""
    shared = sorted((key for key in one if key in other), key=lambda key: (-one[key] * other[key], key))
    pairs = [set(key.split()) for key in shared]
    told: list[str] = []
    said: set[str] = set()
    for key, words in zip(shared, pairs, strict=True):
        if said.isdisjoint(words) and not any(words < pair for pair in pairs):
            told.append(surfaces[key])
            said |= words
    return tuple(told[:BECAUSE])


def _surfaces(mentions: Mapping[PaperId, Sequence[_Mention]]) -> dict[str, str]:
    """How the archive writes each term most often."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in mentions.values():
        for mention in found:
            written[mention.key][mention.surface] += 1
    return {key: best_surface(counts.items()) for key, counts in written.items()}
