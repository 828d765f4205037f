"""Who is named where: the lists of authors of a paper's listings and of what was looked up of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model import Author, Paper
from builder.text import key_of


class Witness(NamedTuple):
    """The text with which a list of authors came: the key of its title, and its id, "" without an abstract."""

    title: str
    text: str


class AuthorList(NamedTuple):
    """The authors of a paper as one text, or more, came with them."""

    authors: tuple[Author, ...]
    witnesses: frozenset[Witness]


def lists_of(paper: Paper) -> tuple[AuthorList, ...]:
    """The different lists of authors of a paper, the one that is shown first; none where nobody names any."""
    found: dict[tuple[Author, ...], set[Witness]] = {}
    if paper.details.authors:
        found[paper.details.authors] = set()
    for authors, witness in _said(paper):
        found.setdefault(authors, set()).add(witness)
    if (
        paper.details.authors and not found[paper.details.authors]
    ):  # a person says so, or another place that we lack
        found[paper.details.authors] = {Witness(key_of(paper.title), paper.id)}
    return tuple(AuthorList(authors, frozenset(witnesses)) for authors, witnesses in found.items())


def _said(paper: Paper) -> Iterator[tuple[tuple[Author, ...], Witness]]:
    for sighting in paper.sightings:
        if authors := sighting.record.details.authors:
            yield authors, _witness(sighting.text.title, sighting.text.abstract, sighting.id)
    for text_id, details in paper.looked_up:
        if details.authors:
            text = next((one for one in paper.texts if one.id == text_id), None)
            yield details.authors, _witness(text.title, text.abstract, text_id) if text else Witness("", text_id)


def _witness(title: str, abstract: str, text: str) -> Witness:
    return Witness(key_of(title), text if abstract else "")


def most_papers(witnesses: Iterable[Witness]) -> int:
    """How many papers the texts of some lists may be, or may have been when there were fewer seeds.

    More texts make it no smaller, whichever become one paper: what depends on it stays. A text without an abstract
    is no paper of its own where its title has one.
    """
    every = set(witnesses)
    whole = {witness.text for witness in every if witness.text}
    titles = {witness.title for witness in every if witness.text}
    return len(whole) + len({witness.title for witness in every if not witness.text} - titles)
