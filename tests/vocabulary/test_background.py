"""The tables that `make topics` learned: how common words are, and which speak for which field."""

from __future__ import annotations

import random
from collections import Counter
from math import log, sqrt

from builder.annotate.linear_model import FINENESS, Model
from builder.annotate.vocabulary.corpus import (
    LETTERS,
    read_corpus,
    read_weights,
)
from builder.annotate.vocabulary.read import Vocabulary
from builder.annotate.vocabulary.topic_tree import read_topic_tree
from builder.annotate.words.english import english
from builder.config.settings import Config
from tests.unit.annotate.examples import findings_of, papers_of


def test_our_weights_weigh_no_more_than_300_kilobytes() -> None:
    assert Config().weights_file.stat().st_size <= 300_000


def test_our_weights_know_every_broad_topic_of_our_tree() -> None:
    tree = read_topic_tree(Config().topics_file)

    assert {leaf.coarse for leaf in tree.leaves} <= set(read_weights(Config().weights_file).fields)


def test_the_background_has_every_word_that_has_weights() -> None:
    levels = read_corpus(Config().background_file).levels

    assert read_weights(Config().weights_file).rows.keys() <= levels.keys()


def test_our_background_tells_common_words_from_rare_ones() -> None:
    background = read_corpus(Config().background_file)
    words = background.idf

    assert words["model"] < words["laser"] < words["spin glass"] < background.unseen_idf
    assert not english().stop_words & words.keys()


def test_our_margins_are_those_of_whole_numbers_without_end(vocabulary: Vocabulary) -> None:
    weights, idf = vocabulary.weights, vocabulary.corpus.idf
    words = random.Random(1).sample(sorted(weights.rows), 3000)
    values = {word: round(FINENESS * (1 + log(2))) * round(FINENESS * idf[word]) for word in words}
    unit = weights.scale / sqrt(sum(value * value for value in values.values()))

    found = Model(weights, vocabulary.corpus).margins(Counter(dict.fromkeys(words, 2)))

    assert found == tuple(
        sum(value * LETTERS[weights.rows[word][number]] for word, value in values.items()) * unit + bias
        for number, bias in enumerate(weights.bias)
    )


def test_talk_of_papers_relates_nothing(vocabulary: Vocabulary) -> None:
    text = "In this paper we propose a novel method and show that our results improve on previous work."

    assert not any(findings_of(papers_of(("One", text), ("Two", text)), vocabulary).related.values())
