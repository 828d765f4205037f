"""Papers: one work with all its sightings, and why they are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from builder.model.records import Place, Record

PaperId = NewType("PaperId", str)
"""Ten hexadecimal digits, the hash of a merge key: `text.key_hash`."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a paper was listed: the record and the hash of its merge key."""

    record: Record
    id: PaperId


SAME_TEXT = "same text"
"""The rule of a merge: titles and abstracts that differ in no letter and no digit, so nothing had to be judged."""

SAME_TITLE, NEAR_TITLE, SAME_ABSTRACT = "same title", "near title", "same abstract"
"""Titles with one key; titles that differ in grammar or spelling; another title over the same abstract."""

SAID = "said by hand"
"""A person says so in the overrides."""

JUDGED = frozenset({NEAR_TITLE, SAME_ABSTRACT})
"""Rules that rest on likeness: their merges are listed for people to look at."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two sightings are one paper. `similarity` runs from 0 to 1."""

    rule: str
    similarity: float
    a: Place
    b: Place


@dataclass(frozen=True, slots=True)
class Paper:
    """One work with all its sightings, by day, seed and line; `title` and `abstract` are as shown."""

    id: PaperId
    former_ids: tuple[PaperId, ...]
    title: str
    abstract: str
    sightings: tuple[Sighting, ...]
    merged_by: tuple[Merge, ...]
    hidden: str = ""  # why it is not shown; "" where it is
    topics: tuple[str, ...] = ()  # what a person says they are; () where nobody did
    tags: tuple[str, ...] | None = None  # likewise; () for none at all


MOST_SHOWN = 10_000
"""Characters of a title or an abstract that are shown, far above any real one: drawing a page of Markdown
takes time by the square of its length."""
