"""What papers are about, by the names of it: so that two papers are related for a reason that can be said."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import log2
from typing import NamedTuple

from builder.annotate.tags import TagCandidates
from builder.annotate.vectors import TELLING, UNIT
from builder.annotate.vocabulary import Corpus, Lexicon, TopicTree
from builder.annotate.words import best_surface
from builder.model import OTHER, Topics

# What a common subject adds to the cosine of two papers' words: a logistic regression on what two readers said of
# 1,681 pairs of papers (`tests/judged`), then set by hand, on the same pairs, to few wrong links. The worth of a
# name is its inverse document frequency (idf) in the corpus, less for a tag with narrower ones: about 6 for most.

BOTH_SURE = 0.007
"""For each tag that both papers are surely about, times its worth."""

ONE_SURE = 0.004
"""For each tag that one is surely about and that the other mentions, times its worth."""

MOST_WORTH = 14.0
"""So much counts at most, of either kind: that of two tags."""

MOST_OF_ONE = 9.0
"""What one name is worth at most: that the corpus, which ends in 2019, lacks a word does not make it rare."""

LEAST_OF_ONE = 0.5

SHARED_TOPIC = 0.028

SAME_MAIN_TOPIC = 0.019

FEW_REASONS = -0.01
"""Where fewer than `ENOUGH_REASONS` reasons can be named."""

ENOUGH_REASONS = 2
"""Papers of different groups of topics are related only with so many."""

NAMED_REASONS = 3
"""How many reasons are named at most."""


class Subjects(NamedTuple):
    """What a paper is about: its `topics`, none where it is in Other, the group of the first, the tags that it is
    surely about; and all names of tags and phrases that it has, by key."""

    topics: tuple[str, ...]
    group: str
    sure: frozenset[str]
    names: Mapping[str, str]


class Kinship(NamedTuple):
    """What the subjects of two papers add to the product of their vectors (in parts of UNIT x UNIT), and the keys
    of the reasons to be named, best first. Where `is_likely` is False, they are not related whatever their words
    are."""

    part: int
    reasons: tuple[str, ...]
    is_likely: bool


class SubjectReader:
    """Tells what papers are about from their topics and from the tags that they could have."""

    def __init__(self, tree: TopicTree, lexicon: Lexicon) -> None:
        self._groups = {leaf.name: leaf.group for leaf in tree.leaves}
        self._lexicon = lexicon

    def read(self, topics: Topics, candidates: TagCandidates) -> Subjects:
        names = {key: self._lexicon.concepts[key].name for key, _ in candidates.curated}
        surfaces: dict[str, dict[str, int]] = {}
        for key, surface, _ in candidates.surfaces:
            counts = surfaces.setdefault(key, {})
            counts[surface] = counts.get(surface, 0) + 1
        names |= {key: best_surface(counts.items()) for key, counts in surfaces.items()}
        sure = frozenset(key for key, _ in candidates.curated if key in candidates.certain)
        shown = tuple(topic for topic in topics.shown if topic != OTHER)
        group = self._groups.get(shown[0], "") if shown else ""
        return Subjects(shown, group, sure - self._lexicon.broad, names)


class KinshipFinder:
    """Compares the subjects of papers. What it says of two depends on no third."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._idf, self._unseen, self._lexicon = corpus.idf, corpus.unseen_idf, lexicon
        self._worth: dict[str, float] = {}
        self._fit: dict[str, bool] = {}

    def compare(self, one: Subjects, other: Subjects) -> Kinship:
        shared = sorted(one.names.keys() & other.names.keys())
        both = [key for key in shared if key in one.sure and key in other.sure]
        single = [key for key in shared if (key in one.sure) != (key in other.sure)]
        reasons = self._reasons(shared, one, other) if shared else ()
        is_same = not set(one.topics).isdisjoint(other.topics)
        part = BOTH_SURE * self._total(both) + ONE_SURE * self._total(single) + SHARED_TOPIC * is_same
        part += SAME_MAIN_TOPIC * (is_same and one.topics[0] == other.topics[0])
        part += FEW_REASONS * (len(reasons) < ENOUGH_REASONS)
        is_likely = is_same or one.group == other.group != "" or len(reasons) >= ENOUGH_REASONS
        return Kinship(round(part * UNIT * UNIT), reasons[:NAMED_REASONS], is_likely)

    def because(self, kinship: Kinship, one: Subjects, other: Subjects) -> tuple[str, ...]:
        """The reasons of two papers as the lexicon writes them, or as the paper with fewer capitals does."""
        return tuple(best_surface([(one.names[key], 1), (other.names[key], 1)]) for key in kinship.reasons)

    def _reasons(self, shared: list[str], one: Subjects, other: Subjects) -> tuple[str, ...]:
        """The names that both papers have: tags of which they are sure go first, then what is rarest. A name gives
        way to one that says it already."""
        fit = [key for key in shared if self.is_reason(key)]
        if len(fit) < 2:
            return tuple(fit)
        fit.sort(key=lambda key: (-(key in one.sure) - (key in other.sure), -self._worth_of(key), key))
        return tuple(key for key in fit if not any(self._says(key, better) for better in fit if better != key))

    def is_reason(self, key: str) -> bool:
        """Whether a name says something: no name of a field, and no common word."""
        if key not in self._fit:
            is_telling = " " in key or self._idf.get(key, self._unseen) >= TELLING
            self._fit[key] = is_telling and key not in self._lexicon.broad
        return self._fit[key]

    def _says(self, key: str, other: str) -> bool:
        """Whether another name says what this one does, and more."""
        if other in self._lexicon.concepts and key in self._lexicon.implied_by(other):
            return key not in self._lexicon.concepts or other not in self._lexicon.implied_by(key)
        return f" {key} " in f" {other} "

    def _total(self, keys: list[str]) -> float:
        return min(MOST_WORTH, sum([self.counted(key) for key in keys])) if keys else 0.0

    def counted(self, key: str) -> float:
        """What a name counts where papers are surely about it; a broad tag counts nothing."""
        return 0.0 if key in self._lexicon.broad else self._worth_of(key)

    def _worth_of(self, key: str) -> float:
        """What a name is worth: the idf of its rarest word, or pair of words, and less the more is narrower."""
        if key not in self._worth:
            words = key.split()
            idfs = [self._idf.get(" ".join(pair), 0.0) for pair in pairwise(words)]
            idf = max([*idfs, *(self._idf.get(word, self._unseen) for word in words)])
            # Rounded, since logarithms may differ in their last bit from machine to machine.
            worth = min(MOST_OF_ONE, idf) - round(log2(1 + self._lexicon.below[key]), 6)
            self._worth[key] = max(LEAST_OF_ONE, worth)
        return self._worth[key]
