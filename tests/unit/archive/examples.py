"""Listings with authors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.model.people import Author
from builder.model.records import Details, Record
from tests.examples import a_record

WORDS = (
    "Glasses are cooled until nothing in them moves; we say how long that takes, and why nobody waited so long.",
    "We study lattices at length. They melt when they are heated, since neighbours hold each other too weakly.",
    "Owls hear mice under snow by the shape of their faces, which we have measured in more than forty birds.",
    "Every finite game without draws has a winner; the proof is by induction and uses no choice whatsoever.",
    "A laser of two colours shines on a film of soap, and its rings tell how thick the film of the soap is.",
    "Bread of rye rises slowly; we weigh what the yeast breathes out, and find the best hour for the oven.",
)
"""Abstracts of papers that nobody takes for one."""


def by(at: int, *names: str, line: int = 0, seed: str = "a.jsonl", title: str = "", **other: Any) -> Record:
    """A listing of the paper number `at` by these authors; `other` are of its details."""
    title = title or f"{WORDS[at].split(' ')[0]} {WORDS[at].split(' ')[1]} {at}"
    details = Details(source="jsonl", authors=tuple(map(Author, names)), **other)
    return replace(a_record(title, WORDS[at], seed=seed, line=line or 1 + at), details=details)


def alone(name: str, first: int = 0, count: int = 3) -> list[Record]:
    """Papers that one author wrote without others, from number `first` on."""
    return [by(at, name) for at in range(first, first + count)]
