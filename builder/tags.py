"""Papers to tags: those of the lexicon first, then phrases that papers share and nobody has named yet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from builder.acronyms import definitions
from builder.background import Corpus
from builder.lexicon import Lexicon, LexiconTag
from builder.model import Paper, PaperId, Slug, Tag
from builder.taxonomy import TagRules
from builder.words import (
    PAPER_TALK,
    PhraseMatcher,
    Run,
    Word,
    Wording,
    best_surface,
    is_acronym,
    is_subject_word,
    is_torn,
    phrase_key,
    surface_of,
)

TITLE_WORTH = 2.0
"""What a mention in the title adds to the root of the mentions in the abstract."""

AWAY = 0.7
"""What is left of a tag's score in a paper whose topics are not those of the tag."""

DEPTH_WORTH = 0.15
"""What each broader tag above it adds to a tag's score: the narrower tells more."""

AGAIN = 1.4
"""What words that come up again add to a tag that is mentioned once."""

LATE = 0.8
"""Where the very end of a paper begins, as a part of its words."""

OUTWEIGHED = 0.3
"""A narrower tag with less than this part of a broader one's score gives way to it; else the broader one does."""

STANDS_IN = 0.7
"""What is left of a tag's score for the broader one that stands in for it, a step."""

HINT = 0.8
"""The score from which on a tag that is mentioned once, and is on too few papers, hints at its broader one: in a
paper of its topics, or where its words come up again."""

NEAR = 5
"""A tag that means something in papers of some leaves only must have one of them among so many of a ranking."""

FILL = 3
"""Discovered phrases fill a paper's tags up to this many."""

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


class Mentions:
    """What a paper says, while it is read: `long_forms` are the acronyms it defines itself."""

    def __init__(self, long_forms: Mapping[str, str]) -> None:
        self.long_forms = long_forms
        self.vouched = frozenset(long_forms.values())
        self.book = PhraseMatcher(self.vouched) if long_forms else None
        self.mentions: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.title_words: set[str] = set()
        self.words_of: dict[str, tuple[str, ...]] = {}  # a tag's words as first written
        self.places: dict[str, int] = {}  # and how many words stood before them
        self.length = 0
        self.by_acronym: Counter[str] = Counter()
        self.in_title: set[str] = set()
        self.candidates: Counter[str] = Counter()
        self.surfaces: list[tuple[str, str, bool]] = []  # key, as written, inside a sentence

    def note(self, key: str, words: tuple[str, ...], start: int, is_title: bool) -> None:
        self.mentions[key] += 1
        self.words_of.setdefault(key, words)
        self.places.setdefault(key, self.length + start)
        if is_title:
            self.in_title.add(key)

    def note_acronym(self, short: str, meant: str, known: Mapping[str, str], is_title: bool) -> None:
        """What the paper says an acronym stands for counts, not what it stands for elsewhere."""
        own = self.long_forms.get(short, self.long_forms.get(short.removesuffix("s")))
        if own is None:
            self.by_acronym[meant] += 1
            if is_title:
                self.in_title.add(meant)
        elif own in known:
            self.note(known[own], (), 0, is_title)

    def note_candidate(self, key: str, run: Run, start: int, end: int, is_title: bool) -> None:
        self.candidates[key] += 1
        if is_title:
            self.in_title.add(key)
        # In a title, and at the start of a sentence, capitals tell nothing.
        self.surfaces.append((key, surface_of(run[start:end]), start > 0 and not is_title))

    def end_run(self, run: Run, is_title: bool) -> None:
        self.length += len(run)
        for word in run:
            self.words[word.key] += 1
            if is_title:
                self.title_words.add(word.key)

    def is_certain(self, key: str) -> bool:
        """In the title, or said twice: the paper is about it. Of 71 such tags judged by hand 89 % were good."""
        return key in self.in_title or self.mentions[key] + self.by_acronym[key] + self.candidates[key] > 1

    def support(self, key: str) -> float:
        """What speaks for a tag that is mentioned once: its words come up again, and not at the very end, where
        papers tell of experiments and prospects. Of 73 such tags judged by hand 55 % were good."""
        words = self.words_of.get(key, ())
        again = any(word in self.title_words or self.words[word] > 1 for word in words if word not in PAPER_TALK)
        is_late = self.places.get(key, 0) > LATE * self.length
        return (AGAIN if again else 1.0) * (AWAY if is_late else 1.0)

    def ranked(self, is_telling: Callable[[str], bool]) -> tuple[str, ...]:
        """The candidates: with an acronym of their own first, then those of the title, then the most mentioned."""
        order = sorted(
            filter(is_telling, self.candidates),
            key=lambda key: (
                key not in self.vouched,
                key not in self.in_title,
                -self.candidates[key],
                -len(key.split()),
                key,
            ),
        )
        return tuple(order)


