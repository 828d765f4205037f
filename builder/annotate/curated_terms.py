"""Curated terms of the topics: how much those that a paper mentions speak for each leaf of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import sqrt

from builder.annotate.vocabulary import TopicTree
from builder.annotate.words import PhraseMatcher, Wording, phrase_key

IN_TITLE = 3
"""How many mentions of a term in the abstract one in the title is worth."""

LENGTH_WORTH = (0.0, 1.0, 2.0, 2.5)
"""The weight of a term by its number of words; longer ones weigh as the last. One word is often ambiguous."""

WEAK_WORTH = 0.4
"""The part that is left of the weight of a term that several fields use."""

TAG_WORTH = 0.5
"""The part that is left of the weight of a phrase that not the tree names, but a tag of the leaf."""


class CuratedTerms:
    """The terms of all leaves, and `phrases` beside them, each with the slugs of the leaves that it speaks for."""

    def __init__(self, tree: TopicTree, phrases: Mapping[str, Iterable[str]]) -> None:
        of_tree = _terms_of(tree)
        beside = _terms_beside(tree, phrases, of_tree)
        weak = frozenset(map(phrase_key, tree.weak))
        kept = {term: WEAK_WORTH if term in weak else 1.0 for term in of_tree} | dict.fromkeys(beside, TAG_WORTH)
        leaves = of_tree | beside
        self._leaf_count = len(tree.leaves)
        self._leaves = {term: tuple(sorted(leaves[term])) for term in leaves}
        self._weights = {term: _length_worth(term) * kept[term] / max(1, len(leaves[term])) for term in leaves}
        self._matcher = PhraseMatcher(leaves)

    def scores(self, wording: Wording) -> list[float]:
        """The score of each leaf. Of a term's mentions the square root counts: repeats add less and less."""
        mentions = weighted_mentions(wording, self._matcher)
        scores = [0.0] * self._leaf_count
        for term in sorted(mentions):  # sorted, since the sum of floats depends on the order
            for leaf in self._leaves[term]:
                scores[leaf] += self._weights[term] * sqrt(mentions[term])
        return scores


def weighted_mentions(wording: Wording, matcher: PhraseMatcher) -> Counter[str]:
    """How often a paper has each phrase; one in the title counts `IN_TITLE` times."""
    mentions: Counter[str] = Counter()
    for runs, worth in ((wording.title, IN_TITLE), (wording.abstract, 1)):
        for run in runs:
            for term, _, _ in matcher.find(run):
                mentions[term] += worth
    return mentions


def _terms_of(tree: TopicTree) -> dict[str, set[int]]:
    """The key of each term of the tree, with the numbers of its leaves; a neutral one has none."""
    leaves: dict[str, set[int]] = {phrase_key(phrase): set() for phrase in tree.neutral}
    for number, leaf in enumerate(tree.leaves):
        for term in leaf.terms:
            leaves.setdefault(phrase_key(term), set()).add(number)
    return leaves


def _terms_beside(
    tree: TopicTree, phrases: Mapping[str, Iterable[str]], of_tree: Mapping[str, set[int]]
) -> dict[str, set[int]]:
    """Those of the phrases that the tree lacks, each in one variant only, with the numbers of their leaves."""
    numbers: dict[str, int] = {leaf.slug: number for number, leaf in enumerate(tree.leaves)}
    found: dict[str, set[int]] = {}
    for phrase, slugs in sorted(phrases.items()):
        leaves = {numbers[slug] for slug in slugs if slug in numbers}
        is_known = any(one in of_tree or one in found for one in (phrase, phrase_key(phrase)))
        if leaves and not is_known:
            found[phrase] = leaves
    return found


def _length_worth(term: str) -> float:
    return LENGTH_WORTH[min(len(phrase_key(term).split()), len(LENGTH_WORTH) - 1)]
