from __future__ import annotations

import pytest

from builder.annotate.vectors import UNIT, shared_parts
from builder.model.papers import PaperId
from tests.unit.annotate.examples import LASER, SPIN, vectors_of


def test_a_vector_is_of_unit_length_whatever_the_length_of_the_paper() -> None:
    for vector in vectors_of({"a": "Laser", "b": " ".join(f"w{n}x" for n in range(500)), "c": LASER}).values():
        assert int(vector.weights @ vector.weights) == pytest.approx(UNIT**2, rel=0.01)


def test_the_shared_parts_add_up_to_the_product() -> None:
    vectors = vectors_of({"a": SPIN, "b": "A quenched spin glass under a laser.", "c": LASER})
    [a, b, c] = (vectors[PaperId(name)] for name in "abc")

    assert len(shared_parts(a, b)) == 4  # quenched, spin, glass, and the pair
    assert shared_parts(a, a).sum() == int(a.weights @ a.weights)
    assert not len(shared_parts(a, c))
