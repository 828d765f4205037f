"""Papers to tags: phrases that papers share, named in the rules, in the tree, or discovered in the papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log2, sqrt

from builder.model import Paper, PaperId, Tag, Topics
from builder.taxonomy import TagRules, Taxonomy
from builder.words import (
    PhraseBook,
    Run,
    best_surface,
    is_subject_word,
    is_torn,
    phrase_key,
    read_runs,
    surface_of,
)

TITLE_WORTH = 2.0
"""What a mention in the title adds to the root of the mentions in the abstract."""

ELSEWHERE = 0.6
"""What is left of a term's score where it speaks for none of the topics a paper shows."""

CUT = 0.2
"""A tag below this part of the paper's best score is only mentioned in passing."""

FILL = 4
"""Discovered phrases fill a paper's tags up to this many."""

LONGEST = 3
"""Words in a discovered phrase at most; two at least."""

NOUNS = frozenset(
    """learning sampling forecasting modeling modelling coding clustering scattering computing engineering
    processing reasoning planning embedding boosting pruning parsing trading driving screening ordering packing
    string ring spring gating routing tuning crystal signal potential material interval manifold logic topic
    traffic music metric statistic fabric survival retrieval integral differential boundary binary library
    dictionary seed speed feed primitive glossary""".split()
)
"""Words that end like a verb, an adjective or an adverb, and yet are nouns."""

_NO_NOUN = ("ed", "ly", "ing", "ive", "ous", "al", "ic", "able", "ible", "ary", "ant", "ful", "less", "est")


@dataclass(frozen=True, slots=True)
class _Book:
    """The curated phrases: to be found, the key of each one's tag, its fixed name, the leaves it speaks for."""

    phrases: PhraseBook
    keys: Mapping[str, str]
    names: Mapping[str, str]
    leaves: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Found:
    """What a paper says: mentions of each tag key, the keys in its title, how the phrases were written."""

    curated: Counter[str] = field(default_factory=Counter)
    discovered: Counter[str] = field(default_factory=Counter)
    in_title: set[str] = field(default_factory=set)
    surfaces: list[tuple[str, str, bool]] = field(default_factory=list)  # key, as written, inside a sentence


def find_tags(
    papers: Sequence[Paper],
    taxonomy: Taxonomy,
    topics: Mapping[PaperId, Topics],
    rules: TagRules,
    least: int = 2,
    most: int = 6,
) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags of each paper, best first: at most `most`, each on at least `least` papers."""
    book = _curate(taxonomy, rules)
    unfit = frozenset(map(str.casefold, rules.generic))
    stop = frozenset(map(phrase_key, rules.stop))
    found = {paper.id: _read(paper, book, unfit, stop) for paper in papers}
    spread = Counter(key for one in found.values() for key in one.curated)
    values = _values_of_discovered(found.values(), least)
    wishes = {
        paper.id: _wishes(
            _rank_curated(found[paper.id], book, topics[paper.id].shown, spread, len(papers), least),
            _rank_discovered(found[paper.id], values),
        )
        for paper in papers
    }
    keys = _settle(wishes, least, most)
    names = _names(found.values(), book.names, {key for chosen in keys.values() for key in chosen})
    return {paper.id: tuple(Tag(key, names[key]) for key in keys[paper.id]) for paper in papers}


def _curate(taxonomy: Taxonomy, rules: TagRules) -> _Book:
    stop = {phrase_key(phrase) for phrase in rules.stop}
    words = {phrase_key(word) for word in rules.words}
    name_of = {phrase_key(phrase): name for phrase, name in rules.names.items()}
    keys: dict[str, str] = {}
    leaves: defaultdict[str, set[str]] = defaultdict(set)
    for leaf in taxonomy.leaves:
        for term in map(phrase_key, leaf.terms):
            key = phrase_key(name_of.get(term, term))
            leaves[key].add(leaf.name)
            if term not in stop and (" " in term or term in words):
                keys[term] = key
    for phrase, name in rules.names.items():
        keys.pop(phrase_key(phrase), None)
        if phrase_key(phrase) not in stop:
            keys[phrase] = phrase_key(name)
    names = {phrase_key(name): name for _, name in sorted(rules.names.items())}
    return _Book(PhraseBook(keys), keys, names, {key: frozenset(leaves[key]) for key in sorted(leaves)})


def _read(paper: Paper, book: _Book, unfit: frozenset[str], stop: frozenset[str]) -> _Found:
    found = _Found()
    for text, is_title in ((paper.title, True), (paper.abstract, False)):
        for run in read_runs(text):
            taken: set[int] = set()
            for phrase, start, end in book.phrases.find(run):
                taken.update(range(start, end))
                key = book.keys[phrase]
                found.curated[key] += 1
                _note(found, key, run, start, end, is_title)
            for start, end in _candidates(run, taken, unfit):
                key = " ".join(word.key for word in run[start:end])
                if key not in stop:
                    found.discovered[key] += 1
                    _note(found, key, run, start, end, is_title)
    return found


def _note(found: _Found, key: str, run: Run, start: int, end: int, is_title: bool) -> None:
    if is_title:
        found.in_title.add(key)
    # In a title, and at the start of a sentence, capitals tell nothing.
    found.surfaces.append((key, surface_of(run[start:end]), start > 0 and not is_title))


def _candidates(run: Run, taken: set[int], unfit: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Two or three subject words in a row, none in a curated phrase, the last a noun by its look."""
    fit = [
        number not in taken and is_subject_word(word) and word.surface.casefold() not in unfit
        for number, word in enumerate(run)
    ]
    for start in range(len(run) - 1):
        for end in range(start + 2, min(start + LONGEST, len(run)) + 1):
            if not all(fit[start:end]) or any(word.glue not in (" ", "-") for word in run[start + 1 : end]):
                break
            if _ends_as_noun(run[end - 1].surface) and not is_torn(run, start, end):
                yield start, end


