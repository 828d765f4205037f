"""Names of the lexicon, and formulas, in a query: which of its words are one, and which papers that subject has.

Who asks for optimal transport gets papers on Schrödinger bridges, too, and who asks for LLMs those on large
language models.  `site_templates/search/subjects.js` does the same from the shards that are cut here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from builder.model import Archive, PaperId, Subject
from builder.search.analysis import parts, tokens
from builder.search.forms import bare
from builder.search.formula_keys import formula_spans, key_of
from builder.search.index import utf16
from builder.search.lookup import Flags, Lookup
from builder.search.packing import ascending, fixed, number
from builder.search.query import Group, Query, Word
from builder.search.shards import Cut, cut
from builder.search.stemmer import stem

LONGEST_NAME = 6
"""Words of a name that is looked for."""

KEY_WIDTH = 3
"""Digits of the number of a subject, its key in the shards."""

_SHARD = 8_000  # characters: a query reads one for each of its words, and each subject


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a query from `first` up to `behind` are a name of something: the papers that show its tag, and
    others that name it. Or they are a formula: the papers that have it count as those with a tag."""

    first: int
    behind: int
    tagged: Flags
    mentioned: Flags


def name_of(words: Sequence[str]) -> str:
    """What all ways to write a name have in common that differ in capitals, hyphens and plurals."""
    return "-".join(map(bare, words))


def numbers_by_name(subjects: Sequence[Subject]) -> dict[str, tuple[int, ...]]:
    """The numbers of the subjects of each name; one may mean several."""
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for at, subject in enumerate(subjects):
        for name in subject.names:
            words = [part for token in tokens(name) for part in parts(token)]
            if 0 < len(words) <= LONGEST_NAME:
                found[name_of(words)][at] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


def spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where in a query a name may stand, as (first, behind): the leftmost first, of these the longest first."""
    return [
        (first, behind)
        for first in range(len(words))
        for behind in range(min(len(words), first + LONGEST_NAME), first, -1)
        if not any(word.field for word in words[first:behind])
    ]


def find_formulas(words: Sequence[Word], lookup: Lookup) -> list[Named]:
    """The words of a query that are one formula in a paper: such a paper has all of them."""
    none = np.zeros(lookup.papers, dtype=bool)
    found = []
    for first, behind in formula_spans([word.text for word in words]):
        inside = words[first:behind]
        term = stem(key_of(word.text for word in inside))
        if term in lookup and not any(word.field for word in inside):
            found.append(Named(first, behind, lookup.papers_with([term], ""), none))
    return found


class Subjects:
    """The subjects of an archive, to be found in a query."""

    def __init__(self, archive: Archive) -> None:
        self._subjects = archive.subjects
        self._by_name = numbers_by_name(archive.subjects)
        self._number = {paper: entry.number for paper, entry in archive.entries.items()}

    def find(self, words: Sequence[Word]) -> list[Named]:
        """The names in a query; no word is of two."""
        found: list[Named] = []
        for first, behind in spans(words):
            subjects = self._by_name.get(name_of([word.text for word in words[first:behind]]), ())
            if subjects and not any(one.behind > first for one in found):
                tagged = self._flags([self._subjects[at].tagged for at in subjects])
                named = self._flags([self._subjects[at].mentioned for at in subjects])
                found.append(Named(first, behind, tagged, named & ~tagged))
        return found

    def take_tags(self, query: Query) -> tuple[list[Flags], list[Flags]]:
        """Take out of a query each tag:"…" that is a whole name, and tell which papers show that tag or a narrower
        one, as its page lists them: those to be found, and those to be left out."""
        return self._take(query.phrases), self._take(query.without)

    def _take(self, groups: list[Group]) -> list[Flags]:
        named = [(group, self._by_name.get(name_of(group.words), ())) for group in groups if group.field == "tags"]
        taken = [(group, numbers) for group, numbers in named if numbers]
        groups[:] = [group for group in groups if group not in [gone for gone, _ in taken]]
        return [self._flags([self._subjects[at].tagged for at in numbers]) for _, numbers in taken]

    def _flags(self, papers: Sequence[frozenset[PaperId]]) -> Flags:
        flags = np.zeros(len(self._number), dtype=bool)
        flags[[self._number[paper] for paper in frozenset[PaperId]().union(*papers)]] = True
        return flags


def cut_names(archive: Archive) -> Cut:
    """All names in shards of one column: the keys of what they may mean."""
    by_name = numbers_by_name(archive.subjects)
    names = sorted(by_name, key=utf16)
    return cut(names, [["".join(fixed(at, KEY_WIDTH) for at in by_name[name]) for name in names]], _SHARD)


def cut_subjects(archive: Archive) -> Cut:
    """All subjects by their keys in shards of one column: the papers that show the tag, and those that name it."""
    number_of = {paper: entry.number for paper, entry in archive.entries.items()}

    def packed(papers: frozenset[PaperId]) -> str:
        return number(len(papers)) + ascending(sorted(number_of[paper] for paper in papers))

    keys = [fixed(at, KEY_WIDTH) for at in range(len(archive.subjects))]
    lists = [packed(subject.tagged) + packed(subject.mentioned) for subject in archive.subjects]
    return cut(keys, [lists], _SHARD)
