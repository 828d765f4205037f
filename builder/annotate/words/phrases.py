"""Phrases found among the words of a text, by a trie of their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from builder.annotate.words.tokens import Run, is_acronym, phrase_key

_Node = dict[str, Any]
"""A node of the trie: by the key of the next word the node below; under "" a list of the phrases that end here."""


class PhraseMatcher:
    """Finds given phrases as whole words, in any variant of a word. Where some overlap, those that start first go
    before, and of these the longest.

    An acronym (`is_acronym`) is found only in its own capitals, with or without a plural s: "zero" is not ZeRO.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root: _Node = {}
        for phrase in dict.fromkeys(phrases):
            keys = phrase_key(phrase).split()
            if keys:
                node = self._root
                for key in keys:
                    node = node.setdefault(key, {})
                node[""] = _acronyms_first([*node.get("", ()), phrase])

    def find(self, run: Run) -> Iterator[tuple[str, int, int]]:
        """The phrases in a run, each as (phrase, place of its first word, place after its last word)."""
        start = 0
        while start < len(run):
            end = start + 1
            if run[start].key in self._root:
                phrase, end = self._longest(run, start)
                if phrase:
                    yield phrase, start, end
            start = end

    def _longest(self, run: Run, start: int) -> tuple[str, int]:
        """The longest phrase that starts at a word, or "", and the place after it, or after the word.

        Some phrase starts with the word.
        """
        node: _Node | None = self._root[run[start].key]
        found, end = "", start + 1
        at = start + 1
        while node is not None:
            for phrase in node.get("", ()):
                if not is_acronym(phrase) or _is_written(phrase, run[start].surface):
                    found, end = phrase, at
                    break
            node = node.get(run[at].key) if at < len(run) else None
            at += 1
        return found, end


def _acronyms_first(phrases: list[str]) -> list[str]:
    """Of phrases with one key the acronyms are tried first: they are found in their own capitals only."""
    return sorted(phrases, key=lambda one: (not is_acronym(one), one)) if len(phrases) > 1 else phrases


def _is_written(acronym: str, surface: str) -> bool:
    return surface in (acronym, f"{acronym}s", acronym.removesuffix("s"))
