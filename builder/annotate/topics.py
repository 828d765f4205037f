"""Topics: the leaves of the tree that fit a paper, by curated terms and by what a learned model says of fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from builder.annotate.curated_terms import CuratedTerms, weighted_mentions
from builder.annotate.linear_model import Model
from builder.annotate.vocabulary import TopicTree
from builder.annotate.words import PhraseMatcher, Wording
from builder.model import OTHER, Leaf, Topics

LEARNED = 7.0
"""What the model's margin of a field weighs beside the score of curated terms. Like the next three, and what the
leaves of our tree add for training (`Leaf.trained`), it was fitted to topics that two readers gave 281 papers."""

MOST_TALK = 4.0
"""Talk of training counts up to here: that of a paper of which every sentence has some."""

APPLIED = 7.0
"""What a leaf gains that trains models for the subjects of others, where a paper speaks much of both."""

MUCH_OF_OTHERS = 3.0
"""So high a score of another leaf's curated terms is much."""

UNLEARNED = -1.0
"""The margin of a field that the model does not know: that of a field for which nothing in a paper speaks."""

ENOUGH = 0.6
"""The least score of curated terms with which a leaf fits. One word that two leaves share has less; so has a weak
one."""

DOUBTFUL = -0.55
"""Or else the model must give a field at least this margin. Where neither holds, the paper is in Other."""

CLOSE = 2.5
"""A second topic is shown where its score is at most this much below the first: either could be the main one."""

RANKED = 5
"""How many leaves a ranking holds at least, where the tree has as many."""


class Classifier:
    """Finds the topics of one paper after the other, from the paper's own words alone.

    `phrases` are some that the tree does not name, each with the slugs of the leaves that it speaks for.
    """

    def __init__(self, tree: TopicTree, model: Model, phrases: Mapping[str, Iterable[str]]) -> None:
        self._leaves = tree.leaves
        self._model = model
        fields = {name: number for number, name in enumerate(model.weights.fields)}
        self._fields = tuple(fields.get(leaf.coarse, -1) for leaf in tree.leaves)
        self._terms = CuratedTerms(tree, phrases)
        self._training = Training(tree)

    def margins(self, terms: Counter[str]) -> tuple[float, ...]:
        """How much the terms of a paper (`count_terms`) speak for each field of the model, about -1 to 1."""
        return self._model.margins(terms)

    def classify(self, wording: Wording, margins: Sequence[float]) -> Topics:
        """The topics of a paper: one leaf, two or Other to be shown, and the ranking behind them."""
        curated = self._terms.scores(wording)
        learned = [margins[field] if field >= 0 else UNLEARNED for field in self._fields]
        trained = self._training.scores(wording, curated)
        parts = zip(learned, curated, trained, strict=True)
        scores = [LEARNED * margin + terms + training for margin, terms, training in parts]
        order = sorted(range(len(scores)), key=lambda leaf: (-scores[leaf], leaf))
        ranking = tuple(self._leaves[leaf].name for leaf in order[: _ranked(order, self._leaves)])
        if max(curated, default=0.0) < ENOUGH and max(learned, default=UNLEARNED) < DOUBTFUL:
            return Topics((OTHER,), ranking)
        has_second = _is_close(scores, order) and (curated[order[1]] > 0 or learned[order[1]] >= DOUBTFUL)
        return Topics(ranking[: 2 if has_second else 1], ranking)


class Training:
    """What the talk of trained models says of the leaves: a paper that borrows the words of neurons, mutations or
    Krylov spaces for a network is about the network."""

    def __init__(self, tree: TopicTree) -> None:
        numbers = {leaf.slug: number for number, leaf in enumerate(tree.leaves)}
        self._matcher = PhraseMatcher(tree.training)
        self._adds = [leaf.trained for leaf in tree.leaves]
        self._applied = {
            number: [numbers[slug] for slug in leaf.applied_to]
            for number, leaf in enumerate(tree.leaves)
            if leaf.applied_to
        }

    def scores(self, wording: Wording, curated: Sequence[float]) -> list[float]:
        """What to add to each leaf; `curated` are the scores of its terms."""
        talk = min(MOST_TALK, sqrt(weighted_mentions(wording, self._matcher).total()))
        found = [adds * talk / MOST_TALK for adds in self._adds]
        much = min(2.0, max(0.0, talk - 1)) / 2
        for leaf, others in self._applied.items():
            subject = min(MUCH_OF_OTHERS, max(curated[other] for other in others)) / MUCH_OF_OTHERS
            found[leaf] += APPLIED * much * subject
        return found


def _is_close(scores: Sequence[float], order: Sequence[int]) -> bool:
    return len(order) > 1 and scores[order[1]] >= scores[order[0]] - CLOSE


def _ranked(order: Sequence[int], leaves: Sequence[Leaf]) -> int:
    """How many of the ordered leaves stand in a ranking: until it has leaves of two broad topics."""
    for count, leaf in enumerate(order, 1):
        if leaves[leaf].coarse != leaves[order[0]].coarse:
            return max(count, RANKED)
    return len(order)
