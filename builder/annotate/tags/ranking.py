"""The tags of the lexicon that a paper mentions, ranked: which are meant there, and how much it is about each."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from builder.annotate.tags.mentions import Mentions
from builder.annotate.vocabulary import Concept, Lexicon

TITLE_WORTH = 2.0
"""What a mention in the title adds to the root of all mentions."""

DEPTH_WORTH = 0.15
"""What each broader tag above it, up to `DEEPEST`, adds to a tag's score: the narrower says more."""

DEEPEST = 3

ELSEWHERE = 0.7
"""What is left of a tag's score in a paper whose topics are not those of the tag."""


class TagRanker:
    """A lexicon by which the mentions of one paper after the other are ranked.

    `shown` and `near` are slugs of leaves: those that are shown for the paper, and the first of its ranking.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def rank(
        self, mentions: Mentions, shown: frozenset[str], near: frozenset[str]
    ) -> tuple[tuple[str, float], ...]:
        """The tags that the paper means, each as (key, score), best first."""
        scores = {
            key: self._score(key, count, mentions, shown)
            for key, count in self._counts(mentions, near).items()
            if self._is_meant(key, count, mentions, near)
        }
        return tuple(sorted(scores.items(), key=lambda one: (-one[1], one[0])))

    def _counts(self, mentions: Mentions, near: frozenset[str]) -> Counter[str]:
        """How often each tag is mentioned; by an acronym only where it is spelled out too, or near its topics."""
        counts = Counter(mentions.spelled_out)
        for key, count in mentions.by_acronym.items():
            if key in counts or _is_of(self._lexicon.concepts[key], near):
                counts[key] += count
        return counts

    def _score(self, key: str, count: int, mentions: Mentions, shown: frozenset[str]) -> float:
        score = sqrt(count) + TITLE_WORTH * (key in mentions.in_title)
        if count == 1:
            score *= mentions.support(key)
        if not _is_of(self._lexicon.concepts[key], shown):
            score *= ELSEWHERE
        return round(score * (1 + DEPTH_WORTH * min(DEEPEST, len(self._lexicon.ancestors(key)))), 6)

    def _is_meant(self, key: str, count: int, mentions: Mentions, near: frozenset[str]) -> bool:
        """Whether a mention is more than an accident.

        A tag with a scope is meant only there. What is mentioned once in the abstract must not be as broad as a
        field; and a single word must be near its topics.
        """
        concept = self._lexicon.concepts[key]
        if concept.scope and concept.scope.isdisjoint(near):
            return False
        if count > 1 or key in mentions.in_title:
            return True
        return key not in self._lexicon.broad and (" " in key or _is_of(concept, near))


def _is_of(concept: Concept, leaves: frozenset[str]) -> bool:
    return concept.home in leaves or not concept.scope.isdisjoint(leaves)
