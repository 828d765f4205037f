"""Which of a paper's candidates in the lexicon become its tags, where it is known which tags go."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.vocabulary import Lexicon

OUTWEIGHED = 0.3
"""Where a narrower tag's score is less than this part of a broader one's, the narrower gives way; else the broader
one does."""

STANDS_IN = 0.7
"""What is left of a tag's score, at each step, for the broader one that stands in for it."""

HINT = 0.8
"""The least score with which a tag that is mentioned once, and that too few papers have, hints at its broader one.
It has so much in a paper of its topics, or where its words come up again."""

ENOUGH = 3
"""Where a paper has so many tags that it is surely about, it gets no others."""


class TagChooser:
    """Chooses a paper's tags in the lexicon, at most `most`, as their keys."""

    def __init__(self, lexicon: Lexicon, most: int) -> None:
        self._lexicon, self._most = lexicon, most

    def choose(self, candidates: TagCandidates, gone: Container[str]) -> tuple[str, ...]:
        """The tags that a paper is surely about; where these are few also those that it mentions once, and broader
        ones in place of those that are `gone`, since too few papers have them.
        """
        certain, other = self._scores(candidates, gone)
        chosen = _by_score(certain, self._narrowest(certain))
        for key in _by_score(other, other):
            if len(chosen) >= ENOUGH:
                break
            if key not in chosen and not any(self._says_part_of(key, one) for one in chosen):
                chosen.append(key)
        return tuple(chosen[: self._most])

    def _scores(
        self, candidates: TagCandidates, gone: Container[str]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """The scores of the tags that a paper is surely about, and of others that it could have."""
        certain: dict[str, float] = {}
        other: dict[str, float] = {}
        for key, score in candidates.curated:
            if key not in gone:
                (certain if key in candidates.certain else other)[key] = score
            elif key in candidates.certain or score >= HINT:
                for steps, broader in enumerate(self._lexicon.ancestors(key), 1):
                    if broader not in gone:
                        other[broader] = max(score * STANDS_IN**steps, other.get(broader, 0.0))
                        break
        return certain, other

    def _says_part_of(self, one: str, other: str) -> bool:
        """Whether either tag says a part of what the other does."""
        return one in self._lexicon.implied_by(other) or other in self._lexicon.implied_by(one)

    def _narrowest(self, scores: Mapping[str, float]) -> set[str]:
        """The tags that no other of them implies; of two that differ much in score the narrower one goes."""
        weak = {
            key
            for key, score in scores.items()
            if any(score < OUTWEIGHED * scores.get(above, 0.0) for above in self._lexicon.ancestors(key))
        }
        kept = scores.keys() - weak
        implied = {
            other
            for key in kept
            for other in self._lexicon.implied_by(key)
            if key not in self._lexicon.implied_by(other)
        }
        return kept - implied


def _by_score(scores: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (-scores[key], key))
