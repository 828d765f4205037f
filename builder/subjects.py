"""What papers are about: the words of each are read once, and three stages told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.background import Corpus, Weights, read_corpus, read_weights
from builder.config import Config, fault
from builder.lexicon import Lexicon, read_lexicon
from builder.links import find_links
from builder.model import OTHER, Findings, Neighbour, Paper, PaperId, Slug, Tag, Topics, quote
from builder.related import Vector, Vectors, find_related
from builder.system import Progress, work_on
from builder.tags import Proposal, TagCandidates, Tagger, find_proposals, find_tags
from builder.taxonomy import TagRules, TopicTree, read_tag_rules, read_topic_tree
from builder.topics import Classifier, Model
from builder.words import count_terms, phrase_key, read_wording


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known before a paper is read: the tree, the lexicon, rules, and what `make topics` learned."""

    tree: TopicTree
    lexicon: Lexicon
    rules: TagRules
    corpus: Corpus
    weights: Weights


def read_vocabulary(config: Config) -> Vocabulary:
    """The files the settings name; raises BuilderError where one is not what it must be."""
    tree = read_topic_tree(config.topics_file)
    return Vocabulary(
        tree,
        read_lexicon(config.tags_file, tree),
        read_tag_rules(config.phrases_file),
        read_corpus(config.background_file),
        read_weights(config.weights_file),
    )


def annotate(
    papers: Sequence[Paper],
    vocabulary: Vocabulary,
    config: Config,
    progress: Progress,
    *,
    with_related: bool = True,
) -> Findings:
    """Topics, tags, neighbours and links of some papers; raises BuilderError where a given topic is not in the
    tree.

    Topics come from a paper's own words; tags also from whether another paper has them; neighbours from all
    papers. They take longest, and who only searches can do without: `with_related=False` leaves them out.
    """
    topics, wishes, vectors = read_papers(papers, vocabulary, config, progress)
    tags = find_tags(wishes, vocabulary.lexicon, config.least_papers, config.most_tags)
    related: dict[PaperId, tuple[Neighbour, ...]] = {paper.id: () for paper in papers}
    if with_related:
        related = find_related(
            vectors, config.most_related, lambda done, total: progress("finding neighbours", done, total)
        )
    tags = with_given(tags, given_tags(papers, vocabulary.lexicon))
    keys = {tag.key for found in tags.values() for tag in found}
    broader = {key: vocabulary.lexicon.ancestors(key) for key in sorted(keys)}
    links = {paper.id: find_links(paper.abstract) for paper in papers}
    return Findings(topics, tags, related, links, broader)


def propose_tags(
    papers: Sequence[Paper], vocabulary: Vocabulary, config: Config, progress: Progress
) -> tuple[Proposal, ...]:
    """The phrases that papers share and the lexicon lacks."""
    topics, wishes, _ = read_papers(papers, vocabulary, config, progress)
    slugs = {leaf.name: str(leaf.slug) for leaf in vocabulary.tree.leaves}
    return find_proposals(wishes, {paper: slugs.get(found.shown[0], "") for paper, found in topics.items()})


def read_papers(
    papers: Sequence[Paper], vocabulary: Vocabulary, config: Config, progress: Progress
) -> tuple[dict[PaperId, Topics], dict[PaperId, TagCandidates], dict[PaperId, Vector]]:
    """What each paper's own words say of it."""
    check_given_topics(papers, vocabulary.tree, config)
    topics: dict[PaperId, Topics] = {}
    wishes: dict[PaperId, TagCandidates] = {}
    vectors: dict[PaperId, Vector] = {}
    for found in work_on(papers, PerPaper, vocabulary):
        for paper, topics_found, wishes_found, vector in found:
            topics[paper], wishes[paper], vectors[paper] = topics_found, wishes_found, vector
        progress("reading topics and tags", len(topics), len(papers))
    return topics, wishes, vectors


def check_given_topics(papers: Sequence[Paper], tree: TopicTree, config: Config) -> None:
    known = {OTHER, *(leaf.name for leaf in tree.leaves)}
    for paper in papers:
        for name in paper.topics:
            if name not in known:
                raise fault(
                    config.overrides_file or config.topics_file,
                    f"there is no topic {quote(name)}, which is given to {quote(paper.title)}",
                    f"write it as {config.topics_file.name} has it",
                )


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


def given_tags(papers: Sequence[Paper], lexicon: Lexicon) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags that people gave, as the lexicon or else they call them: also one that no other paper has."""
    given: dict[PaperId, tuple[Tag, ...]] = {}
    for paper in papers:
        if paper.tags is not None:
            tags: dict[str, Tag] = {}
            for tag in (given_tag(name, lexicon) for name in paper.tags):
                if tag.key:
                    tags.setdefault(tag.key, tag)
            given[paper.id] = tuple(tags.values())
    return given


def given_tag(name: str, lexicon: Lexicon) -> Tag:
    key = lexicon.known.get(phrase_key(name), phrase_key(name))
    return Tag(key, lexicon.tags[key].name) if key in lexicon.tags else Tag(key, name, is_curated=False)


def with_given(
    tags: Mapping[PaperId, tuple[Tag, ...]], given: Mapping[PaperId, tuple[Tag, ...]]
) -> dict[PaperId, tuple[Tag, ...]]:
    """What people say goes before what was found; a tag has one name."""
    called = {tag.key: tag for found in given.values() for tag in found}
    return {
        paper: given.get(paper, tuple(called.get(tag.key, tag) for tag in found)) for paper, found in tags.items()
    }
