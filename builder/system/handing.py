"""Values handed to another process as bytes, or told apart by them."""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter, methodcaller
from types import MappingProxyType
from typing import Any

_Reduce = Callable[[Any], Any]


def packed(value: object) -> bytes:
    """A plain value as bytes for `unpacked`, in another process of this program."""
    written = BytesIO()
    _pickler(written).dump(value)
    return written.getvalue()


def unpacked(content: bytes) -> Any:
    """The value that was packed. These bytes come from this program alone: others could run what they like."""
    return pickle.loads(content)  # noqa: S301


class ByValue:
    """Packs values, one after the other, into equal bytes where they are equal, whichever of their parts are one
    object.

    `kinds` are types of which many parts are: a number stands for each of these, for a name takes longer to write
    and to read than most values do. Who unpacks has the same.
    """

    def __init__(self, kinds: Sequence[type] = ()) -> None:
        self._written = BytesIO()
        self._pickler = _pickler(self._written)
        self._pickler.dump(kinds)
        self._numbers = pickle.Unpickler(BytesIO(self._written.getvalue()))  # noqa: S301  our own names
        self._numbers.load()
        noted = self._pickler.memo.copy()
        self._pickler.memo = {key: (number, one) for key, (number, one) in noted.items() if isinstance(one, type)}
        self._pickler.fast = True  # nothing else is noted from now on

    def packed(self, value: object) -> bytes:
        """The bytes of a plain value."""
        self._written.seek(0)
        self._written.truncate()
        self._pickler.dump(value)
        return self._written.getvalue()

    def unpacked(self, content: bytes) -> Any:
        """The value again, as `unpacked`."""
        unpickler = pickle.Unpickler(BytesIO(content))  # noqa: S301
        unpickler.memo = self._numbers.memo
        return unpickler.load()


def _pickler(written: BytesIO) -> pickle.Pickler:
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = _WAYS
    return pickler


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
