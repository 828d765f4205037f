"""Values of JSON, of any type, as the texts, lists and objects that are looked for; others are empty ones."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from builder.text import fold_case, squeeze

Object = Mapping[str, Any]

NO_OBJECT: Object = {}

LONGEST_KEY = 40
"""Characters; no key that we know is longer."""


def whole(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair: JSON can spell one, but UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def words_of(value: object) -> str:
    """A text; "" for what is none."""
    return squeeze(whole(value)) if isinstance(value, str) else ""


def text_of(value: object) -> str:
    """A text, or a number as one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value}" if isfinite(value) else ""
    return words_of(value)


def texts_of(value: object) -> tuple[str, ...]:
    """The texts of a list, or the text itself, without empty ones."""
    each = value if isinstance(value, list) else [value]
    return tuple(text for text in map(text_of, each) if text)


def first_of(value: object) -> str:
    """The first text of a list, or the text itself."""
    return next(iter(texts_of(value)), "")


def list_of(value: object) -> list[Any]:
    """A list; what is none, but something, is the only one of its list."""
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def object_of(value: object) -> Object:
    return value if isinstance(value, dict) else NO_OBJECT


def objects_of(value: object) -> list[Object]:
    """The objects of a list, or the object itself."""
    return [one for one in list_of(value) if isinstance(one, dict)]


def in_small_letters(found: Object) -> Object:
    """The object by its keys in small letters: rows of tables have `externalids` for `externalIds`."""
    return {fold_case(key): value for key, value in found.items() if len(key) <= LONGEST_KEY}
