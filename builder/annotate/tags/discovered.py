"""The phrases that papers share and the lexicon lacks, as tags of papers that have few others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.choice import ENOUGH
from builder.model import PaperId


def assign_discovered(
    candidates: Mapping[PaperId, TagCandidates],
    curated: Mapping[PaperId, Sequence[str]],
    least: int,
    most: int,
) -> dict[PaperId, tuple[str, ...]]:
    """The keys of the phrases that each paper gets beside its `curated` tags, so that it has at most `most` tags.

    A phrase is a tag where it is shared (`shared_phrases`), and a paper that has few tags chooses it. Phrases that
    are no longer shared once all have chosen go, and papers choose again.
    """
    tags = shared_phrases({paper: one.discovered for paper, one in candidates.items()}, candidates, least)
    open_papers = _open_papers(candidates, curated, tags, most)
    while True:
        wanted = {key for paper in open_papers.values() if paper.lacks > 0 for key in paper.choose(tags)}
        chosen = {id_: paper.choose(wanted) for id_, paper in open_papers.items()}
        lost = wanted - shared_phrases(chosen, candidates, least)
        if not lost:
            return {id_: chosen.get(id_, ()) for id_ in candidates}
        tags -= lost


def shared_phrases(
    phrases: Mapping[PaperId, Iterable[str]], candidates: Mapping[PaperId, TagCandidates], least: int
) -> set[str]:
    """Of the phrases of each paper those that at least `least` papers have, one of which is surely about it."""
    papers = Counter(key for keys in phrases.values() for key in keys)
    certain = {key for paper, keys in phrases.items() for key in keys if key in candidates[paper].certain}
    return {key for key in certain if papers[key] >= least}


@dataclass(frozen=True, slots=True)
class _OpenPaper:
    """A paper that could get some phrases as tags.

    `lacks` is how many tags it is short of `ENOUGH`; `room` is how many it may have at most.
    """

    phrases: tuple[str, ...]  # keys, best first
    certain: frozenset[str]
    lacks: int
    room: int

    def choose(self, tags: Container[str]) -> tuple[str, ...]:
        """Of its phrases that are tags as many as it lacks; where it lacks none those that it is surely about."""
        if self.lacks > 0:
            return _first([key for key in self.phrases if key in tags], self.lacks)
        return _first([key for key in self.phrases if key in tags and key in self.certain], self.room)


def _open_papers(
    candidates: Mapping[PaperId, TagCandidates],
    curated: Mapping[PaperId, Sequence[str]],
    tags: Container[str],
    most: int,
) -> dict[PaperId, _OpenPaper]:
    found: dict[PaperId, _OpenPaper] = {}
    for paper, one in candidates.items():
        phrases = tuple(key for key in one.discovered if key in tags)
        if phrases:
            has = len(curated[paper])
            found[paper] = _OpenPaper(phrases, one.certain, min(ENOUGH, most) - has, most - has)
    return found


def _first(keys: Iterable[str], number: int) -> tuple[str, ...]:
    """The first keys, at most `number`; of keys that share a word only one, since they say much the same."""
    chosen: list[str] = []
    said: set[str] = set()
    for key in keys:
        if len(chosen) >= number:
            break
        if said.isdisjoint(key.split()):
            chosen.append(key)
            said.update(key.split())
    return tuple(chosen)
