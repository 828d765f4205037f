"""What one paper's own words say of it; by several processes, an equal text always gives the same."""

from __future__ import annotations

from collections.abc import Sequence

from builder.annotate.given import check_given_topics, given_tag
from builder.annotate.linear_model import Model
from builder.annotate.tags.tagger import TagCandidates, Tagger
from builder.annotate.topics import Classifier
from builder.annotate.vectors import Vector, Vectors
from builder.annotate.vocabulary.read import Vocabulary
from builder.annotate.words.counts import count_terms
from builder.annotate.words.tokens import read_wording
from builder.config import Config
from builder.model import Paper, PaperId, Slug, Topics
from builder.system import Progress, map_chunks


def read_papers(
    papers: Sequence[Paper], vocabulary: Vocabulary, config: Config, progress: Progress
) -> tuple[dict[PaperId, Topics], dict[PaperId, TagCandidates], dict[PaperId, Vector]]:
    """What each paper's own words say of it."""
    check_given_topics(papers, vocabulary.tree, config)
    topics: dict[PaperId, Topics] = {}
    wishes: dict[PaperId, TagCandidates] = {}
    vectors: dict[PaperId, Vector] = {}
    for found in map_chunks(papers, PerPaper, vocabulary):
        for paper, topics_found, wishes_found, vector in found:
            topics[paper], wishes[paper], vectors[paper] = topics_found, wishes_found, vector
        progress("reading topics and tags", len(topics), len(papers))
    return topics, wishes, vectors


class PerPaper:
    """A vocabulary made ready, to be asked about one chunk of papers after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        leaves = vocabulary.tree.leaves
        self._lexicon = vocabulary.lexicon
        self._slugs = {leaf.name: leaf.slug for leaf in leaves}
        model = Model(vocabulary.weights, vocabulary.corpus)
        self._classifier = Classifier(vocabulary.tree, model, vocabulary.lexicon.spoken())
        self._tagger = Tagger(vocabulary.lexicon, vocabulary.rules, vocabulary.corpus)
        self._vectors = Vectors(vocabulary.corpus)

    def __call__(self, papers: Sequence[Paper]) -> list[tuple[PaperId, Topics, TagCandidates, Vector]]:
        return [(paper.id, *self.read(paper)) for paper in papers]

    def read(self, paper: Paper) -> tuple[Topics, TagCandidates, Vector]:
        wording = read_wording(paper.title, paper.abstract)
        terms = count_terms(wording)
        margins = self._classifier.margins(terms)
        topics = self._given_topics(paper, self._classifier.place(wording, margins))
        wishes = self._tagger.wishes(paper, wording, self._slugs_of(topics.shown), self._slugs_of(topics.ranking))
        if paper.tags is not None:
            known = tuple(tag.key for name in paper.tags if (tag := given_tag(name, self._lexicon)).is_curated)
            wishes = TagCandidates(tuple((key, 1.0) for key in known), (), frozenset(known), ())
        return topics, wishes, self._vectors.vector(wording, terms, margins)

    def _given_topics(self, paper: Paper, found: Topics) -> Topics:
        """What a person says goes before what was found."""
        given = tuple(dict.fromkeys(paper.topics))
        return Topics(
            given or found.shown, tuple(dict.fromkeys((*given, *found.ranking))) if given else found.ranking
        )

    def _slugs_of(self, names: Sequence[str]) -> list[Slug]:
        return [self._slugs[name] for name in names if name in self._slugs]
