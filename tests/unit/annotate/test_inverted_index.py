from __future__ import annotations

import numpy as np
from hypothesis import given

from builder.annotate.inverted_index import invert
from tests.unit.annotate.examples import SHELVES, SPIN, vectors_of


@given(SHELVES)
def test_two_papers_are_as_near_from_either_side(texts: dict[str, str]) -> None:
    vectors = list(vectors_of(texts | {"z": SPIN}).values())
    index = invert(vectors)

    words = np.array([index.scores(row) for row in range(len(vectors))])

    assert (words == words.T).all()
    assert (words == words.round()).all()
