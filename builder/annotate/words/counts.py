"""How often a paper mentions each word, and each pair of words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from builder.annotate.words.english import english
from builder.annotate.words.tokens import Wording
from builder.text import is_number

TITLE_WORTH = 2
"""How many mentions in the abstract one in the title is worth."""


def count_terms(wording: Wording) -> Counter[str]:
    """The mentions of each term: a word's key ("laser"), or those of two words next to each other ("spin glass").

    Stop words and numbers are no terms, and no part of one.
    """
    counts: Counter[str] = Counter()
    for runs, worth in ((wording.title, TITLE_WORTH), (wording.abstract, 1)):
        terms: list[str] = []
        for run in runs:
            keys = [_term_of(surface, key) for surface, key, _ in run]
            terms += filter(None, keys)
            terms += [f"{one} {two}" for one, two in pairwise(keys) if one and two]
        for _ in range(worth):
            counts.update(terms)
    return counts


@lru_cache(maxsize=200_000)
def _term_of(surface: str, key: str) -> str:
    """The key of a word, or "" where it says nothing."""
    stop_words = english().stop_words
    return "" if key in stop_words or surface in stop_words or is_number(key) else key
