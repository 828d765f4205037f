"""What a query asks of a paper: for each word the terms that meet it, compounds joined and cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.search.analysis import LONGEST_WORD
from builder.search.lookup import Lookup
from builder.search.query import Query, Word
from builder.search.stemmer import stem
from builder.text import STOP_WORDS

SHORTEST_PART = 3
"""Letters of each part of a word that is cut in two."""


@dataclass(frozen=True, slots=True)
class Need:
    """A paper meets it with one of these terms, all of one weight, in this field ("" is any)."""

    terms: tuple[str, ...]
    field: str


def find_needs(query: Query, lookup: Lookup) -> list[Need]:
    """A need for each word of a query and of its phrases but stop words; two for a word that is cut in two."""
    inside = [Word(word, phrase.field) for phrase in query.phrases for word in phrase.words]
    asked = [word for word in [*query.words, *inside] if word.text not in STOP_WORDS]
    needs = []
    for (text, field, _), stems in zip(asked, _with_compounds(asked, lookup), strict=True):
        known = tuple(term for term in dict.fromkeys(stems) if term in lookup)
        halves = () if known else _cut_in_two(text, lookup)
        needs += [Need((half,), field) for half in halves] or [Need(known, field)]
    return needs


def _with_compounds(asked: Sequence[Word], lookup: Lookup) -> list[list[str]]:
    """The stem of each word, and with it that of the word it makes with a neighbour: "data set" is met by dataset.

    So it is where some papers write both, where a hyphen asks for it, or where no paper has one of the two.
    """
    found = [[stem(word.text)] for word in asked]
    for at, (word, behind) in enumerate(pairwise(asked)):
        joined = stem(word.text + behind.text)
        first, second = stem(word.text), stem(behind.text)
        is_unknown = first not in lookup or second not in lookup
        if behind.is_hyphened or is_unknown or joined in lookup.compounds_of(first):
            found[at].append(joined)
            found[at + 1].append(joined)
    return found


def _cut_in_two(word: str, lookup: Lookup) -> tuple[str, ...]:
    """The most even cut of an unknown word into two known ones, as terms; none where there is no such cut."""
    if len(word) > LONGEST_WORD:
        return ()
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    most_even_first = sorted(places, key=lambda at: abs(2 * at - len(word)))
    cuts = ((stem(word[:at]), stem(word[at:])) for at in most_even_first)
    return next((cut for cut in cuts if all(term in lookup for term in cut)), ())
