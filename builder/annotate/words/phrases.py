"""Phrases found among words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from builder.annotate.words.tokens import Run, is_acronym, phrase_key


class PhraseMatcher:
    """Phrases to be found as whole words; where two overlap, the earlier and there the longer wins.

    An acronym (`is_acronym`) is found only in its own capitals, with or without a plural s, since
    "zero" is not ZeRO.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root: _Node = {}
        for phrase in sorted(set(phrases)):
            keys = phrase_key(phrase).split()
            if keys:
                node = self._root
                for key in keys:
                    node = node.setdefault(key, {})
                node.setdefault("", []).append(phrase)
        _put_exact_first(self._root)

    def find(self, run: Run) -> Iterator[tuple[str, int, int]]:
        """Each phrase in the run as (phrase, first word, word after the last)."""
        start = 0
        while start < len(run):
            node = self._root.get(run[start].key)
            found, end = "", start + 1
            at = start + 1
            while node is not None:
                for phrase in node.get("", ()):
                    if not is_acronym(phrase) or _is_written(phrase, run[start].surface):
                        found, end = phrase, at
                        break
                node = node.get(run[at].key) if at < len(run) else None
                at += 1
            if found:
                yield found, start, end
            start = end


_Node = dict[str, Any]
"""What may follow a word: the next word's node; under "" the phrases that end here."""


def _put_exact_first(node: _Node) -> None:
    for key, below in node.items():
        if key:
            _put_exact_first(below)
        else:
            below.sort(key=lambda phrase: (not is_acronym(phrase), phrase))


def _is_written(acronym: str, surface: str) -> bool:
    return not acronym or surface in (acronym, f"{acronym}s", acronym.removesuffix("s"))
