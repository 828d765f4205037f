"""Which tags of the lexicon one paper mentions, how often and where."""

from __future__ import annotations

from collections import Counter

from builder.annotate.words import Run

LATE = 0.6
"""Where the end of a paper begins, on experiments and prospects, as a part of its words."""


class Mentions:
    """What is counted while a paper is read, run by run. Tags go by their keys in the lexicon."""

    def __init__(self) -> None:
        self.spelled_out: Counter[str] = Counter()
        self.by_acronym: Counter[str] = Counter()
        self.in_title: set[str] = set()
        self._first_place: dict[str, int] = {}  # how many words of the paper stand before a tag's first mention
        self._told: set[str] = set()  # tags that not only loose words mention
        self._length = 0  # words of the runs that were read

    def note(self, key: str, start: int, is_title: bool, *, is_loose: bool = False) -> None:
        """Some words mention a tag; `start` is the place of the first in its run. Loose ones may mean another."""
        self.spelled_out[key] += 1
        if not is_loose:
            self._told.add(key)
        self._first_place.setdefault(key, self._length + start)
        if is_title:
            self.in_title.add(key)

    def note_acronym(self, key: str, is_title: bool) -> None:
        """An acronym of a tag stands there, and the paper does not say what it means."""
        self.by_acronym[key] += 1
        self._told.add(key)
        if is_title:
            self.in_title.add(key)

    def end_run(self, run: Run) -> None:
        """A run was read to its end."""
        self._length += len(run)

    def is_late(self, key: str) -> bool:
        """Whether a tag is mentioned at the end of the paper only; a title is no end, also where it is all."""
        return key not in self.in_title and self._first_place.get(key, 0) > LATE * self._length

    def is_loose(self, key: str) -> bool:
        """Whether only loose words mention a tag."""
        return key not in self._told
