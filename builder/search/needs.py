"""What a query asks of a paper: for each word the terms that meet it, compounds joined and cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.search.analysis import LONGEST_WORD, borders, is_border, is_open, without_ends
from builder.search.lookup import Lookup
from builder.search.names import NAMES, name_term
from builder.search.query import Group, Query, Word
from builder.search.stemmer import stem
from builder.text import STOP_WORDS, is_unspaced

SHORTEST_PART = 3
"""Letters of each part of a word that is cut in two."""


@dataclass(frozen=True, slots=True)
class Need:
    """A paper meets it with one of these terms, all of one weight, in this field ("" is any).

    `word` is what was asked for, at this place of the query.
    """

    terms: tuple[str, ...]
    field: str
    word: str
    at: int


def find_needs(query: Query, lookup: Lookup) -> list[Need]:
    """A need for each word of a query and of its phrases but stop words; several for a word that is cut."""
    inside = [word for phrase in query.phrases for word in words_inside(phrase)]
    places = [(at, word) for at, word in enumerate([*query.words, *inside]) if is_asked(word)]
    needs = []
    for (at, word), terms in zip(places, meeting([word for _, word in places], lookup), strict=True):
        pieces = () if terms or word.field == NAMES else _cut(word.text, lookup)
        needs += [Need((stem(piece),), word.field, piece, at) for piece in pieces]
        if not pieces:
            needs.append(Need(terms, word.field, word.text, at))
    return needs


def words_inside(phrase: Group) -> list[Word]:
    """What is asked for of a phrase before it is looked for; of a name no initials, unless these are all."""
    words = without_ends(phrase.words)
    telling = [word for word in words if phrase.field != NAMES or len(word) > 1]
    return [Word(word, phrase.field) for word in telling or words]


def is_asked(word: Word) -> bool:
    """Whether a word says something: in a name even a stop word may."""
    return word.field == NAMES or word.text not in STOP_WORDS


def meeting(asked: Sequence[Word], lookup: Lookup) -> list[tuple[str, ...]]:
    """The terms that meet each word: its stem and that word as a name, and with it those of the word that it makes
    with its neighbours.

    "data set" is met by dataset where some papers write both, where a hyphen asks for it, or where no paper has
    one of the two; "llama 3" by llama3 wherever it stands.
    """
    found = [_known(_own_terms(word, lookup), lookup) for word in asked]
    for start, end in [*_spans_joined(asked, found, lookup)]:
        joined = "".join(word.text for word in asked[start:end])
        for at in range(start, end):
            found[at] += _known(_terms_of(Word(joined, asked[at].field)), lookup)
    return [tuple(dict.fromkeys(terms)) for terms in found]


def _own_terms(word: Word, lookup: Lookup) -> list[str]:
    return lookup.beginning(word.text) if is_open(word.text) else _terms_of(word)


def _terms_of(word: Word) -> list[str]:
    """Its stem, where words of texts are asked for, and itself, where names are."""
    names = [name_term(word.text)] if word.field in ("", NAMES) else []
    return names if word.field == NAMES else [stem(word.text), *names]


def _known(terms: Iterable[str], lookup: Lookup) -> list[str]:
    return [term for term in terms if term in lookup]


def _spans_joined(
    asked: Sequence[Word], found: Sequence[Sequence[str]], lookup: Lookup
) -> Iterator[tuple[int, int]]:
    """(start, end) of the words that may be one word in a paper: neighbours, and all in a row like wav 2 vec 2."""
    start = 0
    for at, (word, behind) in enumerate(pairwise(asked)):
        meets = is_border(word.text, behind.text)
        is_unknown = not (found[at] and found[at + 1])
        if meets or behind.is_hyphened or _may_be_one(word.text, behind.text, is_unknown, lookup):
            yield at, at + 2
        start = start if meets else at + 1
        if at + 1 - start > 1:
            yield start, at + 2


def _may_be_one(word: str, behind: str, is_unknown: bool, lookup: Lookup) -> bool:
    if is_unspaced(word) or is_unspaced(behind):
        return False
    return is_unknown or stem(word + behind) in lookup.compounds_of(stem(word))


def _cut(word: str, lookup: Lookup) -> tuple[str, ...]:
    """The most even cut of an unknown word into two known ones, or else one wherever letters and digits meet; none
    where there is no such cut."""
    if len(word) > LONGEST_WORD:
        return ()
    meets = borders(word)
    places = {*range(SHORTEST_PART, len(word) - SHORTEST_PART + 1), *meets}
    most_even_first = sorted(places, key=lambda at: (abs(2 * at - len(word)), at))
    cuts = [*((0, at, len(word)) for at in most_even_first), (0, *meets, len(word))]
    pieces = (tuple(word[start:end] for start, end in pairwise(cut)) for cut in cuts)
    return next((found for found in pieces if all(stem(piece) in lookup for piece in found)), ())
