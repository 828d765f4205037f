"""People: who wrote a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a collaboration. `name` is as shown ("Wei von Zhang"); `family` ("von Zhang") and `given`
    ("Wei", with a suffix behind a comma: "J., Jr") are "" where the source does not tell them apart."""

    name: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class SamePerson:
    """That a person says: these `names` are one author's."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """That a person says: the author called `name` who wrote these `papers` (as they are named there) is another
    one than who wrote the others; `ids` are those of their texts."""

    name: str
    papers: tuple[str, ...]
    ids: frozenset[str]


PeopleSaid = tuple[SamePerson | TwoPeople, ...]
"""What people say of authors, in the order of the file."""
