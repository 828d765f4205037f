from __future__ import annotations

import numpy as np
from hypothesis import given

from builder.annotate.inverted_index import invert
from tests.unit.annotate.examples import LASER, SHELVES, SPIN, vectors_of


@given(SHELVES)
def test_two_papers_are_as_near_from_either_side(texts: dict[str, str]) -> None:
    vectors = list(vectors_of(texts | {"z": SPIN}).values())
    index = invert(vectors)

    words = np.array([index.scores(row) for row in range(len(vectors))])

    assert (words == words.T).all()
    assert (words == words.round()).all()


def test_the_strongest_term_is_the_one_that_adds_most() -> None:
    vectors = list(vectors_of({"a": SPIN, "b": "A quenched spin glass under a laser.", "c": LASER}).values())
    index = invert(vectors)

    heaviest = int(vectors[0].weights[0])
    assert index.strongest(0, 0) == heaviest * heaviest
    assert 0 < index.strongest(0, 1) < index.scores(0)[1]
    assert index.strongest(0, 2) == 0
