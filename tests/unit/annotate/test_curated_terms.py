from math import sqrt

import pytest

from builder.annotate.curated_terms import IN_TITLE, TAG_WORTH, CuratedTerms
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words.tokens import read_wording
from tests.examples import LEAVES

TERMS = CuratedTerms(TopicTree(LEAVES), {"frozen disorder": ["spin-glasses"], "laser": ["vision"]})


def scores(title: str, abstract: str = "") -> list[float]:
    """The score of each leaf: spin glasses, optics, vision."""
    return TERMS.scores(read_wording(title, abstract))


def test_a_term_speaks_for_its_leaf_the_more_often_the_less_it_adds() -> None:
    once, twice = scores("", "A laser."), scores("", "A laser, lasers.")
    assert once[0] == once[2] == 0
    assert twice[1] == pytest.approx(sqrt(2) * once[1])


def test_a_mention_in_the_title_is_worth_several() -> None:
    assert scores("A laser")[1] == pytest.approx(sqrt(IN_TITLE) * scores("", "A laser.")[1])


def test_a_phrase_beside_the_tree_is_worth_a_part_of_a_term_of_it() -> None:
    assert scores("", "Frozen disorder.")[0] == pytest.approx(TAG_WORTH * scores("", "A spin glass.")[0])


def test_what_the_tree_says_of_a_phrase_goes_first() -> None:
    assert scores("", "A laser.")[2] == 0


def test_a_paper_without_a_term_speaks_for_no_leaf() -> None:
    assert scores("Zebras", "They graze.") == [0, 0, 0]
