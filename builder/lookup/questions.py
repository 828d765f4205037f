"""What is asked: the papers of which something is wanted, and the questions that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from builder.model import PaperId

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of which the listings do not say all. `days` are those it was listed on, as ISO 8601 has them; an id
    is "" where none is known."""

    paper: PaperId
    title: str
    days: tuple[str, ...] = ()
    arxiv: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A request: its path with its query, and the papers that it is about. `page` counts the pages of an answer
    that comes in several."""

    target: str
    papers: tuple[PaperId, ...]
    page: int = 0


def batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
