"""The authors of a paper as records of other people's formats name them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from builder.model import Author, Citation
from builder.text import fold_case, visible

MOST_AUTHORS = 200
"""Authors of a record; the others are "others". A style that prints more is not known to us."""

_GROUPS = frozenset("collaboration consortium group team project committee network initiative alliance".split())

_SUFFIXES = frozenset("jr sr ii iii iv 2nd 3rd 4th esq phd md filho neto".split())


class Name(NamedTuple):
    """A name in parts; of one that its source does not tell apart all of it is the `whole`, else that is ""."""

    whole: str
    family: str = ""
    given: str = ""
    suffix: str = ""


def names_of(citation: Citation) -> tuple[list[Name], bool]:
    """The authors that a record names, and whether there are others."""
    named = [_name(author) for author in citation.authors[:MOST_AUTHORS]]
    return named, bool(named) and (citation.has_more or len(citation.authors) > MOST_AUTHORS)


@lru_cache(maxsize=1 << 16)  # each format asks for each name, of its paper and of its list
def _name(author: Author) -> Name:
    family, (given, *suffixes) = visible(author.family), visible(author.given).split(", ")
    has_comma = any("," in part for part in (family, given, *suffixes))
    is_apart = family and given and not has_comma and len(suffixes) < 2
    return Name("", family, given, "".join(suffixes)) if is_apart else _whole(visible(author.name))


def _whole(name: str) -> Name:
    """A name that nobody took apart; only where a suffix stands behind a comma it is one."""
    first, comma, suffix = name.rpartition(", ")
    given, blank, family = first.rpartition(" ")
    is_apart = comma and blank and is_suffix(suffix) and "," not in first
    return Name("", family, given, suffix) if is_apart else Name(name)


def is_suffix(word: str) -> bool:
    """Whether a word stands behind names and is none: "Jr."."""
    return fold_case(word.replace(".", "")) in _SUFFIXES


def is_group(name: str) -> bool:
    """Whether a name is no person's: its last word says so."""
    return fold_case(name.rpartition(" ")[2]) in _GROUPS
