"""How well a paper that meets a query stands: the one score by which papers are ordered, before Lunr's.

A paper that meets more of what is asked for comes first.  Among equals stands better, in this order:

1. **Field.**  Each need has a place: 3 where the title holds all that is asked for close together, 2 where it
   stands in a title without that, or where the paper shows a tag that is asked for by name, or has the formula
   that is asked for, 1 where it stands in the abstract, a tag or the topic, or is a tag that the paper only names,
   0 where the word only begins so.  In a title whose word shares no more than the stem ("transforms" for
   "transformers") it is one less.
2. **Exactness.**  3 for the same word, 2 for its plural, 1 for its stem; in the title, if the title has any.
3. **Nearness.**  2 where the title has the words as one phrase, 1 where it has them close together.

The sums over all needs, as one whole number, are the standing; where it is equal, Lunr's score decides.
`site_templates/search/standing.js` is the twin.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from builder.search.forms import NUMBER, UNKNOWN
from builder.search.lookup import Flags, Lookup
from builder.search.needs import Need
from builder.search.streams import Ints
from builder.search.subjects import Named

CLOSE = 2
"""So many other words may stand among those of a query that are close together in a title."""

STEP = 256
"""Above every sum over the needs of a query, which has 64 words at most."""


def standings(lookup: Lookup, needs: Sequence[Need], named: Sequence[Named]) -> Ints:
    """The standing of each paper; it says something only of papers that meet equally many of the needs."""
    evidence = [_Evidence(lookup, need) for need in needs]
    nearness = _nearness(needs, evidence)
    place, exactness = np.zeros((2, lookup.papers), dtype=np.int64)
    for need, found in zip(needs, evidence, strict=True):
        place += np.maximum(found.place(nearness > 0), _place_of_subject(need, named, lookup.papers))
        exactness += np.where(found.title, found.title, found.text)
    return (place * STEP + exactness) * 3 + (nearness if len(needs) > 1 else 0)


class _Evidence:
    """How well each paper meets a need: in its title and elsewhere from 0, not at all, to EXACT; and at which
    place of the title."""

    def __init__(self, lookup: Lookup, need: Need) -> None:
        self.title, self.text = np.zeros((2, lookup.papers), dtype=np.int64)
        self.position = np.full(lookup.papers, UNKNOWN)
        for term in need.terms:
            for field, papers, levels in lookup.levels(term, need.word):
                if need.field in ("", field):
                    side = self.title if field == "title" else self.text
                    side[papers] = np.maximum(side[papers], levels)
            if need.field in ("", "title"):
                papers, positions = lookup.positions(term)
                self.position[papers] = np.minimum(self.position[papers], positions)

    def place(self, is_close: Flags) -> Ints:
        in_title = np.where(self.title, 1 + is_close + (self.title >= NUMBER), 0)
        return np.maximum(in_title, self.text > 0)


def _place_of_subject(need: Need, named: Sequence[Named], papers: int) -> Ints:
    place = np.zeros(papers, dtype=np.int64)
    for one in named:
        if one.first <= need.at < one.behind:
            place = np.maximum(place, one.tagged * 2 + one.mentioned)
    return place


def _nearness(needs: Sequence[Need], evidence: Sequence[_Evidence]) -> Ints:
    """2 for papers whose title has all needs as one phrase, 1 where they are close together."""
    titled: Flags = np.all([found.title > 0 for found in evidence], axis=0)
    if len(needs) < 2:
        return titled.astype(np.int64)
    positions = np.array([found.position for found in evidence])
    steps = np.array([max(1, behind.at - need.at) for need, behind in pairwise(needs)])
    is_known = titled & (positions < UNKNOWN).all(axis=0)
    is_close = positions.max(axis=0) - positions.min(axis=0) <= steps.sum() + CLOSE
    moves = np.diff(positions, axis=0)
    is_phrase = ((moves == steps[:, None]) | (moves == 0)).all(axis=0)
    near: Ints = np.where(is_known & is_close, 1 + is_phrase, 0)
    return near
