"""Phrases that papers share and the lexicon lacks, as tags."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.annotate.tags.curated import FILL
from builder.annotate.tags.tagger import TagCandidates
from builder.annotate.words.tokens import best_surface
from builder.model import PaperId


class _Open(NamedTuple):
    """The phrases that could fill a paper's tags: how many it lacks and how many it may have at most."""

    keys: tuple[str, ...]
    certain: frozenset[str]
    lacks: int
    room: int

    def chosen(self, tags: Container[str]) -> tuple[str, ...]:
        """Of the phrases that are tags those the paper lacks, or, being about them, has room for."""
        fit = tuple(key for key in self.keys if key in tags and (self.lacks > 0 or key in self.certain))
        return _first(fit, self.lacks if self.lacks > 0 else self.room)


def assign_discovered(
    wishes: Mapping[PaperId, TagCandidates], curated: Mapping[PaperId, Sequence[str]], least: int, most: int
) -> dict[PaperId, tuple[str, ...]]:
    """The discovered keys each paper gets.

    A phrase is a tag where a paper that lacks tags wants it, and enough papers have it, one surely about it.
    """
    spread = Counter(key for wish in wishes.values() for key in wish.discovered)
    certain = {key for wish in wishes.values() for key in wish.certain}
    tags = {key for key, papers in spread.items() if papers >= least and key in certain}
    hopes = {
        paper: _Open(keys, wish.certain, min(FILL, most) - len(curated[paper]), most - len(curated[paper]))
        for paper, wish in wishes.items()
        if (keys := tuple(key for key in wish.discovered if key in tags))
    }
    while True:
        wanted = {key for hope in hopes.values() if hope.lacks > 0 for key in hope.chosen(tags)}
        chosen = {paper: hope.chosen(wanted) for paper, hope in hopes.items()}
        spread = Counter(key for keys in chosen.values() for key in keys)
        sure = {key for paper, keys in chosen.items() for key in keys if key in hopes[paper].certain}
        rare = {key for key in wanted if spread[key] < least or key not in sure}
        if not rare:
            return {paper: chosen.get(paper, ()) for paper in wishes}
        tags -= rare


def _first(keys: Sequence[str], room: int) -> tuple[str, ...]:
    """No phrase that shares a word with one before it: they say much the same."""
    taken: list[str] = []
    for key in keys:
        if len(taken) >= room:
            break
        if not any(set(key.split()) & set(other.split()) for other in taken):
            taken.append(key)
    return tuple(taken)


def common_names(surfaces: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """How each key is written most often, best inside a sentence."""
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    anywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, surface, is_inside in surfaces:
        anywhere[key][surface] += 1
        inside[key][surface] += is_inside
    return {key: best_surface((inside[key] if inside[key].total() else anywhere[key]).items()) for key in anywhere}
