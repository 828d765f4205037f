"""Slugs: the last part of an address, made of a title or a name."""

from __future__ import annotations

from builder.model import ADDRESS_DIGITS, Slug
from builder.system import DEVICES
from builder.text import clean, key_hash, latin_words, plain

SLUG_LENGTH = 80
"""Characters of a slug at most: long enough to read, short enough for Windows' 260-character paths."""

RESERVED = DEVICES | {"index", "search"}
"""Names that no paper gets: those of devices, and of a folder's own pages."""


def title_slug(title: str, instead: str = "paper") -> Slug:
    """Lower-case ASCII words, transliterated and bounded; never empty, never a reserved name.

    Where no letter is left, it begins with `instead`.
    """
    slug = latin_words(plain(clean(title)), SLUG_LENGTH)
    if not slug or slug in RESERVED:
        return Slug(f"{slug or instead}-{key_hash(clean(title))[:ADDRESS_DIGITS]}")
    return Slug(slug)
