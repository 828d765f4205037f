"""Which of a text's candidates in the lexicon become its tags, where it is known which tags have a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.vocabulary import Lexicon

OUTWEIGHED = 0.3
"""Where a narrower tag's score is less than this part of a broader one's, the narrower gives way; else the broader
one does."""

STANDS_IN = 0.7
"""What is left of a tag's score, at each step, for the broader one that stands in for it."""

HINT = 0.8
"""The least score with which a tag that is mentioned once, and that has no page, hints at its broader one. It has
so much in a paper of its topics, or where its words come up again."""

ENOUGH = 3
"""Where a text has so many tags that it is surely about, it gets no others."""

FALLBACKS = 1
"""So many tags that it mentions once a text bears beside those that it would have if every tag had a page."""

HasPage = Callable[[str], bool]
"""Whether the tag with a key may be had."""


class TagChooser:
    """Chooses a text's tags in the lexicon, at most `most`, as their keys."""

    def __init__(self, lexicon: Lexicon, most: int) -> None:
        self._lexicon, self._most = lexicon, most

    def choose(self, candidates: TagCandidates, has_page: HasPage = lambda key: True) -> tuple[str, ...]:
        """The tags that a text is surely about, best first; where these are few also those that it mentions once,
        and broader ones in place of those without a page.
        """
        return tuple(self._ranked(candidates, has_page, ENOUGH)[: self._most])

    def bears(self, candidates: TagCandidates) -> dict[str, frozenset[str]]:
        """The tags that a text could be given, whatever the others are: at most twice `most`, best first.

        They are those that it would have if every tag had a page, the others that it is surely about, few that it
        mentions once, and the broader ones that stand in for these. With each stand the tags of the text that say
        more, so that it is not given where these are.
        """
        first = self.choose(candidates)
        scores = dict(candidates.curated)
        sure = [key for key in scores if key in candidates.certain]
        spare = self._ranked(candidates, lambda key: True, len(first) + FALLBACKS)
        own = dict.fromkeys((*first, *sure, *spare))
        stand_ins = self._stand_ins({key: scores[key] for key in own}, candidates)
        ranked = [*own, *stand_ins][: 2 * self._most]
        return {key: self._better(key, first, ranked) for key in ranked}

    def _ranked(self, candidates: TagCandidates, has_page: HasPage, enough: int) -> list[str]:
        certain, other = self._scores(candidates, has_page)
        chosen = _by_score(certain, self._narrowest(certain))
        for key in _by_score(other, other):
            if len(chosen) >= enough:
                break
            if key not in chosen and not any(self._says_part_of(key, one) for one in chosen):
                chosen.append(key)
        return chosen

    def _scores(self, candidates: TagCandidates, has_page: HasPage) -> tuple[dict[str, float], dict[str, float]]:
        """The scores of the tags that a text is surely about, and of others that it could have."""
        certain: dict[str, float] = {}
        other: dict[str, float] = {}
        for key, score in candidates.curated:
            if has_page(key):
                (certain if key in candidates.certain else other)[key] = score
            elif key in candidates.certain or score >= HINT:
                for steps, broader in enumerate(self._lexicon.ancestors(key), 1):
                    if has_page(broader):
                        other[broader] = max(score * STANDS_IN**steps, other.get(broader, 0.0))
                        break
        return certain, other

    def _stand_ins(self, scores: Mapping[str, float], candidates: TagCandidates) -> list[str]:
        """The broader tags of some that hint at them, best first."""
        found: dict[str, float] = {}
        for key, score in scores.items():
            if key in candidates.certain or score >= HINT:
                for steps, broader in enumerate(self._lexicon.ancestors(key), 1):
                    found[broader] = max(score * STANDS_IN**steps, found.get(broader, 0.0))
        return _by_score(found, found.keys() - scores.keys())

    def _better(self, key: str, first: Iterable[str], ranked: Iterable[str]) -> frozenset[str]:
        """The tags to which a text's tag gives way: of the first those that share a part with it, and all that are
        narrower. The first give way to none."""
        if key in first:
            return frozenset()
        narrower = {one for one in ranked if key in self._lexicon.ancestors(one)}
        return frozenset(narrower | {one for one in first if self._says_part_of(key, one)})

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
