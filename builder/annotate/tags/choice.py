"""Which of a text's candidates in the lexicon become its tags. That depends on nothing but the text."""

from __future__ import annotations

from collections.abc import Set

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.vocabulary import Lexicon

HINT = -0.6
"""With these odds or better a tag is shown of which a text is not sure, where it has no other: one of three."""


class TagChooser:
    """Chooses a text's tags in the lexicon, at most `most`, as their keys."""

    def __init__(self, lexicon: Lexicon, most: int) -> None:
        self._lexicon, self._most = lexicon, most

    def choose(self, candidates: TagCandidates) -> tuple[str, ...]:
        """The tags that a text is surely about, best first, without those that another one says already; where it
        has none, the best of the others: few and right is better than many."""
        sure = [key for key, _ in candidates.curated if key in candidates.certain]
        hints = [key for key, odds in candidates.curated[:1] if odds >= HINT]
        implied = self._implied(frozenset(sure)) if len(sure) > 1 else ()
        return tuple([key for key in sure if key not in implied] or hints)[: self._most]

    def _implied(self, keys: Set[str]) -> set[str]:
        """The tags that another of them says already. Where two imply each other, the first by its key stays."""
        return {
            other
            for key in keys
            for other in self._lexicon.implied_by(key) & keys
            if key not in self._lexicon.implied_by(other) or key < other
        }
