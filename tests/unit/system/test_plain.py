from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.papers import PaperId
from builder.model.records import MonthDay
from builder.model.seeds import Reading
from builder.system.plain import AS_IT_IS, FAULTS, form_of


class Named(NamedTuple):
    key: PaperId | None
    score: float


@dataclass(frozen=True, slots=True)
class Everything:
    day: date | MonthDay | None
    pairs: tuple[tuple[str, float], ...]
    keys: frozenset[str]
    named: Mapping[str, Named]
    is_so: bool = False


EVERYTHING = form_of(Everything)

VALUES = st.builds(
    Everything,
    st.none() | st.dates() | st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31)),
    st.lists(st.tuples(st.text(), st.floats(allow_nan=False))).map(tuple),
    st.frozensets(st.text()),
    st.dictionaries(st.text(), st.builds(Named, st.none() | st.text().map(PaperId), st.floats(allow_nan=False))),
    st.booleans(),
)


@given(VALUES)
def test_what_is_written_is_read_as_it_was(value: Everything) -> None:
    assert EVERYTHING.decode(EVERYTHING.encode(value)) == value


def test_half_a_character_is_kept_too() -> None:
    assert form_of(str).decode(form_of(str).encode("\ud800")) == "\ud800"


def test_equal_sets_have_equal_bytes() -> None:
    one, other = (Everything(None, (), frozenset(keys), {}) for keys in ("abc", "cba"))

    assert EVERYTHING.encode(one) == EVERYTHING.encode(other)


def test_the_readings_of_seeds_are_kept_as_they_are(readings: tuple[Reading, ...]) -> None:
    form = form_of(Reading)

    assert tuple(form.decode(form.encode(reading)) for reading in readings) == readings


@pytest.mark.parametrize(
    "content", [b"", b"{", b"1", b"[]", b"[[7, 1], [], [], {}, true]", b"[[0, 1], [], [], {}, true]"]
)
def test_other_bytes_are_a_fault(content: bytes) -> None:
    with pytest.raises(FAULTS):
        EVERYTHING.decode(content)


def test_bytes_are_kept_as_they_are_and_none_are_a_fault() -> None:
    assert AS_IT_IS.decode(AS_IT_IS.encode(b"\xff\n")) == b"\xff\n"
    with pytest.raises(ValueError, match="nothing is kept"):
        AS_IT_IS.decode(b"")


def test_a_type_without_a_form_is_refused_before_anything_is_kept() -> None:
    kind: Any = list[str]
    with pytest.raises(TypeError, match="no form is known for this type"):
        form_of(kind)
