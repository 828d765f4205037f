"""Slugs: the last part of an address, made of a title or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from slugify import slugify

from builder.model import Slug
from builder.system import DEVICES
from builder.text import clean, key_hash, plain

SLUG_LENGTH = 80
"""Characters of a slug at most: long enough to read, short enough for Windows' 260-character paths."""

RESERVED = DEVICES | {"index", "search"}
"""Names that no paper gets: those of devices, and of a folder's own pages."""


def title_slug(title: str) -> Slug:
    """Lower-case ASCII words, transliterated and bounded; never empty, never a reserved name."""
    slug = slugify(plain(clean(title)), max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    if not slug or slug in RESERVED:
        return Slug(f"{slug or 'paper'}-{key_hash(clean(title))}")
    return Slug(slug)


def unique_slugs(names: Mapping[str, str], slug: Callable[[str], Slug] = title_slug) -> dict[str, Slug]:
    """A slug for each key's name; where two are alike each carries the hash of its key, never a counter."""
    wanted = {key: slug(name) for key, name in names.items()}
    keys_of: defaultdict[Slug, list[str]] = defaultdict(list)
    for key, wish in wanted.items():
        keys_of[wish].append(key)
    return {
        key: wish if len(keys_of[wish]) == 1 else Slug(f"{wish}-{key_hash(key)}") for key, wish in wanted.items()
    }
