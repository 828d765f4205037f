from __future__ import annotations

import random

import numpy as np
from hypothesis import given

from builder.annotate.inverted_index import invert
from tests.unit.annotate.examples import SHELVES, SPIN, vectors_of


@given(SHELVES)
def test_two_papers_are_as_near_from_either_side(texts: dict[str, str]) -> None:
    chance = random.Random(1)
    margins = {name: [chance.uniform(-1, 1) for _ in range(5)] for name in texts}
    vectors = list(vectors_of(texts | {"z": SPIN}, margins=margins | {"z": (1.0, 0, 0, 0, 0)}).values())
    index = invert(vectors)

    words, scores = (np.array(table) for table in zip(*map(index.scores, range(len(vectors))), strict=True))

    assert (words == words.T).all()
    assert (scores == scores.T)[words > 0].all()
    assert (scores == scores.round()).all()
