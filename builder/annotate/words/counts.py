"""How often a paper mentions each word and each pair of words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from builder.annotate.words.stopwords import STOP
from builder.annotate.words.tokens import Word, Wording

TITLE_WORTH = 2
"""How many mentions in an abstract one in the title is worth."""


def count_terms(wording: Wording) -> Counter[str]:
    """The mentions of each word that is none of grammar, and of each pair of such words next to each other."""
    counts: Counter[str] = Counter()
    for runs, worth in ((wording.title, TITLE_WORTH), (wording.abstract, 1)):
        for run in runs:
            keys = [_term(word) for word in run]
            terms = [key for key in keys if key]
            terms += [f"{one} {two}" for one, two in pairwise(keys) if one and two]
            for term in terms:
                counts[term] += worth
    return counts


def _term(word: Word) -> str:
    return "" if word.key in STOP or word.surface in STOP or word.key.isdigit() else word.key
