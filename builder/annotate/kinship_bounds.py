"""How much the subjects of papers can add at most to their nearness: of many papers at once, and quickly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from builder.annotate.subjects import (
    BOTH_SURE,
    ENOUGH_REASONS,
    FEW_REASONS,
    MOST_WORTH,
    ONE_SURE,
    SAME_MAIN_TOPIC,
    SHARED_TOPIC,
    KinshipFinder,
    Subjects,
)
from builder.annotate.vectors import UNIT, Flags, Numbers, find_in

NEVER = -1e18
"""The bound of papers that are not related whatever their words are."""


@dataclass(frozen=True, eq=False)
class KinshipBounds:
    """Subjects as numbers, a row for each paper: its topics, filled up with -1; its group, -1 for none; its names
    that others have too, those of `row` from `starts[row]` to `starts[row + 1]`, in order, and of which it is
    sure."""

    topics: Numbers
    groups: Numbers
    starts: Numbers
    names: Numbers
    sure: Flags
    worths: NDArray[np.float64]  # of each name, 0 where it counts for nothing
    reasons: Flags  # which names may be named as reasons

    def most(self, row: int, others: Numbers) -> NDArray[np.float64]:
        """What `KinshipFinder.compare` says of this paper and each of the others adds at most so much, in parts of
        UNIT x UNIT."""
        both, single, reasons = self._shared(row, others)
        own = self.topics[row]
        is_same = np.zeros(len(others), dtype=np.bool_)
        for topic in own[own >= 0].tolist():
            is_same |= (self.topics[others] == topic).any(axis=1)
        part = BOTH_SURE * np.minimum(MOST_WORTH, both) + ONE_SURE * np.minimum(MOST_WORTH, single)
        part += SHARED_TOPIC * is_same + SAME_MAIN_TOPIC * (is_same & (self.topics[others, 0] == own[0]))
        part += FEW_REASONS * (reasons < ENOUGH_REASONS)
        is_of_group = (self.groups[others] == self.groups[row]) & (self.groups[row] >= 0)
        is_likely = is_same | is_of_group | (reasons >= ENOUGH_REASONS)
        # One more than the sum: it may be rounded otherwise, as its parts are added in another order.
        return np.where(is_likely, np.ceil(part * (UNIT * UNIT)) + 1, NEVER)

    def _shared(self, row: int, others: Numbers) -> tuple[NDArray[np.float64], ...]:
        """Of the names shared with each other paper: the worth of those of which both are sure, of those of which
        one is, and how many may be reasons."""
        own = slice(self.starts[row], self.starts[row + 1])
        starts = self.starts[others]
        sizes = self.starts[others + 1] - starts
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)
        papers = np.repeat(np.arange(len(others)), sizes)
        own_places, is_shared = find_in(self.names[own], self.names[places])
        places, papers = places[is_shared], papers[is_shared]
        names, mine, its = self.names[places], self.sure[own][own_places], self.sure[places]
        values = (self.worths[names] * (mine & its), self.worths[names] * (mine ^ its), self.reasons[names])
        sums = [np.bincount(papers, weights=one, minlength=len(others)) for one in values]
        return tuple(one.astype(np.float64, copy=False) for one in sums)


def bound_kinship(subjects: Sequence[Subjects], finder: KinshipFinder) -> KinshipBounds:
    """The bounds of some papers, one at least."""
    counts = Counter(chain.from_iterable(one.names for one in subjects))
    names = sorted(name for name, count in counts.items() if count > 1)
    numbers = {name: number for number, name in enumerate(names)}
    own = [sorted(name for name in one.names if name in numbers) for one in subjects]
    topics = _numbered(chain.from_iterable(one.topics for one in subjects))
    groups = _numbered(one.group for one in subjects if one.group)
    width = max(1, *(len(one.topics) for one in subjects))
    rows = [[topics[one] for one in paper.topics] + [-1] * (width - len(paper.topics)) for paper in subjects]
    sure = [name in paper.sure for paper, some in zip(subjects, own, strict=True) for name in some]
    return KinshipBounds(
        topics=np.array(rows, dtype=np.int64),
        groups=np.array([groups.get(one.group, -1) for one in subjects], dtype=np.int64),
        starts=np.cumsum([0, *map(len, own)], dtype=np.int64),
        names=np.array([numbers[name] for name in chain.from_iterable(own)], dtype=np.int64),
        sure=np.array(sure, dtype=np.bool_),
        worths=np.array([finder.counted(name) for name in names], dtype=np.float64),
        reasons=np.array([finder.is_reason(name) for name in names], dtype=np.bool_),
    )


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    return {text: number for number, text in enumerate(dict.fromkeys(texts))}
