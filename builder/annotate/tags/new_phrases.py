"""Phrases of a paper that the lexicon lacks and that could be tags: acronyms, and phrases of subject words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

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
        self._is_fit: dict[str, bool] = {}

    def read(self, run: Run, is_title: bool, taken: Container[int], phrases: NewPhrases) -> None:
        """Note such phrases of a run. `taken` are the places of the words that belong to tags of the lexicon."""
        free = [place not in taken for place in range(len(run))]
        for start, end in (
            *self._acronyms(run, free),
            *_with_acronym(run, free, phrases.matcher),
            *self._noun_phrases(run, free),
        ):
            key = " ".join(word.key for word in run[start:end])
            if key not in self._stop:
                phrases.note(key, run, start, end, is_title)

    def telling(self, phrases: NewPhrases) -> tuple[str, ...]:
        """Those of a paper's phrases that have a rare word, best first."""
        return tuple(sorted(filter(self._is_telling, phrases.counts), key=phrases.rank))

    def _acronyms(self, run: Run, free: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """The acronyms that the lexicon does not have."""
        for at, word in enumerate(run):
            if free[at] and self._is_new_acronym(word):
                yield at, at + 1

    def _is_new_acronym(self, word: Word) -> bool:
        return (
            is_acronym(word.surface)
            and len(word.key) > 2
            and not _ROMAN_NUMERAL.fullmatch(word.surface)
            and word.key not in self._known
        )

    def _noun_phrases(self, run: Run, free: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """Two or three subject words in a row, the last of which may be a noun."""
        fit = [is_free and self._may_stand_in_phrase(word) for is_free, word in zip(free, run, strict=True)]
        for start in range(len(run) - 1):
            for end in _ends(run, fit, start):
                if looks_like_noun(run[end - 1]) and not is_torn(run, start, end):
                    yield start, end

    def _may_stand_in_phrase(self, word: Word) -> bool:
        fit = self._is_fit.get(word.surface)
        if fit is None:
            fit = is_subject_word(word) and fold_case(word.surface) not in self._generic
            self._is_fit[word.surface] = fit
        return fit

    def _is_telling(self, key: str) -> bool:
        return max(self._idf.get(word, self._unseen_idf) for word in key.split()) >= TELLING


def _ends(run: Run, fit: Sequence[bool], start: int) -> Iterator[int]:
    """The places after a phrase that starts at a word: its words are fit, with blanks or hyphens between them."""
    if not fit[start]:
        return
    for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
        if not fit[end - 1] or run[end - 1].glue not in (" ", "-"):
            return
        yield end


def _with_acronym(run: Run, free: Sequence[bool], matcher: PhraseMatcher | None) -> Iterator[tuple[int, int]]:
    """Longer phrases for which the paper has an acronym."""
    if matcher:
        for _, start, end in matcher.find(run):
            if end - start > LONGEST and all(free[start:end]):
                yield start, end