def _ends_as_noun(surface: str) -> bool:
    folded = surface.casefold()
    return folded in NOUNS or not folded.endswith(_NO_NOUN)


def find_tags(
    wishes: Mapping[PaperId, TagCandidates], lexicon: Lexicon, least: int = 2, most: int = 6
) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags of each paper, best first, at most `most`, each on at least `least` papers.

    Where a tag of the lexicon is on too few, its broader one stands in for it; where that is on too few, too,
    the next. So an added paper changes others' tags only where a tag gains or loses its second paper.
    """
    curated = CuratedTags(wishes, lexicon, most).assign(least)
    discovered = assign_discovered(wishes, curated, least, most)
    names = common_names(
        surface for paper, wish in wishes.items() for surface in wish.surfaces if surface[0] in discovered[paper]
    )
    return {
        paper: (
            *(Tag(key, lexicon.tags[key].name) for key in curated[paper]),
            *(Tag(key, names[key], is_curated=False) for key in discovered[paper]),
        )
        for paper in wishes
    }


class CuratedTags:
    """The lexicon's keys that each paper gets: those that too few papers have go, the narrowest first."""

    def __init__(self, wishes: Mapping[PaperId, TagCandidates], lexicon: Lexicon, most: int) -> None:
        self._wishes, self._lexicon, self._most = wishes, lexicon, most
        self._gone: set[str] = set()
        self._papers: defaultdict[str, set[PaperId]] = defaultdict(set)
        self._keys: dict[PaperId, tuple[str, ...]] = {}

    def assign(self, least: int) -> dict[PaperId, tuple[str, ...]]:
        fresh: Iterable[PaperId] = self._wishes
        while fresh:
            for paper in fresh:
                self._set(paper, self._choose(self._wishes[paper]))
            rare = {key for key, papers in self._papers.items() if 0 < len(papers) < least}
            # What a narrower tag covers may yet gain the papers that this one loses.
            covered = {other for key in rare for other in self._lexicon.covered(key)}
            lost = rare - covered or rare
            self._gone |= lost
            fresh = {paper for key in lost for paper in self._papers[key]}
        return self._keys

    def _set(self, paper: PaperId, keys: tuple[str, ...]) -> None:
        for key in self._keys.get(paper, ()):
            self._papers[key].discard(paper)
        for key in keys:
            self._papers[key].add(paper)
        self._keys[paper] = keys

    def _choose(self, wish: TagCandidates) -> tuple[str, ...]:
        """First what the paper is surely about; where that is little what it mentions once, or what is broader."""
        sure: dict[str, float] = {}
        other: dict[str, float] = {}
        for key, score in wish.curated:
            if key not in self._gone:
                (sure if key in wish.certain else other)[key] = score
            elif key in wish.certain or score >= HINT:
                above, worth = self._stand_in(key, score)
                other[above] = max(worth, other.get(above, 0.0))
        chosen = _by_score(sure, self._narrowest(sure))
        for key in _by_score(other, other):
            if len(chosen) >= FILL:
                break
            if key and key not in chosen and not any(self._is_kin(key, one) for one in chosen):
                chosen.append(key)
        return tuple(chosen[: self._most])

    def _is_kin(self, one: str, other: str) -> bool:
        """Whether one says part of what the other says."""
        return one in self._lexicon.covered(other) or other in self._lexicon.covered(one)

    def _stand_in(self, key: str, score: float) -> tuple[str, float]:
        """The next broader tag that is not gone, and its score."""
        steps = (
            (at, above) for at, above in enumerate(self._lexicon.ancestors(key), 1) if above not in self._gone
        )
        at, above = next(steps, (0, ""))
        return above, score * STANDS_IN**at

    def _narrowest(self, scores: Mapping[str, float]) -> set[str]:
        """Of a tag and its broader ones the narrowest, unless that is hardly mentioned beside them."""
        weak = {
            key
            for key, score in scores.items()
            if any(score < OUTWEIGHED * scores.get(above, 0.0) for above in self._lexicon.ancestors(key))
        }
        kept = scores.keys() - weak
        return kept - {
            other
            for key in kept
            for other in self._lexicon.covered(key)
            if key not in self._lexicon.covered(other)
        }


