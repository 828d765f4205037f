"""A paper's own words to the tags it could have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from builder.annotate.tags.mentions import AWAY, Mentions
from builder.annotate.vocabulary.corpus import Corpus
from builder.annotate.vocabulary.lexicon import Lexicon, LexiconTag
from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.words.acronyms import definitions
from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import Run, Word, Wording, is_acronym, is_subject_word, is_torn, phrase_key
from builder.model import Paper, Slug

TITLE_WORTH = 2.0
"""What a mention in the title adds to the root of the mentions in the abstract."""

DEPTH_WORTH = 0.15
"""What each broader tag above it adds to a tag's score: the narrower tells more."""

NEAR = 5
"""A tag that means something in papers of some leaves only must have one of them among so many of a ranking."""

LONGEST = 3
"""Words in a discovered phrase at most, two at least, unless an acronym vouches for it."""

TELLING = 4.2
"""The rarity that a word of a discovered phrase must have: one paper in 66 has such a word. "Numerical
simulation" has none."""

NOUNS = frozenset(
    """learning sampling forecasting modeling modelling coding clustering scattering computing engineering
    processing reasoning planning embedding boosting pruning parsing trading driving screening ordering packing
    string ring spring gating routing tuning crystal signal potential material interval manifold logic topic
    traffic music metric statistic fabric survival retrieval integral differential boundary binary library
    dictionary seed speed feed primitive glossary""".split()
)
"""Words that end like a verb, an adjective or an adverb, and yet are nouns."""

_ROMAN = re.compile(r"[IVXLCDM]+")

_NO_NOUN = ("ed", "ly", "ing", "ive", "ous", "al", "ic", "able", "ible", "ary", "ant", "ful", "less", "est")


class TagCandidates(NamedTuple):
    """The tags a paper could have, best first, whatever the other papers are: keys of the lexicon, each with its
    score, and phrases that the lexicon lacks.

    `certain` are those of either kind that the paper is surely about; `surfaces` are (phrase, as written,
    whether within a sentence).
    """

    curated: tuple[tuple[str, float], ...]
    discovered: tuple[str, ...]
    certain: frozenset[str]
    surfaces: tuple[tuple[str, str, bool], ...]


