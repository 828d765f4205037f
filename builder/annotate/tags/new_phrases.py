"""Phrases of a paper that the lexicon lacks and that could be tags: acronyms, and phrases of subject words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from builder.annotate.tags.candidates import Surface
from builder.annotate.vocabulary import Corpus, Lexicon, TagRules
from builder.annotate.words import (
    PhraseMatcher,
    Run,
    Word,
    is_acronym,
    is_subject_word,
    is_torn,
    looks_like_noun,
    phrase_key,
    surface_of,
    word_key,
)
from builder.text import fold_case

LONGEST = 3
"""Words in such a phrase at most, and two at least; but any number where the paper has an acronym for it."""

TELLING = 4.2
"""The rarest word of a phrase must have this inverse document frequency (idf) or more: at most one paper in 66 has
it. "Numerical simulation" has no such word."""

_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")


class NewPhrases:
    """The phrases of one paper that could be new tags, counted while it is read; by their keys.

    `with_acronym` are the keys of phrases for which the paper has an acronym.
    """

    def __init__(self, with_acronym: frozenset[str]) -> None:
        self.with_acronym = with_acronym
        self.matcher = PhraseMatcher(with_acronym) if with_acronym else None
        self.counts: Counter[str] = Counter()
        self.surfaces: list[Surface] = []
        self._in_title: set[str] = set()

    def note(self, key: str, run: Run, start: int, end: int, is_title: bool) -> None:
        """The words of a run from `start` to `end` are such a phrase."""
        self.counts[key] += 1
        if is_title:
            self._in_title.add(key)
        self.surfaces.append((key, surface_of(run[start:end]), start > 0 and not is_title))

    def is_certain(self, key: str) -> bool:
        """Whether the paper is surely about it: it has an acronym, is in the title, or stands there twice."""
        return key in self.with_acronym or key in self._in_title or self.counts[key] > 1

    def rank(self, key: str) -> tuple[object, ...]:
        """The sort key: phrases with an acronym come first, then those of the title, then the most frequent."""
        return (key not in self.with_acronym, key not in self._in_title, -self.counts[key], -len(key.split()), key)


class PhraseFinder:
    """Finds phrases that could be new tags in one run after the other."""

    def __init__(self, lexicon: Lexicon, rules: TagRules, corpus: Corpus) -> None:
        self._idf, self._unseen_idf = corpus.idf, corpus.unseen_idf
        self._generic = frozenset(map(fold_case, rules.generic))
        self._stop = frozenset(map(phrase_key, rules.stop))
        self._known = lexicon.concepts.keys() | lexicon.by_phrase.keys()
        self._roles = _Roles(self._role)

    def read(self, run: Run, is_title: bool, taken: Collection[int], phrases: NewPhrases) -> None:
        """Note such phrases of a run. `taken` are the places of the words that belong to tags of the lexicon."""
        roles = [self._roles[surface] for surface, _, _ in run]
        for place in taken:
            roles[place] = _TAKEN
        for start, end in (
            *((at, at + 1) for at, role in enumerate(roles) if role & _NEW_ACRONYM),
            *_with_acronym(run, roles, phrases.matcher),
            *_noun_phrases(run, roles),
        ):
            key = " ".join(word.key for word in run[start:end])
            if key not in self._stop:
                phrases.note(key, run, start, end, is_title)

    def telling(self, phrases: NewPhrases) -> tuple[str, ...]:
        """Those of a paper's phrases that have a rare word, best first."""
        return tuple(sorted(filter(self._is_telling, phrases.counts), key=phrases.rank))

    def _role(self, surface: str) -> int:
        """What a word may do in a phrase, whatever stands beside it."""
        word = Word(surface, word_key(surface), "")
        is_fit = is_subject_word(word) and fold_case(surface) not in self._generic
        return _FIT * is_fit + _NOUN * looks_like_noun(word) + _NEW_ACRONYM * self._is_new_acronym(word)

    def _is_new_acronym(self, word: Word) -> bool:
        return (
            is_acronym(word.surface)
            and len(word.key) > 2
            and not _ROMAN_NUMERAL.fullmatch(word.surface)
            and word.key not in self._known
        )

    def _is_telling(self, key: str) -> bool:
        return max(self._idf.get(word, self._unseen_idf) for word in key.split()) >= TELLING


_FIT, _NOUN, _NEW_ACRONYM, _TAKEN = 1, 2, 4, 8
"""What a word may be: fit to stand in a phrase, and a noun to end it; an acronym that the lexicon lacks; or none
of these, since it belongs to a tag of the lexicon."""


class _Roles(dict[str, int]):
    """The sum of what each word may be, asked for when it is first met."""

    def __init__(self, role: Callable[[str], int]) -> None:
        self._role = role

    def __missing__(self, surface: str) -> int:
        self[surface] = self._role(surface)
        return self[surface]


def _noun_phrases(run: Run, roles: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Two or three words in a row that are fit, with blanks or hyphens between them, the last perhaps a noun."""
    for start in [place for place, role in enumerate(roles) if role & _FIT]:
        for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
            if not roles[end - 1] & _FIT or run[end - 1].glue not in (" ", "-"):
                break
            if roles[end - 1] & _NOUN and not is_torn(run, start, end):
                yield start, end


def _with_acronym(run: Run, roles: Sequence[int], matcher: PhraseMatcher | None) -> Iterator[tuple[int, int]]:
    """Longer phrases for which the paper has an acronym."""
    if matcher:
        for _, start, end in matcher.find(run):
            if end - start > LONGEST and _TAKEN not in roles[start:end]:
                yield start, end
