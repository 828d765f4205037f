"""What follows from the words of a paper alone: formulas, topics, the tags of its texts, how it is compared.

Each text is read once, by several processes; equal texts give equal results.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

from builder.annotate.given import check_given_topics, with_given_topics
from builder.annotate.linear_model import Model
from builder.annotate.reading import READING, PaperReading, ReadTexts
from builder.annotate.related import Comparable
from builder.annotate.subjects import SubjectReader
from builder.annotate.tags import ReadText, TagCandidates, Tagger
from builder.annotate.topics import Classifier
from builder.annotate.vectors import Vectors
from builder.annotate.vocabulary import Vocabulary
from builder.annotate.words import count_terms, read_wording
from builder.config import Config
from builder.model import MOST_SHOWN, Paper, PaperId, Shown, Slug, Text, Topics
from builder.system import PLAIN, Means, Progress, Shelf, code_version, key_of, without_collector
from builder.text import read_formulas, shorten


class Readings(NamedTuple):
    """What was read, by paper: topics, the texts, how it is compared, what it shows; and the keys under which that
    is kept, none where it cannot be. `vocabulary` is the hash of the one that it was read with."""

    topics: dict[PaperId, Topics]
    texts: dict[PaperId, ReadTexts]
    comparable: dict[PaperId, Comparable]
    shown: dict[PaperId, Shown]
    keys: Mapping[PaperId, str]
    vocabulary: str


def read_papers(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    means: Means = PLAIN,
) -> Readings:
    """What follows from the words of each paper, those first that an earlier build read."""
    progress("reading topics and tags", 0, len(papers))
    check_given_topics(papers, vocabulary.tree, config)
    keys = [_key(paper, vocabulary) for paper in papers]
    shelf = means.cache.shelf("papers") if vocabulary.digest else Shelf()
    work = partial(means.workers.map, make_worker=partial(_reader, vocabulary))
    found: list[PaperReading | None] = [None] * len(papers)
    for done, (place, reading) in enumerate(shelf.recall(keys, papers, READING, work), 1):
        found[place] = reading
        progress("reading topics and tags", done, len(papers))
    read = {paper.id: reading for paper, reading in zip(papers, found, strict=True) if reading}
    return Readings(
        {paper: reading.topics for paper, reading in read.items()},
        {paper: reading.texts for paper, reading in read.items()},
        {paper: reading.compared for paper, reading in read.items()},
        {paper: reading.shown for paper, reading in read.items()},
        {paper.id: key for paper, key in zip(papers, keys, strict=True)} if vocabulary.digest else {},
        vocabulary.digest,
    )


def _key(paper: Paper, vocabulary: Vocabulary) -> str:
    """A hash of all that its reading depends on."""
    texts = (part for text in paper.texts for part in (text.id, text.title, text.abstract))
    return key_of(code_version(), vocabulary.digest, paper.title, paper.abstract, *paper.topics, None, *texts)


class _Reading(NamedTuple):
    """A text with what follows from its words."""

    shown: Shown
    terms: Counter[str]
    topics: Topics
    candidates: TagCandidates


_readers: WeakKeyDictionary[Vocabulary, PaperReader] = WeakKeyDictionary()


def _reader(vocabulary: Vocabulary) -> PaperReader:
    """The one that was made before, as long as the vocabulary is kept: to make it takes as long as 100 papers."""
    if vocabulary not in _readers:
        with without_collector():
            _readers[vocabulary] = PaperReader(vocabulary)
    return _readers[vocabulary]


class PaperReader:
    """A vocabulary made ready to read one chunk of papers after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._slugs = {leaf.name: leaf.slug for leaf in vocabulary.tree.leaves}
        model = Model(vocabulary.weights, vocabulary.corpus)
        self._classifier = Classifier(vocabulary.tree, model, vocabulary.lexicon.unambiguous_phrases())
        self._tagger = Tagger(vocabulary.lexicon, vocabulary.rules, vocabulary.corpus)
        self._repairer = vocabulary.repairer
        self._vectors = Vectors(vocabulary.corpus)
        self._subjects = SubjectReader(vocabulary.tree, vocabulary.lexicon)

    def __call__(self, papers: Sequence[Paper]) -> list[PaperReading]:
        with without_collector():
            return [self._read_paper(paper) for paper in papers]

    def _read_paper(self, paper: Paper) -> PaperReading:
        shown = paper.title, paper.abstract
        ids: list[tuple[tuple[str, str], PaperId | None]] = [(_as_shown(text), text.id) for text in paper.texts]
        own = self._read(*shown)
        found = {shown: own.candidates}
        for words, _ in ids:
            if words not in found:
                found[words] = self._read(*words).candidates
        if all(words != shown for words, _ in ids):
            ids.append((shown, None))
        ids.sort(key=lambda one: one[0] != shown)
        texts = tuple(ReadText(text, found[words]) for words, text in ids)
        topics = with_given_topics(paper, own.topics)
        subjects = self._subjects.read(topics, own.candidates)
        return PaperReading(topics, texts, Comparable(self._vectors.vector(own.terms), subjects), own.shown)

    def _read(self, title: str, abstract: str) -> _Reading:
        """A text bears what it bears by itself: topics that a person gave its paper do not count."""
        shown = Shown(read_formulas(title), read_formulas(abstract, self._repairer))  # listings leave titles whole
        title, abstract = shown.plain_title, shown.plain_abstract
        wording = read_wording(title, abstract)
        terms = count_terms(wording)
        margins = self._classifier.margins(terms)
        topics = self._classifier.classify(wording, margins)
        candidates = self._tagger.candidates(title, abstract, wording, self._slugs_of(topics.ranking))
        return _Reading(shown, terms, topics, candidates)

    def _slugs_of(self, names: Sequence[str]) -> list[Slug]:
        return [self._slugs[name] for name in names if name in self._slugs]


def _as_shown(text: Text) -> tuple[str, str]:
    return shorten(text.title, MOST_SHOWN), shorten(text.abstract, MOST_SHOWN)
