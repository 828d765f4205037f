"""All that is known before a paper is read, from the files that the settings name."""

from __future__ import annotations

from dataclasses import dataclass

from builder.annotate.vocabulary.corpus import Corpus, Weights, read_corpus, read_weights
from builder.annotate.vocabulary.lexicon import Lexicon, read_lexicon
from builder.annotate.vocabulary.tag_rules import TagRules, read_tag_rules
from builder.annotate.vocabulary.topic_tree import TopicTree, read_topic_tree
from builder.config import Config


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
