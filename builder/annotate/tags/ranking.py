"""The tags of the lexicon that a paper mentions: which are meant there, and how surely it is about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from builder.annotate.tags.mentions import Mentions
from builder.annotate.vocabulary import Concept, Lexicon
from builder.model import Slug

NEAR = 5
"""So many leaves, the first of a paper's ranking, are near it: a tag that means something only in papers of some
leaves must be of one of these."""

# How surely a paper is about a tag that it mentions: log-odds, as a logistic regression on what two readers said
# of 2,100 tags of 281 papers gave them (`tests/judged`), to a twentieth. Nothing depends on other papers.

SURE = 0.2
"""With these odds or better a paper is surely about a tag: five of nine, and most have far better ones."""

BASE = -1.1

IN_TITLE = 1.2

BY_COUNT = (0.0, -0.85, 0.0, 0.55, 1.1, 1.2)
"""By the number of mentions; more than five are five. What is mentioned once outside the title was in passing."""

BY_HOME = (1.3, 0.5, 0.25, 0.25, 0.25)
"""By the place of the tag's leaf in the paper's ranking: words of another field are borrowed."""

BY_WORDS = (0.0, 0.0, 0.85, 1.45)
"""By the words of its name: one word has many senses."""

BROAD = -1.6

LATE = -0.4

LOOSE = -0.9
"""Where only aliases mention it that say less than its name, or something else."""


class TagRanker:
    """A lexicon by which the mentions of one paper after the other are ranked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def rank(self, mentions: Mentions, ranking: Sequence[Slug]) -> tuple[tuple[str, float], ...]:
        """The tags that the paper means, each as (key, log-odds), best first; `ranking` are its leaves."""
        near = frozenset(ranking[:NEAR])
        odds = {
            key: self._odds(key, count, mentions, ranking)
            for key, count in self._counts(mentions, near).items()
            if self._is_meant(key, count, mentions, near)
        }
        return tuple(sorted(odds.items(), key=lambda one: (-one[1], one[0])))

    def _counts(self, mentions: Mentions, near: frozenset[str]) -> Counter[str]:
        """How often each tag is mentioned; by an acronym only where it is spelled out too, or near its topics."""
        counts = Counter(mentions.spelled_out)
        for key, count in mentions.by_acronym.items():
            if key in counts or _is_of(self._lexicon.concepts[key], near):
                counts[key] += count
        return counts

    def _odds(self, key: str, count: int, mentions: Mentions, ranking: Sequence[Slug]) -> float:
        in_title = key in mentions.in_title
        odds = BASE + IN_TITLE * in_title + _at(BY_WORDS, len(key.split()))
        odds += 0.0 if in_title and count == 1 else _at(BY_COUNT, count)
        home = self._lexicon.concepts[key].home
        if home in ranking[: len(BY_HOME)]:
            odds += BY_HOME[ranking.index(Slug(home))]
        odds += BROAD * (key in self._lexicon.broad) + LATE * mentions.is_late(key)
        odds += LOOSE * mentions.is_loose(key)
        return round(odds, 6)

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


def _at(values: Sequence[float], number: int) -> float:
    """The value of a number; that of a larger one is the last."""
    return values[min(number, len(values) - 1)]


def _is_of(concept: Concept, leaves: frozenset[str]) -> bool:
    return concept.home in leaves or not concept.scope.isdisjoint(leaves)
