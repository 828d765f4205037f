"""Why two papers are related: the terms that both have, and those of them that a page names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from builder.annotate.vectors import Vector
from builder.annotate.words import english
from builder.text import fold_case

NAMED_REASONS = 3
"""How many shared terms are named at most."""


class SharedTerm(NamedTuple):
    """A term of two papers: its `part` in the product of their vectors, and its place among the terms of each."""

    part: int
    mine: int
    theirs: int


def shared_terms(one: Vector, other: Vector) -> list[SharedTerm]:
    """The terms that both papers have, the largest part first. One of them has a term at least."""
    order = np.argsort(one.terms)
    ordered = one.terms[order]
    at = np.minimum(np.searchsorted(ordered, other.terms), len(ordered) - 1)
    theirs = np.flatnonzero(ordered[at] == other.terms)
    mine = order[at[theirs]]
    parts = one.weights[mine] * other.weights[theirs]
    found = map(SharedTerm, parts.tolist(), mine.tolist(), theirs.tolist())
    return sorted(found, key=lambda term: (-term.part, term.mine))


def find_reasons(shared: Iterable[SharedTerm], one: Vector, other: Vector) -> tuple[str, ...]:
    """The shared terms to be named, at most `NAMED_REASONS`, strongest first.

    No word is named twice; a pair of words goes before one of its words alone.
    """
    names = _names([_name(term, one, other) for term in shared])
    words_of = [set(fold_case(name).replace("-", " ").split()) for name in names]
    chosen: list[str] = []
    said: set[str] = set()
    for name, words in zip(names, words_of, strict=True):
        is_part = any(words < others for others in words_of)
        if not is_part and said.isdisjoint(words):
            chosen.append(name)
            said |= words
    return tuple(chosen[:NAMED_REASONS])


class _Name(NamedTuple):
    """How one of the papers writes a shared term; "" where neither has a name for it."""

    text: str
    is_common: bool


def _name(term: SharedTerm, one: Vector, other: Vector) -> _Name:
    for vector, place in ((one, term.mine), (other, term.theirs)):
        if place < len(vector.names) and vector.names[place]:
            return _Name(vector.names[place], place in vector.common)
    return _Name("", is_common=True)


def _names(names: Sequence[_Name]) -> list[str]:
    """The names without talk of papers, and without common words where there is anything better."""
    talk = english().paper_talk
    fit = [name for name in names if name.text and talk.isdisjoint(fold_case(name.text).split())]
    return [name.text for name in fit if not name.is_common] or [name.text for name in fit]