def _ends_as_noun(surface: str) -> bool:
    folded = surface.casefold()
    return folded in NOUNS or not folded.endswith(_NO_NOUN)


def _values_of_discovered(found: Iterable[_Found], least: int) -> dict[str, float]:
    """The C-value of the phrases on `least` papers (Frantzi, Ananiadou and Mima, 2000), papers for mentions.

    A phrase counts only where it is not part of a longer one, and must then still reach `least`.
    """
    spread = Counter(key for one in found for key in one.discovered)
    shared = {key: papers for key, papers in spread.items() if papers >= least}
    longer: defaultdict[str, list[int]] = defaultdict(list)
    for key, papers in shared.items():
        words = key.split()
        for part in {" ".join(words[:-1]), " ".join(words[1:])}:
            longer[part].append(papers)
    own = {key: papers - _mean(longer.get(key, ())) for key, papers in shared.items()}
    return {key: log2(len(key.split())) * alone for key, alone in own.items() if alone >= least}


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values) if values else 0.0


def _rank_curated(
    found: _Found, book: _Book, shown: Sequence[str], spread: Mapping[str, int], papers: int, least: int
) -> list[str]:
    scores = {}
    for key, mentions in found.curated.items():
        at_home = not book.leaves.get(key) or not book.leaves[key].isdisjoint(shown)
        if spread[key] < least or not (at_home or " " in key or mentions > 1 or key in found.in_title):
            continue
        worth = sqrt(mentions) + TITLE_WORTH * (key in found.in_title)
        scores[key] = worth * log(1 + papers / spread[key]) * (1.0 if at_home else ELSEWHERE)
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    return [key for key in ranked if scores[key] >= CUT * scores[ranked[0]]]


def _rank_discovered(found: _Found, values: Mapping[str, float]) -> list[str]:
    known = [key for key in found.discovered if key in values]
    return sorted(known, key=lambda key: (key not in found.in_title, -found.discovered[key] * values[key], key))


def _wishes(curated: Sequence[str], discovered: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both lists without the keys whose words all stand in another key of them."""
    sets = {key: set(key.split()) for key in (*curated, *discovered)}
    narrow = {key for key in sets if not any(sets[key] < other for other in sets.values())}
    return tuple(filter(narrow.__contains__, curated)), tuple(filter(narrow.__contains__, discovered))


def _settle(
    wishes: Mapping[PaperId, tuple[tuple[str, ...], tuple[str, ...]]], least: int, most: int
) -> dict[PaperId, tuple[str, ...]]:
    """The keys each paper gets. One that too few papers have room for goes, and makes room for the next."""
    gone: set[str] = set()
    while True:
        chosen = {paper: _choose(*lists, gone, most) for paper, lists in wishes.items()}
        spread = Counter(key for keys in chosen.values() for key in keys)
        rare = {key for key, papers in spread.items() if papers < least}
        if not rare:
            return chosen
        gone |= rare


def _choose(curated: Sequence[str], discovered: Sequence[str], gone: set[str], most: int) -> tuple[str, ...]:
    first = [key for key in curated if key not in gone][:most]
    fill = [key for key in discovered if key not in gone and key not in first]
    return (*first, *fill[: max(0, min(FILL, most) - len(first))])


def _names(found: Iterable[_Found], fixed: Mapping[str, str], keys: set[str]) -> dict[str, str]:
    """The name shown for each key: the fixed one, else as most often written, best inside a sentence."""
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    anywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for key, surface, is_inside in one.surfaces:
            if key in keys and key not in fixed:
                anywhere[key][surface] += 1
                inside[key][surface] += is_inside
    names = {}
    for key in keys:
        counts = inside[key] if inside[key].total() else anywhere[key]
        names[key] = fixed[key] if key in fixed else best_surface(counts.items())
    return names
