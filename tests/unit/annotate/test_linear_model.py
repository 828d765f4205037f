from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.linear_model import Model
from builder.annotate.vocabulary.corpus import LETTERS, STEPS, Corpus, Weights
from tests.unit.annotate.examples import IGNORANT, SMALL_CORPUS, SMALL_MODEL, SMALL_WEIGHTS


def test_the_model_says_of_a_paper_without_a_known_word_its_bias() -> None:
    assert SMALL_MODEL.margins(Counter({"zebra": 3})) == (-0.8, -0.8)
    assert IGNORANT.margins(Counter({"laser": 1})) == ()


def test_a_word_speaks_for_one_field_and_against_another() -> None:
    games, optics = SMALL_MODEL.margins(Counter({"laser": 1}))

    assert optics == pytest.approx(0.1 * 16 - 0.8)
    assert games == pytest.approx(-0.1 * 16 - 0.8)


def test_a_long_paper_says_no_more_than_a_short_one() -> None:
    once, often = ({"laser": count, "auction": count} for count in (1, 9))

    assert SMALL_MODEL.margins(Counter(once)) == pytest.approx(SMALL_MODEL.margins(Counter(often)), abs=0.05)


def test_a_word_the_background_lacks_is_not_counted() -> None:
    weights = Weights(("Games", "Optics"), 0.1, (0.0, 0.0), {"zebra": "zz", **SMALL_WEIGHTS.rows})

    assert Model(weights, SMALL_CORPUS).margins(Counter({"zebra": 1})) == (0.0, 0.0)
    assert Model(weights, SMALL_CORPUS).margins(Counter({"laser": 1})) == pytest.approx((-1.6, 1.6))


def test_a_paper_of_words_that_all_papers_have_gets_the_bias() -> None:
    model = Model(SMALL_WEIGHTS, Corpus(8, 10.0, {"laser": 9 * STEPS}))

    assert model.margins(Counter({"laser": 1})) == SMALL_WEIGHTS.bias


@given(st.integers(0, 999).map(random.Random))
def test_margins_are_equal_whatever_the_order_of_terms(chance: random.Random) -> None:
    levels = {f"w{number}": chance.randrange(80) for number in range(50)}
    rows = {word: "".join(chance.choices(list(LETTERS), k=3)) for word in levels}
    terms = [(word, chance.randrange(1, 20)) for word in chance.sample(list(levels), 20)]
    mixed = {word: rows[word] for word in chance.sample(list(rows), len(rows))}

    one = Model(Weights(("A", "B", "C"), 0.003, (-0.9, -1.0, -1.1), rows), Corpus(9000, 80.0, levels))
    other = Model(Weights(("A", "B", "C"), 0.003, (-0.9, -1.0, -1.1), mixed), Corpus(9000, 80.0, levels))

    assert other.margins(Counter(dict(terms[::-1]))) == one.margins(Counter(dict(terms)))
