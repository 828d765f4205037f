import pickle
from dataclasses import dataclass, field
from datetime import date
from re import compile
from types import MappingProxyType

import pytest

from builder.system.handing import equal_bytes, packed, unpacked


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


def test_equal_values_have_equal_bytes_and_others_have_others() -> None:
    name = "".join(["a", "b"])
    one, same = [Point(1, name), Point(1, name)], [Point(1, "".join(["a", "b"])), Point(1, "ab")]

    assert equal_bytes(one) == equal_bytes(same)
    assert (
        len({equal_bytes(value) for value in (one, (*one,), [Point(1, "b")], [Alone(1)], 1, True, "1", 1.0)}) == 8
    )
