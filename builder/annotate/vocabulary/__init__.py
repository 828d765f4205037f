"""All that is known before a paper is read: the topic tree, the lexicon of tags, rules, and what was learned."""

from builder.annotate.vocabulary.corpus import LETTERS, STEPS, Corpus, Weights, write_table
from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.vocabulary.topic_tree import TopicTree
