"""How often a paper mentions each word, and each pair of words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from builder.annotate.words.english import english
from builder.annotate.words.tokens import Word, Wording
from builder.text import is_number

TITLE_WORTH = 2
"""How many mentions in the abstract one in the title is worth."""


def count_terms(wording: Wording) -> Counter[str]:
    """The mentions of each term: a word's key ("laser"), or those of two words next to each other ("spin glass").

    Stop words and numbers are no terms, and no part of one.
    """
    stop_words = english().stop_words
    counts: Counter[str] = Counter()
    for runs, worth in ((wording.title, TITLE_WORTH), (wording.abstract, 1)):
        for run in runs:
            keys = ["" if _says_nothing(word, stop_words) else word.key for word in run]
            terms = [key for key in keys if key]
            terms += [f"{one} {two}" for one, two in pairwise(keys) if one and two]
            for term in terms:
                counts[term] += worth
    return counts


def _says_nothing(word: Word, stop_words: frozenset[str]) -> bool:
    return word.key in stop_words or word.surface in stop_words or is_number(word.key)
