"""The tags of the lexicon that each paper gets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.annotate.tags.tagger import TagCandidates
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.model import PaperId

OUTWEIGHED = 0.3
"""A narrower tag with less than this part of a broader one's score gives way to it; else the broader one does."""

STANDS_IN = 0.7
"""What is left of a tag's score for the broader one that stands in for it, a step."""

HINT = 0.8
"""The score from which on a tag that is mentioned once, and is on too few papers, hints at its broader one: in a
paper of its topics, or where its words come up again."""

FILL = 3
"""Discovered phrases fill a paper's tags up to this many."""


class CuratedTags:
    """The lexicon's keys that each paper gets: those that too few papers have go, the narrowest first."""

    def __init__(self, wishes: Mapping[PaperId, TagCandidates], lexicon: Lexicon, most: int) -> None:
        self._wishes, self._lexicon, self._most = wishes, lexicon, most
        self._gone: set[str] = set()
        self._papers: defaultdict[str, set[PaperId]] = defaultdict(set)
        self._keys: dict[PaperId, tuple[str, ...]] = {}

    def assign(self, least: int) -> dict[PaperId, tuple[str, ...]]:
        fresh: Iterable[PaperId] = self._wishes
        while fresh:
            for paper in fresh:
                self._set(paper, self._choose(self._wishes[paper]))
            rare = {key for key, papers in self._papers.items() if 0 < len(papers) < least}
            # What a narrower tag covers may yet gain the papers that this one loses.
            covered = {other for key in rare for other in self._lexicon.covered(key)}
            lost = rare - covered or rare
            self._gone |= lost
            fresh = {paper for key in lost for paper in self._papers[key]}
        return self._keys

    def _set(self, paper: PaperId, keys: tuple[str, ...]) -> None:
        for key in self._keys.get(paper, ()):
            self._papers[key].discard(paper)
        for key in keys:
            self._papers[key].add(paper)
        self._keys[paper] = keys

    def _choose(self, wish: TagCandidates) -> tuple[str, ...]:
        """First what the paper is surely about; where that is little what it mentions once, or what is broader."""
        sure: dict[str, float] = {}
        other: dict[str, float] = {}
        for key, score in wish.curated:
            if key not in self._gone:
                (sure if key in wish.certain else other)[key] = score
            elif key in wish.certain or score >= HINT:
                above, worth = self._stand_in(key, score)
                other[above] = max(worth, other.get(above, 0.0))
        chosen = _by_score(sure, self._narrowest(sure))
        for key in _by_score(other, other):
            if len(chosen) >= FILL:
                break
            if key and key not in chosen and not any(self._is_kin(key, one) for one in chosen):
                chosen.append(key)
        return tuple(chosen[: self._most])

    def _is_kin(self, one: str, other: str) -> bool:
        """Whether one says part of what the other says."""
        return one in self._lexicon.covered(other) or other in self._lexicon.covered(one)

    def _stand_in(self, key: str, score: float) -> tuple[str, float]:
        """The next broader tag that is not gone, and its score."""
        steps = (
            (at, above) for at, above in enumerate(self._lexicon.ancestors(key), 1) if above not in self._gone
        )
        at, above = next(steps, (0, ""))
        return above, score * STANDS_IN**at

    def _narrowest(self, scores: Mapping[str, float]) -> set[str]:
        """Of a tag and its broader ones the narrowest, unless that is hardly mentioned beside them."""
        weak = {
            key
            for key, score in scores.items()
            if any(score < OUTWEIGHED * scores.get(above, 0.0) for above in self._lexicon.ancestors(key))
        }
        kept = scores.keys() - weak
        return kept - {
            other
            for key in kept
            for other in self._lexicon.covered(key)
            if key not in self._lexicon.covered(other)
        }


def _by_score(scores: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (-scores[key], key))
