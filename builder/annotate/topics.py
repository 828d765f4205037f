"""Papers to topics: what a learned model says of the broad fields, and curated terms of each leaf of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from builder.annotate.linear_model import Model
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import Wording, phrase_key
from builder.model import OTHER, Leaf, Topics

IN_TITLE = 3
"""How many mentions of a curated term in an abstract one in the title is worth."""

LENGTH_WORTH = (0.0, 1.0, 2.0, 2.5)
"""What a term of that many words weighs; longer ones weigh as the last. One word is often ambiguous."""

WEAK_WORTH = 0.4
"""What is left of the weight of a term that several fields use."""

TAG_WORTH = 0.5
"""What is left of the weight of a phrase that the tree does not name, but a tag of the leaf does."""

LEARNED = 6.5
"""What the model's margin of a field weighs beside curated terms."""

UNLEARNED = -1.0
"""The margin of a field that the model does not know: that of a field a paper does not speak for."""

ENOUGH = 0.6
"""The curated score below which no leaf fits: one word in an abstract that two leaves share, or a weak one;"""

DOUBTFUL = -0.55
"""and then the model must be surer than this of a field, or the paper is in Other."""

CLOSE = 2.5
"""A second topic is shown where its score is at most this much below the first: either could be the main one."""

RANKED = 5
"""How many leaves a ranking holds at least, where the tree has as many."""


class Classifier:
    """A tree with its model: tells the topics of one paper after the other, from the paper's own words alone.

    `spoken` adds phrases that the tree does not name, and the slugs of the leaves they speak for.
    """

    def __init__(self, tree: TopicTree, model: Model, spoken: Mapping[str, Iterable[str]]) -> None:
        self._leaves = tree.leaves
        self._model = model
        fields = {name: number for number, name in enumerate(model.weights.fields)}
        self._fields = tuple(fields.get(leaf.coarse, -1) for leaf in tree.leaves)
        self._scale = _scale(tree, spoken)

    def margins(self, terms: Counter[str]) -> tuple[float, ...]:
        """What the model says of its fields: `terms` are those of `words.count_terms`."""
        return self._model.margins(terms)

    def place(self, wording: Wording, margins: Sequence[float]) -> Topics:
        """The leaves shown for a paper, one or two or Other, and the ranking behind them."""
        curated = _score(wording, self._scale, len(self._leaves))
        learned = [margins[field] if field >= 0 else UNLEARNED for field in self._fields]
        scores = [LEARNED * one + other for one, other in zip(learned, curated, strict=True)]
        order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
        ranking = tuple(self._leaves[number].name for number in order[: _far_enough(order, self._leaves)])
        if max(curated, default=0.0) < ENOUGH and max(learned, default=UNLEARNED) < DOUBTFUL:
            return Topics((OTHER,), ranking)
        has_second = _is_close(scores, order) and (curated[order[1]] > 0 or learned[order[1]] >= DOUBTFUL)
        return Topics(ranking[: 2 if has_second else 1], ranking)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Curated terms ready to be counted: each term's weight, and the leaves it speaks for."""

    book: PhraseMatcher
    weights: Mapping[str, float]
    leaves: Mapping[str, tuple[int, ...]]


def _scale(tree: TopicTree, spoken: Mapping[str, Iterable[str]]) -> _Scale:
    leaves: dict[str, set[int]] = {phrase_key(phrase): set() for phrase in tree.neutral}
    for number, leaf in enumerate(tree.leaves):
        for term in leaf.terms:
            leaves.setdefault(phrase_key(term), set()).add(number)
    weak = frozenset(map(phrase_key, tree.weak))
    worth = {term: WEAK_WORTH if term in weak else 1.0 for term in leaves}
    slugs: dict[str, int] = {leaf.slug: number for number, leaf in enumerate(tree.leaves)}
    for phrase, homes in sorted(spoken.items()):
        numbers = {slugs[home] for home in homes if home in slugs}
        if numbers and phrase not in leaves and phrase_key(phrase) not in leaves:
            leaves[phrase] = numbers
            worth[phrase] = TAG_WORTH
    weights = {term: _length_worth(term) * worth[term] / max(1, len(numbers)) for term, numbers in leaves.items()}
    return _Scale(PhraseMatcher(leaves), weights, {term: tuple(sorted(leaves[term])) for term in leaves})


def _length_worth(term: str) -> float:
    return LENGTH_WORTH[min(len(phrase_key(term).split()), len(LENGTH_WORTH) - 1)]


def _score(wording: Wording, scale: _Scale, leaves: int) -> list[float]:
    """The curated score of each leaf. A term's mentions count by their square root: repeats add less and less."""
    mentions: Counter[str] = Counter()
    for runs, worth in ((wording.title, IN_TITLE), (wording.abstract, 1)):
        for run in runs:
            for term, _, _ in scale.book.find(run):
                mentions[term] += worth
    scores = [0.0] * leaves
    for term in sorted(mentions):  # sorted, since the sum of floats depends on the order
        for leaf in scale.leaves[term]:
            scores[leaf] += scale.weights[term] * sqrt(mentions[term])
    return scores


def _is_close(scores: Sequence[float], order: Sequence[int]) -> bool:
    return len(order) > 1 and scores[order[1]] >= scores[order[0]] - CLOSE


def _far_enough(order: Sequence[int], leaves: Sequence[Leaf]) -> int:
    """How many of the ordered leaves a ranking takes to hold two broad topics."""
    for count, number in enumerate(order, 1):
        if leaves[number].coarse != leaves[order[0]].coarse:
            return max(count, RANKED)
    return len(order)
