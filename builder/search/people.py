"""Authors by their whole names: whose papers `author:"Wei Zhang"` finds, and which words of a query are a name.

An author with a page is whom that page is of, under every spelling there; of the others each spelling is one.
`site_templates/search/people.js` does the same from the shards that are cut here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from builder.model import Archive, Author, Entry, PaperId, Term
from builder.search.index import utf16
from builder.search.lookup import Flags, Lookup
from builder.search.names import (
    SPELLING_WIDTH,
    key_of_words,
    keys_instead,
    name_key,
    name_term,
    short_keys,
    spelled,
    spelling_hash,
)
from builder.search.packing import ascending, fixed, number
from builder.search.query import Group, Query, Word
from builder.search.shards import Cut, cut
from builder.search.subjects import Named
from builder.text import STOP_WORDS, is_unspaced

LONGEST_NAME = 5
"""Words of a name that is looked for among those of a query."""

_SHARD = 6_000  # characters: a query reads one for each name


@dataclass(slots=True)
class Keyed:
    """Who stands under a key: the papers of each of those `whole` by the hash of the spelling and who it is, and
    those of the names that have this key in `short`."""

    whole: dict[tuple[int, str], frozenset[int]] = field(default_factory=dict)
    short: set[int] = field(default_factory=set)

    def papers(self, spelling: int) -> set[int]:
        """Of who is spelled so; else of all whose whole name this is; else of who may be called so in short."""
        whole = [papers for (one, _), papers in self.whole.items() if one == spelling] or [*self.whole.values()]
        return set().union(*whole) if whole else self.short


@dataclass(slots=True)
class _Person:
    authors: dict[Author, None] = field(default_factory=dict)  # the ways to write the name
    papers: set[int] = field(default_factory=set)


def people_by_key(archive: Archive) -> dict[str, Keyed]:
    """All authors, by the keys of their names."""
    found: defaultdict[str, Keyed] = defaultdict(Keyed)
    for name, person in _people(archive).items():
        papers = frozenset(person.papers)
        for author in person.authors:
            if key := name_key(author.name):
                found[key].whole[spelling_hash(author.name), name] = papers
            for key in short_keys(author):
                found[key].short |= papers
    return dict(found)


def written_by(archive: Archive, entry: Entry) -> Iterator[tuple[Author, Term | None]]:
    """The authors of a paper, each with the page of the author, if there is one."""
    authors = entry.paper.details.authors
    return zip(authors, archive.written.get(entry.paper.id) or (None,) * len(authors), strict=True)


def _people(archive: Archive) -> dict[str, _Person]:
    """Every author by the address of the page or, without one, by the spelling."""
    found: defaultdict[str, _Person] = defaultdict(_Person)
    for page in archive.authors:
        found[page.address] = _Person({Author(page.name): None}, _numbers(archive, page.papers))
    for entry in archive.entries.values():
        for author, own in written_by(archive, entry):
            person = found[own.address if own else f" {spelled(author.name)}"]  # no address begins with a blank
            person.authors[author] = None
            if own is None:
                person.papers.add(entry.number)
    return found


def _numbers(archive: Archive, papers: Iterable[PaperId]) -> set[int]:
    return {archive.entries[paper].number for paper in papers}


class People:
    """The authors of an archive, to be found in a query."""

    def __init__(self, archive: Archive) -> None:
        self._by_key = people_by_key(archive)
        self._size = len(archive.entries)

    def take(self, query: Query) -> tuple[list[Flags], list[Flags]]:
        """Take out of a query each author:"…" that is a whole name, and tell which papers are by those who bear
        it: those to be found, and those to be left out."""
        return self._take(query, query.phrases), self._take(query, query.without)

    def _take(self, query: Query, groups: list[Group]) -> list[Flags]:
        found = [(group, self._papers(query.names.get(group, ""))) for group in groups]
        groups[:] = [group for group, papers in found if not papers]
        return [self._flags(papers) for _, papers in found if papers]

    def _papers(self, name: str) -> set[int]:
        """The papers by who bears a name; where nobody does, by those who are known by a shorter name."""
        own = self._by_key.get(name_key(name)) if name else None
        if own or not name:
            return own.papers(spelling_hash(name)) if own else set()
        some = (self._by_key[key].whole.values() for key in keys_instead(name) if key in self._by_key)
        return next((set().union(*papers) for papers in some if papers), set())

    def find(self, words: Sequence[Word], lookup: Lookup) -> list[Named]:
        """The names in a query, none of whose words is of two: such papers have all of them."""
        found: list[Named] = []
        for first, behind in name_spans(words, lambda word: name_term(word) in lookup):
            own = self._by_key.get(key_of_words(joined_words(words[first:behind])))
            if own and not any(one.behind > first for one in found):
                flags = self._flags(own.papers(-1))
                found.append(Named(first, behind, flags, np.zeros_like(flags)))
        return found

    def _flags(self, papers: Iterable[int]) -> Flags:
        flags = np.zeros(self._size, dtype=bool)
        flags[[*papers]] = True
        return flags


def name_spans(words: Sequence[Word], is_known: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where in a query a name may stand, as (first, behind): the leftmost first, of these the longest first."""
    kinds = [_kind(word, is_known) for word in words]
    return [
        (first, behind)
        for first in range(len(words))
        for behind in range(min(len(words), first + LONGEST_NAME), first + 1, -1)
        if "" not in kinds[first:behind] and "name" in kinds[first:behind]
    ]


def _kind(word: Word, is_known: Callable[[str], bool]) -> str:
    """What a word is of a name: one of its words, or one that would say nothing alone; "" where it is of none."""
    if word.field or is_unspaced(word.text):
        return ""
    if len(word.text) == 1 or word.text in STOP_WORDS:
        return "other"
    return "name" if is_known(word.text) else ""


def joined_words(words: Sequence[Word]) -> list[str]:
    """Some words of a query, those between hyphens as one."""
    found: list[str] = []
    for word in words:
        if word.is_hyphened and found:
            found[-1] += word.text
        else:
            found.append(word.text)
    return found


def cut_people(archive: Archive) -> Cut:
    """The keys of all names in shards of one column: who stands there."""
    by_key = people_by_key(archive)
    keys = sorted(by_key, key=utf16)
    return cut(keys, [[_packed(by_key[key]) for key in keys]], _SHARD)


def _packed(found: Keyed) -> str:
    """How many have this whole name; of each, where they are several, the hash of the spelling; the papers of
    each; then those of all who may be called so in short."""
    whole = sorted((spelling, sorted(papers)) for (spelling, _), papers in found.whole.items())
    hashes = (fixed(spelling, SPELLING_WIDTH) if len(whole) > 1 else "" for spelling, _ in whole)
    lists = [one + number(len(papers)) + ascending(papers) for one, (_, papers) in zip(hashes, whole, strict=True)]
    short = sorted(found.short)
    return number(len(whole)) + "".join(lists) + (number(len(short)) + ascending(short) if short else "")