class Tagger:
    """Lexicon and rules, ready to read one paper after the other.

    A paper's wishes depend on its own words and topics alone.
    """

    def __init__(self, lexicon: Lexicon, rules: TagRules, corpus: Corpus) -> None:
        self._lexicon, self._tags = lexicon, lexicon.tags
        self._fit: dict[str, bool] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._idf, self._unseen = corpus.idf, corpus.most
        self._unfit = frozenset(map(str.casefold, rules.generic))
        self._stop = frozenset(map(phrase_key, rules.stop))
        self._taken = self._stop | lexicon.tags.keys() | lexicon.known.keys()
        self._short = {short: tag.key for tag in lexicon.tags.values() for short in tag.acronyms}
        self._written = {phrase: tag.key for tag in lexicon.tags.values() for phrase in tag.phrases}
        self._book = PhraseMatcher((*self._written, *self._short))

    def wishes(self, paper: Paper, wording: Wording, shown: Sequence[Slug], near: Sequence[Slug]) -> TagCandidates:
        """`shown` and `near` are slugs of leaves: those shown for the paper, and the first of its ranking."""
        reading = Mentions(self._long_forms(paper))
        for runs, is_title in ((wording.title, True), (wording.abstract, False)):
            for run in runs:
                self._read(run, is_title, reading)
                reading.end_run(run, is_title)
        curated = self._rank(reading, frozenset(shown), frozenset(near[:NEAR]))
        discovered = reading.ranked(self._is_telling)
        keys = (*(key for key, _ in curated), *discovered)
        certain = frozenset(key for key in keys if reading.is_certain(key))
        surfaces = tuple(one for one in reading.surfaces if one[0] in discovered)
        return TagCandidates(curated, discovered, certain | reading.vouched.intersection(discovered), surfaces)

    def _long_forms(self, paper: Paper) -> dict[str, str]:
        return {
            short: phrase_key(long) for text in (paper.title, paper.abstract) for short, long in definitions(text)
        }

    def _read(self, run: Run, is_title: bool, reading: Mentions) -> None:
        taken: set[int] = set()
        for phrase, start, end in self._book.find(run):
            taken.update(range(start, end))
            words = tuple(word.key for word in run[start:end])
            if phrase in self._short and phrase not in self._written:
                reading.note_acronym(phrase, self._short[phrase], self._lexicon.known, is_title)
            else:
                reading.note(self._written[phrase], words, start, is_title)
            for key in self._inside(phrase):
                reading.note(key, words, start, is_title)
        for at, word in enumerate(run):
            if not word.surface.islower() and at not in taken and self._is_name(word):
                reading.note_candidate(word.key, run, at, at + 1, is_title)
        for start, end in self._candidates(run, taken, reading.book):
            key = " ".join(word.key for word in run[start:end])
            if key not in self._stop:
                reading.note_candidate(key, run, start, end, is_title)

    def _is_name(self, word: Word) -> bool:
        """An acronym that the lexicon does not have, and that is no number of Rome."""
        return (
            is_acronym(word.surface)
            and len(word.key) > 2
            and not _ROMAN.fullmatch(word.surface)
            and word.key not in self._taken
        )

    def _inside(self, phrase: str) -> tuple[str, ...]:
        if phrase not in self._parts:
            own = self._written.get(phrase)
            self._parts[phrase] = tuple(key for key in self._lexicon.inside(phrase) if key != own)
        return self._parts[phrase]

    def _rank(
        self, reading: Mentions, shown: frozenset[str], near: frozenset[str]
    ) -> tuple[tuple[str, float], ...]:
        mentions = Counter(reading.mentions)
        for key, count in reading.by_acronym.items():
            if key in mentions or self._is_of(self._tags[key], near):
                mentions[key] += count
        scores = {
            key: self._score(key, count, reading, shown)
            for key, count in mentions.items()
            if self._is_meant(key, count, reading, near)
        }
        return tuple(sorted(scores.items(), key=lambda one: (-one[1], one[0])))

    def _score(self, key: str, mentions: int, reading: Mentions, shown: frozenset[str]) -> float:
        worth = sqrt(mentions) + TITLE_WORTH * (key in reading.in_title)
        if mentions == 1:
            worth *= reading.support(key)
        home = 1.0 if self._is_of(self._tags[key], shown) else AWAY
        return round(worth * home * (1 + DEPTH_WORTH * min(3, len(self._lexicon.ancestors(key)))), 6)

    def _is_meant(self, key: str, mentions: int, reading: Mentions, near: frozenset[str]) -> bool:
        """In a paper of its topics; the name of a field is not said in passing, a single word is no accident."""
        tag = self._tags[key]
        if tag.only and tag.only.isdisjoint(near):
            return False
        if mentions > 1 or key in reading.in_title:
            return True
        return key not in self._lexicon.broad and (" " in key or self._is_of(tag, near))

    @staticmethod
    def _is_of(tag: LexiconTag, leaves: frozenset[str]) -> bool:
        return tag.home in leaves or not tag.only.isdisjoint(leaves)

    def _candidates(self, run: Run, taken: set[int], vouched: PhraseMatcher | None) -> Iterator[tuple[int, int]]:
        """Two or three subject words in a row, none in a tag of the lexicon, the last a noun by its look;
        and whatever the paper has an acronym for."""
        if vouched:
            for _, start, end in vouched.find(run):
                if end - start > LONGEST and taken.isdisjoint(range(start, end)):
                    yield start, end
        fit = [number not in taken and self._is_fit(word) for number, word in enumerate(run)]
        for start in range(len(run) - 1):
            if not fit[start]:
                continue
            for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
                if not fit[end - 1] or run[end - 1].glue not in (" ", "-"):
                    break
                if _ends_as_noun(run[end - 1].surface) and not is_torn(run, start, end):
                    yield start, end

    def _is_fit(self, word: Word) -> bool:
        fit = self._fit.get(word.surface)
        if fit is None:
            fit = is_subject_word(word) and word.surface.casefold() not in self._unfit
            self._fit[word.surface] = fit
        return fit

    def _is_telling(self, key: str) -> bool:
        return max(self._idf.get(word, self._unseen) for word in key.split()) >= TELLING


def _ends_as_noun(surface: str) -> bool:
    folded = surface.casefold()
    return folded in NOUNS or not folded.endswith(_NO_NOUN)
