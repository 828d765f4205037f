"""Text of any script in Latin letters without marks, as names of files and of records need it."""

from __future__ import annotations

from functools import partial

from slugify import slugify

from builder.text.characters import nfkd

# It is to ask neither Python's tables of Unicode (so it gets letters taken apart, and makes none of entities) nor
# which other library for Latin letters is installed.
_slugify = partial(slugify, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode")


def latin_words(text: str, most: int = 0) -> str:
    """The words of a text in small ASCII letters and digits, with hyphens between; at most so many characters, cut
    between words. "" where no letter is left."""
    return str(_slugify(nfkd(text), max_length=most, word_boundary=True, save_order=True))
