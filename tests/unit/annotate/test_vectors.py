from __future__ import annotations

import numpy as np
import pytest

from builder.annotate.vectors import UNIT, find_in
from tests.unit.annotate.examples import LASER, vectors_of


def test_a_vector_is_of_unit_length_whatever_the_length_of_the_paper() -> None:
    for vector in vectors_of({"a": "Laser", "b": " ".join(f"w{n}x" for n in range(500)), "c": LASER}).values():
        assert int(vector.weights @ vector.weights) == pytest.approx(UNIT**2, rel=0.01)


def test_numbers_are_found_among_known_ones() -> None:
    known, numbers = np.array([2, 3, 5]), np.array([5, 9, 2, 1])

    places, is_known = find_in(known, numbers)

    assert (places.tolist(), is_known.tolist()) == ([2, 0], [True, False, True, False])
    assert not find_in(known[:0], numbers)[1].any()
