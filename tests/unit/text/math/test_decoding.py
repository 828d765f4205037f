import math
from itertools import pairwise, product

import pytest

from builder.text.math.decoding import UNIT, Chain

EXCESS = [round(UNIT * math.log1p(math.exp(-x / UNIT))) for x in range(5 * UNIT)]
CHAIN = Chain((20, -70, -70, 60), EXCESS)


def exact(scores: list[int], at: int) -> float:
    """The logarithm of the odds, by going through all labels of the text."""
    sums = [0.0, 0.0]
    for labels in product((0, 1), repeat=len(scores)):
        score = sum(s for s, label in zip(scores, labels, strict=True) if label)
        score += sum(CHAIN.transitions[2 * a + b] for a, b in pairwise(labels))
        sums[labels[at]] += math.exp(score / UNIT)
    return UNIT * math.log(sums[1] / sums[0])


@pytest.mark.parametrize("scores", [[30], [100, -50, 20], [-200, 90, 90, -10, 300], [0, 0, 0, 0]])
def test_the_odds_are_those_of_all_labels_of_the_text(scores: list[int]) -> None:
    found = CHAIN.log_odds(scores)

    assert found == pytest.approx([exact(scores, at) for at in range(len(scores))], abs=4)


def test_scores_beyond_all_bounds_stay_whole_numbers() -> None:
    found = CHAIN.log_odds([10**9, -(10**9), 5])

    assert found[0] > 0 > found[1]
    assert all(isinstance(one, int) for one in found)


def test_no_tokens_have_no_odds() -> None:
    assert CHAIN.log_odds([]) == []
