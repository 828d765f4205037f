"""Values of known types as JSON, and back: what is read can only be such a value, whatever stands there."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
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


_Change = Callable[[Any], Any]

_Codec = tuple[_Change, _Change]


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
    encoders = [encode for encode, _ in codecs]
    parts = attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]
    return _parts_encoder(parts, encoders), _parts_decoder(lambda found: kind(*found), [one for _, one in codecs])


def _of_generic(kind: Any) -> _Codec:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _of_union(inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        pairs = [_codec(one) for one in inner]
        return _parts_encoder(_same, [one for one, _ in pairs]), _parts_decoder(tuple, [one for _, one in pairs])
    encode, decode = _codec(inner[-1] if origin is not tuple else inner[0])
    if origin is tuple:
        return _each(encode, list), _each(decode, tuple)
    if origin is frozenset:
        return _each(encode, sorted), _each(decode, frozenset)
    if origin is not None and issubclass(origin, Mapping) and getattr(inner[0], "__supertype__", inner[0]) is str:
        return _each_value(encode), _each_value(decode)
    raise TypeError(f"{kind}: no form is known for this type")


# What JSON has as it is needs not be looked at part by part: that takes most of the time.


def _parts_encoder(parts_of: _Change, encoders: Sequence[_Change]) -> _Change:
    """Of a value with parts of different types the parts, each encoded."""
    if all(encode is _same for encode in encoders):
        return parts_of
    return lambda value: [encode(part) for encode, part in zip(encoders, parts_of(value), strict=True)]


def _parts_decoder(make: _Change, decoders: Sequence[_Change]) -> _Change:
    """A value made of as many parts, of which some are decoded."""
    changed = [(at, decode) for at, decode in enumerate(decoders) if decode is not _same]

    def decoded(found: list[Any]) -> Any:
        if len(found) != len(decoders):
            raise ValueError(f"these are not {len(decoders)} parts")
        for at, decode in changed:
            found[at] = decode(found[at])
        return make(found)

    return decoded


def _each(change: _Change, make: _Change) -> _Change:
    """The same change of any number of parts, and what is made of them."""
    return make if change is _same else lambda parts: make(map(change, parts))


def _each_value(change: _Change) -> _Change:
    """The same change of each value of a mapping."""
    return dict if change is _same else lambda found: {key: change(part) for key, part in found.items()}


def _of_union(kinds: Sequence[Any]) -> _Codec:
    """With the number of the type before the value."""
    plain = [getattr(one, "__supertype__", one) for one in kinds]
    codecs = [_codec(one) for one in plain]

    def encode(value: Any) -> Any:
        number = plain.index(type(value))
        return [number, codecs[number][0](value)]

    return encode, lambda found: codecs[found[0]][1](found[1])
