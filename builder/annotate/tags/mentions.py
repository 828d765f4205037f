"""Which tags of the lexicon one paper mentions, how often and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.annotate.words import Run, english

AGAIN = 1.4
"""What a tag that is mentioned once gains where its words come up again."""

AT_THE_END = 0.7
"""What is left of it where it is mentioned at the very end, in a sentence on experiments or prospects."""

LATE = 0.8
"""Where the very end of a paper begins, as a part of its words."""


class Mentions:
    """What is counted while a paper is read, run by run. Tags go by their keys in the lexicon."""

    def __init__(self) -> None:
        self.spelled_out: Counter[str] = Counter()
        self.by_acronym: Counter[str] = Counter()
        self.in_title: set[str] = set()
        self._first_words: dict[str, tuple[str, ...]] = {}  # the words of a tag's first mention, as keys
        self._first_place: dict[str, int] = {}  # how many words of the paper stand before it
        self._words: Counter[str] = Counter()
        self._title_words: set[str] = set()
        self._length = 0  # words of the runs that were read

    def note(self, key: str, words: tuple[str, ...], start: int, is_title: bool) -> None:
        """Some words mention a tag; `start` is the place of the first in its run."""
        self.spelled_out[key] += 1
        self._first_words.setdefault(key, words)
        self._first_place.setdefault(key, self._length + start)
        if is_title:
            self.in_title.add(key)

    def note_acronym(self, key: str, is_title: bool) -> None:
        """An acronym of a tag stands there, and the paper does not say what it means."""
        self.by_acronym[key] += 1
        if is_title:
            self.in_title.add(key)

    def end_run(self, run: Run, is_title: bool) -> None:
        """A run was read to its end."""
        keys = [word.key for word in run]
        self._length += len(keys)
        self._words.update(keys)
        if is_title:
            self._title_words.update(keys)

    def is_certain(self, key: str) -> bool:
        """Whether the paper is surely about a tag: it is in the title, or mentioned twice.

        Of 71 such tags judged by hand 89 % were good.
        """
        return key in self.in_title or self.spelled_out[key] + self.by_acronym[key] > 1

    def support(self, key: str) -> float:
        """How much the rest of the paper speaks for a tag that is mentioned once: a factor of its score.

        Of 73 such tags judged by hand 55 % were good.
        """
        comes_again = any(word in self._title_words or self._words[word] > 1 for word in self._telling_words(key))
        is_late = self._first_place.get(key, 0) > LATE * self._length
        return (AGAIN if comes_again else 1.0) * (AT_THE_END if is_late else 1.0)

    def _telling_words(self, key: str) -> Iterator[str]:
        talk = english().paper_talk
        return (word for word in self._first_words.get(key, ()) if word not in talk)
