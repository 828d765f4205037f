"""The search on the command line: the same papers in the same order as in the reader's browser.

`site_templates/search/ask.js` is the browser's side; `tests/search` holds the answers of both equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from builder.model import Archive, Entry
from builder.search.analysis import first_term, has_phrase, title_hash
from builder.search.index import build_index
from builder.search.index_shards import by_number
from builder.search.known_ids import Id, papers_by_id
from builder.search.lookup import Flags, Lookup
from builder.search.lunr_index import rank
from builder.search.names import NAMES, has_name
from builder.search.needs import Need, find_needs, is_asked, meeting
from builder.search.people import People
from builder.search.query import Group, Query, Word, parse
from builder.search.standing import standings
from builder.search.streams import Ints, Texts, texts, with_keys
from builder.search.subjects import Named, Subjects, find_formulas
from builder.search.term_shards import title_keys
from builder.text import clean, resolve_markup

ENOUGH = 20
"""Papers with all words from which on none with only some are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Papers, best first: `total` with all that was asked for and, where they are few, some with part of it.

    Where no paper has all that operators ask for, `parts` are the pieces of the query, and how many have each.
    `missing` are the ids that are asked for and that no paper bears.
    """

    papers: tuple[Entry, ...]
    total: int
    parts: tuple[tuple[str, int], ...] = ()
    missing: tuple[Id, ...] = ()


class Searcher:
    """An archive that can be asked.  Inside, a paper is its number: the oldest is 0."""

    def __init__(self, archive: Archive) -> None:
        self._entries = by_number(archive)
        self._texts: list[Texts] = [texts(entry) for entry in self._entries]
        self._lookup = Lookup(build_index([with_keys(entry) for entry in self._entries]))
        self._subjects = Subjects(archive)
        self._people = People(archive)
        self._ids = papers_by_id(archive)
        self._titles = [title_keys(entry.paper.title, entry.shown.plain_title) for entry in self._entries]

    def ask(self, text: str) -> Answer:
        """The answer to whatever a reader may type."""
        query = parse(text)
        (tagged, not_tagged), (by, not_by) = self._subjects.take_tags(query), self._people.take(query)
        sieves = [*tagged, *by, *(~flags for flags in (*not_tagged, *not_by))]
        allowed = np.logical_and.reduce([self._allowed(query), *sieves])
        whole, some = self._found(query, allowed, is_sifted=bool(sieves))
        pinned = [paper for paper in self._titled(text) if allowed[paper] or not (whole or some)]
        if not (whole or some or pinned or query.is_plain) and len(query.pieces) > 1:
            return Answer((), 0, tuple((piece, self.ask(piece).total) for piece in query.pieces))
        total = len({*whole, *pinned})
        papers = dict.fromkeys([*pinned, *whole, *some])
        missing = tuple(one for one in query.ids if one.value not in self._ids)
        return Answer(tuple(self._entries[paper] for paper in papers), total, missing=missing)

    def _allowed(self, query: Query) -> Flags:
        """Which papers the years and what is to be left out allow."""
        allowed = np.ones(len(self._entries), dtype=bool)
        if query.years:
            listed = [entry.first_listed for entry in self._entries]
            years = [day.year if isinstance(day, date) else -1 for day in listed]  # -1 is in no span
            allowed &= [any(first <= year <= last for first, last in query.years) for year in years]
        for kind in query.kinds:
            allowed &= [any(link.kind == kind for link in entry.links) for entry in self._entries]
        if query.ids:
            known = np.zeros(len(self._entries), dtype=bool)
            known[[paper for one in query.ids for paper in self._ids.get(one.value, ())]] = True
            allowed &= known
        for group in query.without:
            words = [word for text in group.words if is_asked(word := Word(text, group.field))]
            having = [self._lookup.papers_with(terms, group.field) for terms in meeting(words, self._lookup)]
            if having:
                allowed &= ~np.logical_and.reduce(having)
        return allowed

    def _titled(self, text: str) -> list[int]:
        """The papers whose whole title this is, newest first."""
        title = resolve_markup(clean(text))
        wanted = first_term(title), title_hash(title)
        return [paper for paper, kept in enumerate(self._titles) if wanted in kept][::-1] if title else []

    def _found(self, query: Query, allowed: Flags, is_sifted: bool) -> tuple[list[int], list[int]]:
        """Papers with all that was asked for, and those with most of it where they are few; each best first.

        Where tags have sifted the papers, what is left of them is an answer without a word, too.
        """
        needs = find_needs(query, self._lookup)
        named = [
            *self._subjects.find(query.words),
            *find_formulas(query.words, self._lookup),
            *self._people.find(query.words, self._lookup),
        ]
        if not needs:
            asked = (query.years, query.without, query.kinds, query.ids)
            is_listed = (is_sifted or any(asked)) and not query.words
            return (np.flatnonzero(allowed)[::-1].tolist() if is_listed else []), []
        met = np.sum([self._having(need, named) for need in needs], axis=0)
        standing = standings(self._lookup, needs, named)
        whole = self._ranked(needs, standing, (met == len(needs)) & allowed)
        beside = [*query.phrases, *query.together]
        together = {paper: self._has_all(paper, beside) for paper in whole}
        apart = [paper for paper in whole if not together[paper]]
        whole = [paper for paper in whole if together[paper]]
        if query.phrases or any(word.field for word in query.words):
            return whole, []
        some = apart[: max(0, ENOUGH - len(whole))]
        for number in range(len(needs) - 1, 0, -1):
            room = ENOUGH - len(whole) - len(some)
            if room <= 0:
                break
            some += self._ranked(needs, standing, (met == number) & allowed)[:room]
        return whole, some

    def _having(self, need: Need, named: Sequence[Named]) -> Flags:
        """Which papers meet a need: by a word, or as papers on a subject that it is a part of the name of."""
        found = self._lookup.papers_with(need.terms, need.field)
        for one in named:
            if one.first <= need.at < one.behind:
                found |= one.tagged | one.mentioned
        return found

    def _ranked(self, needs: Sequence[Need], standing: Ints, among: Flags) -> list[int]:
        """Some papers by their standing, then as Lunr ranks them; those without a word that it knows last, newest
        first."""
        clauses = ((need.field, term) for need in needs for term in need.terms)
        ranked = rank(self._lookup, clauses, among)
        papers = dict.fromkeys([*ranked, *np.flatnonzero(among)[::-1].tolist()])
        return sorted(papers, key=lambda paper: -standing[paper])

    def _has_all(self, paper: int, groups: Sequence[Group]) -> bool:
        """Whether the words of each group stand side by side in one text of the paper."""
        fields = self._texts[paper]
        return all(
            any(
                (has_name if field == NAMES else has_phrase)(text, words)
                for name in ([field] if field else fields)
                for text in fields.get(name, ())
            )
            for words, field in groups
        )
