"""Values handed to another process as bytes, or told apart by them."""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter, methodcaller
from types import MappingProxyType
from typing import Any

_Reduce = Callable[[Any], Any]


def packed(value: object) -> bytes:
    """A plain value as bytes for `unpacked`, in another process of this program."""
    return _written(value, by_value=False)


def unpacked(content: bytes) -> Any:
    """The value that was packed. These bytes come from this program alone: others could run what they like."""
    return pickle.loads(content)  # noqa: S301


def equal_bytes(value: object) -> bytes:
    """Equal bytes of equal values, whichever of their parts are one object; these bytes are never read."""
    return _written(value, by_value=True)


def _written(value: object, *, by_value: bool) -> bytes:
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = by_value
    pickler.dispatch_table = _WAYS
    pickler.dump(value)
    return written.getvalue()


class _Ways(dict[type, _Reduce]):
    """How values of a type are taken apart.

    A dataclass is called again with the values of its fields: by Python's own way, those with slots take three
    times as long.
    """

    def __missing__(self, kind: type) -> _Reduce:
        known = copyreg.dispatch_table.get(kind)
        self[kind] = known or _by_fields(kind) or methodcaller("__reduce_ex__", 5)
        return self[kind]


def _by_fields(kind: Any) -> _Reduce | None:
    """For a dataclass that is nothing but what it was called with."""
    if not is_dataclass(kind) or not hasattr(kind, "__slots__") or hasattr(kind, "__post_init__"):
        return None
    names = [field.name for field in fields(kind) if field.init and not field.kw_only]
    if len(names) != len(fields(kind)) or not names:
        return None
    parts = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (kind, (parts(value),))
    return lambda value: (kind, parts(value))


def _view(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """The type cannot be named in the bytes, a function of ours can."""
    return MappingProxyType(values)


_WAYS = _Ways()
_WAYS[MappingProxyType] = lambda view: (_view, (dict(view),))
