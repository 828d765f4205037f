import pickle
from dataclasses import dataclass, field
from datetime import date
from re import compile
from types import MappingProxyType

import pytest

from builder.system.handing import ByValue, packed, unpacked


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: object = None


@dataclass(frozen=True, slots=True)
class Alone:
    x: object


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    x: int


@dataclass(frozen=True, slots=True)
class Working:
    x: int
    doubled: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "doubled", 2 * self.x)


@dataclass
class Growing:
    x: int


VALUES = [
    *(1, "ä", None, (1, [2, {"a": {3}}]), date(2025, 9, 9), compile("a+"), Point),
    *(Point(1), Point(1, Point(2, [Point(3)])), Alone((1, 2)), Empty(), Named(x=1), Working(2), Growing(3)),
    MappingProxyType({"a": Point(1)}),
]


@pytest.mark.parametrize("value", VALUES)
def test_what_is_packed_comes_out_as_it_was(value: object) -> None:
    found = unpacked(packed(value))

    assert (type(found), found) == (type(value), value)


def test_what_stands_beside_the_fields_comes_too() -> None:
    value = Growing(3)
    value.more = 4  # type: ignore[attr-defined]

    assert unpacked(packed(value)).more == 4


def test_what_is_one_object_stays_one() -> None:
    point = Point(1)

    first, second = unpacked(packed([point, point]))

    assert first is second


def test_a_value_with_slots_takes_fewer_bytes_than_by_pythons_own_way() -> None:
    assert len(packed(Point(1))) < len(pickle.dumps(Point(1), 5))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("kinds", [(), (Alone, Point)])
def test_what_is_packed_by_value_comes_out_as_it_was(value: object, kinds: tuple[type, ...]) -> None:
    one, other = ByValue(kinds), ByValue(kinds)

    for _ in range(2):
        found = other.unpacked(one.packed(value))
        assert (type(found), found) == (type(value), value)


def test_a_number_stands_for_a_type_but_not_for_its_name() -> None:
    short, long = ByValue((Point,)), ByValue()

    assert len(short.packed([Point(1)] * 10)) < len(long.packed([Point(1)] * 10)) / 3
    assert short.packed("Point") == short.packed("".join(["Po", "int"]))
    assert short.unpacked(short.packed(["Point", __name__])) == ["Point", __name__]


@pytest.mark.parametrize("kinds", [(), (Alone, Point)])
def test_equal_values_have_equal_bytes_and_others_have_others(kinds: tuple[type, ...]) -> None:
    equal_bytes = ByValue(kinds).packed
    name = "".join(["a", "b"])
    one, same = [Point(1, name), Point(1, name)], [Point(1, "".join(["a", "b"])), Point(1, "ab")]

    assert equal_bytes(one) == equal_bytes(same)
    assert (
        len({equal_bytes(value) for value in (one, (*one,), [Point(1, "b")], [Alone(1)], 1, True, "1", 1.0)}) == 8
    )