def _by_score(scores: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (-scores[key], key))


class _Open(NamedTuple):
    """The phrases that could fill a paper's tags: how many it lacks and how many it may have at most."""

    keys: tuple[str, ...]
    certain: frozenset[str]
    lacks: int
    room: int

    def chosen(self, tags: Container[str]) -> tuple[str, ...]:
        """Of the phrases that are tags those the paper lacks, or, being about them, has room for."""
        fit = tuple(key for key in self.keys if key in tags and (self.lacks > 0 or key in self.certain))
        return _first(fit, self.lacks if self.lacks > 0 else self.room)


def assign_discovered(
    wishes: Mapping[PaperId, TagCandidates], curated: Mapping[PaperId, Sequence[str]], least: int, most: int
) -> dict[PaperId, tuple[str, ...]]:
    """The discovered keys each paper gets.

    A phrase is a tag where a paper that lacks tags wants it, and enough papers have it, one surely about it.
    """
    spread = Counter(key for wish in wishes.values() for key in wish.discovered)
    certain = {key for wish in wishes.values() for key in wish.certain}
    tags = {key for key, papers in spread.items() if papers >= least and key in certain}
    hopes = {
        paper: _Open(keys, wish.certain, min(FILL, most) - len(curated[paper]), most - len(curated[paper]))
        for paper, wish in wishes.items()
        if (keys := tuple(key for key in wish.discovered if key in tags))
    }
    while True:
        wanted = {key for hope in hopes.values() if hope.lacks > 0 for key in hope.chosen(tags)}
        chosen = {paper: hope.chosen(wanted) for paper, hope in hopes.items()}
        spread = Counter(key for keys in chosen.values() for key in keys)
        sure = {key for paper, keys in chosen.items() for key in keys if key in hopes[paper].certain}
        rare = {key for key in wanted if spread[key] < least or key not in sure}
        if not rare:
            return {paper: chosen.get(paper, ()) for paper in wishes}
        tags -= rare


class Proposal(NamedTuple):
    """A phrase that papers share and the lexicon lacks: how they write it, their number, the commonest topic."""

    name: str
    papers: int
    home: str


def find_proposals(wishes: Mapping[PaperId, TagCandidates], homes: Mapping[PaperId, str]) -> tuple[Proposal, ...]:
    """What a maintainer may want to add to the lexicon, or to the phrases that are no tags; most papers first.

    On two papers at least, one of which is surely about it. `homes` are the slugs of the papers' topics.
    """
    papers: defaultdict[str, list[PaperId]] = defaultdict(list)
    for paper, wish in wishes.items():
        for key in wish.discovered:
            papers[key].append(paper)
    shared = {key: found for key, found in papers.items() if len(found) > 1}
    certain = {key for wish in wishes.values() for key in wish.certain}
    names = common_names(one for wish in wishes.values() for one in wish.surfaces if one[0] in shared)
    found = (
        Proposal(
            names[key], len(of), min(Counter(homes[one] for one in of).items(), key=lambda one: (-one[1], one))[0]
        )
        for key, of in shared.items()
        if key in certain
    )
    return tuple(sorted(found, key=lambda one: (-one.papers, one.name.casefold(), one.name)))


def _first(keys: Sequence[str], room: int) -> tuple[str, ...]:
    """No phrase that shares a word with one before it: they say much the same."""
    taken: list[str] = []
    for key in keys:
        if len(taken) >= room:
            break
        if not any(set(key.split()) & set(other.split()) for other in taken):
            taken.append(key)
    return tuple(taken)


def common_names(surfaces: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """How each key is written most often, best inside a sentence."""
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    anywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, surface, is_inside in surfaces:
        anywhere[key][surface] += 1
        inside[key][surface] += is_inside
    return {key: best_surface((inside[key] if inside[key].total() else anywhere[key]).items()) for key in anywhere}
