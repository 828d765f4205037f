"""Papers to topics: the leaves of the tree whose terms stand in a paper most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from builder.model import OTHER, Leaf, Paper, PaperId, Topics
from builder.taxonomy import Taxonomy
from builder.words import PhraseBook, phrase_key, read_runs

TITLE_WORTH = 3
"""How many mentions in an abstract one in the title is worth."""

LENGTH_WORTH = (0.0, 1.0, 2.0, 2.5)
"""What a term of that many words weighs; longer ones weigh as the last. One word is often ambiguous."""

WEAK_WORTH = 0.4
"""What is left of the weight of a term that several fields use."""

ENOUGH = 0.6
"""The score below which no leaf fits: one word in an abstract that two leaves share, or a weak one."""

CLOSE = 0.6
"""A second topic is shown where it scores this part of the first: then either could be the main one.
Of 10,000 arXiv papers the first two broad topics hold the author's own choice for 66 %, the first for 50 %."""

SECOND = 2.0
"""What a second topic must score: one phrase or two words, for a single word is an accident."""

RANKED = 5
"""How many leaves a ranking holds at least, where the tree has as many."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """The terms of a tree ready to be counted: each term's weight, and the leaves it speaks for."""

    book: PhraseBook
    weights: Mapping[str, float]
    leaves: Mapping[str, tuple[int, ...]]


def find_topics(papers: Sequence[Paper], taxonomy: Taxonomy) -> dict[PaperId, Topics]:
    """The topics of each paper, from its own words alone: another paper never moves them."""
    scale = _scale(taxonomy)
    return {paper.id: _place(_score(paper, scale, len(taxonomy.leaves)), taxonomy.leaves) for paper in papers}


def _scale(taxonomy: Taxonomy) -> _Scale:
    spoken: dict[str, set[int]] = {phrase_key(phrase): set() for phrase in taxonomy.neutral}
    for number, leaf in enumerate(taxonomy.leaves):
        for term in leaf.terms:
            spoken.setdefault(phrase_key(term), set()).add(number)
    weak = frozenset(map(phrase_key, taxonomy.weak))
    weights = {
        term: _length_worth(term) * (WEAK_WORTH if term in weak else 1.0) / max(1, len(numbers))
        for term, numbers in spoken.items()
    }
    return _Scale(PhraseBook(spoken), weights, {term: tuple(sorted(spoken[term])) for term in spoken})


def _length_worth(term: str) -> float:
    return LENGTH_WORTH[min(len(term.split()), len(LENGTH_WORTH) - 1)]


def _score(paper: Paper, scale: _Scale, leaves: int) -> list[float]:
    """The score of each leaf. A term's mentions count by their square root: repeats add less and less."""
    mentions: Counter[str] = Counter()
    for text, worth in ((paper.title, TITLE_WORTH), (paper.abstract, 1)):
        for term in _terms(text, scale.book):
            mentions[term] += worth
    scores = [0.0] * leaves
    for term in sorted(mentions):  # sorted, since the sum of floats depends on the order
        for leaf in scale.leaves[term]:
            scores[leaf] += scale.weights[term] * sqrt(mentions[term])
    return scores


def _terms(text: str, book: PhraseBook) -> Iterable[str]:
    return (phrase for run in read_runs(text) for phrase, _, _ in book.find(run))


def _place(scores: Sequence[float], leaves: Sequence[Leaf]) -> Topics:
    order = sorted(range(len(leaves)), key=lambda number: (-scores[number], number))
    ranking = tuple(leaves[number].name for number in order[: _far_enough(order, leaves)])
    best = scores[order[0]] if order else 0.0
    if best < ENOUGH:
        return Topics((OTHER,), ranking)
    return Topics(ranking[: 2 if _is_close(scores, order) else 1], ranking)


def _is_close(scores: Sequence[float], order: Sequence[int]) -> bool:
    return len(order) > 1 and scores[order[1]] >= max(CLOSE * scores[order[0]], SECOND)


def _far_enough(order: Sequence[int], leaves: Sequence[Leaf]) -> int:
    """How many of the ordered leaves a ranking takes to hold two broad topics."""
    for count, number in enumerate(order, 1):
        if leaves[number].coarse != leaves[order[0]].coarse:
            return max(count, RANKED)
    return len(order)
