"""Values of known types as JSON, and back: what is read can only be such a value, whatever stands there."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")

_AS_THEY_ARE = frozenset({str, int, float, bool, NoneType})


@dataclass(frozen=True, slots=True)
class Form(Generic[Value]):
    """How values of a type are kept as bytes. `decode` raises one of `FAULTS` where these are none of it."""

    encode: Callable[[Value], bytes]
    decode: Callable[[bytes], Value]


def _some(content: bytes) -> bytes:
    if not content:
        raise ValueError("nothing is kept")
    return content


AS_IT_IS: Form[bytes] = Form(_some, _some)
"""The form of what is bytes already, and never none."""

FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError)


def form_of(kind: type[Value]) -> Form[Value]:
    """The form of a type: a dataclass or a named tuple of texts, numbers, days, tuples, frozen sets, mappings with
    texts as keys, unions, and of the same again."""
    encode, decode = _codec(cast(Hashable, kind))
    return Form(
        lambda value: json.dumps(encode(value), separators=(",", ":")).encode("ascii"),
        lambda content: decode(json.loads(content)),
    )


_Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _same(value: Any) -> Any:
    return value


@cache
def _codec(kind: Hashable) -> _Codec:
    """Two functions: of a value to what JSON can hold, and back."""
    if isinstance(kind, NewType):
        return _codec(kind.__supertype__)
    if kind in _AS_THEY_ARE:
        return _same, _same
    if kind is date:
        return date.isoformat, date.fromisoformat
    if is_dataclass(kind):
        return _of_fields(kind, [field.name for field in fields(kind)])
    if hasattr(kind, "_fields"):
        return _of_fields(kind, kind._fields)
    return _of_generic(kind)


def _of_fields(kind: Any, names: Sequence[str]) -> _Codec:
    hints = get_type_hints(kind)
    codecs = [_codec(hints[name]) for name in names]
    writers = [(name, encode) for name, (encode, _) in zip(names, codecs, strict=True)]
    readers = [(at, decode) for at, (_, decode) in enumerate(codecs) if decode is not _same]

    def decode_all(found: list[Any]) -> Any:
        if len(found) != len(names):
            raise ValueError(f"{kind}: {len(found)} values are not those of its fields")
        for at, decode in readers:
            found[at] = decode(found[at])
        return kind(*found)

    return lambda value: [encode(getattr(value, name)) for name, encode in writers], decode_all


def _of_generic(kind: Any) -> _Codec:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _of_union(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        pairs = [_codec(one) for one in inner]
        return (
            lambda value: [encode(part) for (encode, _), part in zip(pairs, value, strict=True)],
            lambda found: tuple([decode(part) for (_, decode), part in zip(pairs, found, strict=True)]),
        )
    encode, decode = _codec(inner[-1] if origin is not tuple else inner[0])
    if origin is tuple:
        return lambda value: [*map(encode, value)], _all_as(tuple, decode)
    if origin is frozenset:
        return lambda value: sorted(map(encode, value)), _all_as(frozenset, decode)
    if origin is not None and issubclass(origin, Mapping) and getattr(inner[0], "__supertype__", inner[0]) is str:
        return (
            lambda value: {key: encode(part) for key, part in value.items()},
            lambda found: {key: decode(part) for key, part in found.items()},
        )
    raise TypeError(f"{kind}: no form is known for this type")


def _all_as(kind: Callable[[Any], Any], decode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return kind if decode is _same else lambda found: kind(map(decode, found))


def _of_union(kinds: Sequence[Any]) -> _Codec:
    """With the number of the type before the value."""
    plain = [getattr(one, "__supertype__", one) for one in kinds]
    codecs = [_codec(one) for one in plain]

    def encode(value: Any) -> Any:
        number = plain.index(type(value))
        return [number, codecs[number][0](value)]

    return encode, lambda found: codecs[found[0]][1](found[1])
