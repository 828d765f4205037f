import numpy as np

from builder.text.math.features import BITS, features_of
from builder.text.math.lexicon import Lexicon
from builder.text.math.tokens import tokens_of

LEXICON = Lexicon({"the": 2}, ["alpha"], ["the"])


def features(text: str) -> np.ndarray:
    return features_of(tokens_of(text), LEXICON)


def test_each_token_has_as_many_features_below_the_bound() -> None:
    found = features("the alpha_1 decay")

    assert found.shape[0] == 7
    assert found.max() < 2**BITS


def test_the_same_word_has_other_features_where_its_twin_stands_in_a_formula() -> None:
    alone, with_twin = features("the x of the set"), features("the x of x_1")

    assert not np.array_equal(alone[2], with_twin[2])


def test_brackets_that_close_nothing_change_nothing() -> None:
    opened, closed = features("a ( b"), features("a ) b")

    assert not np.array_equal(opened[4], features("a , b")[4])
    shared = set(closed[0].tolist()) & set(features("a , b")[0].tolist())
    assert shared
