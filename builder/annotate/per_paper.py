"""What follows from the words of a paper alone: its topics, its candidate tags, its vector.

Each paper is read once, by several processes; papers of equal text give equal results.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotate.given import check_given_topics, given_candidates, with_given_topics
from builder.annotate.linear_model import Model
from builder.annotate.tags import TagCandidates, Tagger
from builder.annotate.topics import Classifier
from builder.annotate.vectors import Vector, Vectors
from builder.annotate.vocabulary import Vocabulary
from builder.annotate.words import count_terms, read_wording
from builder.config import Config
from builder.model import Paper, PaperId, Slug, Topics
from builder.system import Progress, map_chunks


def read_papers(
    papers: Sequence[Paper], vocabulary: Vocabulary, config: Config, progress: Progress
) -> tuple[dict[PaperId, Topics], dict[PaperId, TagCandidates], dict[PaperId, Vector]]:
    """The topics, the candidate tags and the vector of each paper."""
    check_given_topics(papers, vocabulary.tree, config)
    topics: dict[PaperId, Topics] = {}
    candidates: dict[PaperId, TagCandidates] = {}
    vectors: dict[PaperId, Vector] = {}
    for chunk in map_chunks(papers, PaperReader, vocabulary):
        for paper, own_topics, own_candidates, vector in chunk:
            topics[paper], candidates[paper], vectors[paper] = own_topics, own_candidates, vector
        progress("reading topics and tags", len(topics), len(papers))
    return topics, candidates, vectors


class PaperReader:
    """A vocabulary made ready to read one chunk of papers after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = vocabulary.lexicon
        self._slugs = {leaf.name: leaf.slug for leaf in vocabulary.tree.leaves}
        model = Model(vocabulary.weights, vocabulary.corpus)
        self._classifier = Classifier(vocabulary.tree, model, vocabulary.lexicon.unambiguous_phrases())
        self._tagger = Tagger(vocabulary.lexicon, vocabulary.rules, vocabulary.corpus)
        self._vectors = Vectors(vocabulary.corpus)

    def __call__(self, papers: Sequence[Paper]) -> list[tuple[PaperId, Topics, TagCandidates, Vector]]:
        return [(paper.id, *self._read(paper)) for paper in papers]

    def _read(self, paper: Paper) -> tuple[Topics, TagCandidates, Vector]:
        wording = read_wording(paper.title, paper.abstract)
        terms = count_terms(wording)
        margins = self._classifier.margins(terms)
        topics = with_given_topics(paper, self._classifier.classify(wording, margins))
        if paper.tags is None:
            shown, ranking = self._slugs_of(topics.shown), self._slugs_of(topics.ranking)
            candidates = self._tagger.candidates(paper, wording, shown, ranking)
        else:
            candidates = given_candidates(paper.tags, self._lexicon)
        return topics, candidates, self._vectors.vector(wording, terms, margins)

    def _slugs_of(self, names: Sequence[str]) -> list[Slug]:
        return [self._slugs[name] for name in names if name in self._slugs]
