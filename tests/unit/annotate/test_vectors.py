from __future__ import annotations

import pytest

from builder.annotate import related
from tests.unit.annotate.examples import LASER, vectors_of


def test_a_vector_is_of_unit_length_whatever_the_length_of_the_paper() -> None:
    for vector in vectors_of({"a": "Laser", "b": " ".join(f"w{n}x" for n in range(500)), "c": LASER}).values():
        assert int(vector.weights @ vector.weights) == pytest.approx(related.UNIT**2, rel=0.01)
