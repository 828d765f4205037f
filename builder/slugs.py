"""Names of files: slugs of titles, and what every system and every disk can call a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from slugify import slugify

from builder.model import Slug
from builder.text import clean, key_hash, plain

SLUG_LENGTH = 80
"""Characters of a slug at most: long enough to read, short enough for Windows' 260-character paths."""

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, whatever follows behind a dot."""

RESERVED = DEVICES | {"index", "search"}
"""Names that no paper gets: those of devices, and of a folder's own pages."""

PATH_LENGTH = 140
"""Characters of a path below the site at most. Of Windows' 259 they leave 119: twice the name of the offline copy,
which has 24, and 69 for the folder it is unpacked in."""

_PORTABLE = re.compile(r"[A-Za-z0-9_.-]*[A-Za-z0-9_-]")


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


def unportable(paths: Iterable[str]) -> Iterator[str]:
    """What of some paths below a folder would not survive on Windows, macOS or Linux, a sentence each.

    Windows and macOS take `A.html` and `a.html` for one file.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for part in path.split("/"):
            if not _PORTABLE.fullmatch(part):
                yield f'{path} has a character other than A-Z, a-z, 0-9, "_", "-" and ".", or ends in a dot'
            elif part.split(".")[0].casefold() in DEVICES:
                yield f"{path} is called as a device of Windows"
        if len(path) > PATH_LENGTH:
            yield f"{path} has {len(path)} characters, more than {PATH_LENGTH}"
        for whole in (path, *map(str, PurePosixPath(path).parents)):
            if seen.setdefault(whole.casefold(), whole) != whole:
                yield f"{whole} differs from {seen[whole.casefold()]} in case only"
