"""The search of the terminal: lunr.py over the terms a query needs, ranking as the browser does.

lunr.py's own text processing is not lunr.js's, so it gets stems of ours and is asked for them as they are.
`site_templates/search/ask.js` is the browser's side; `tests/search` holds the answers of both equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
from lunr.index import Index as LunrIndex
from lunr.pipeline import Pipeline
from lunr.token_set import TokenSet
from lunr.vector import Vector

from builder.model import Archive, Entry
from builder.search.analysis import LONGEST_WORD, STOP_WORDS, first_term, parts, tokens
from builder.search.files import texts, title_hash
from builder.search.index import Index, build_index, utf16
from builder.search.query import Group, Query, Word, parse
from builder.search.stemmer import stem
from builder.search.streams import Texts
from builder.text import clean

ENOUGH = 20
"""Papers with all words from which on none with only some are shown."""

SHORTEST_PART = 3
"""Letters of each part of a word that is cut in two."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answer:
    """Papers, best first: `total` with all that was asked for and, where they are few, some with part of it."""

    papers: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Need:
    """A word is met by a paper with one of these terms (all weigh the same) in one of its fields."""

    terms: tuple[str, ...]
    field: str


class Searcher:
    """An archive that can be asked."""

    def __init__(self, archive: Archive) -> None:
        self._entries = [*archive.entries.values()][::-1]
        self._texts: list[Texts] = [texts(entry) for entry in self._entries]
        self._index = build_index(self._texts)
        self._number = {term: at for at, term in enumerate(self._index.terms)}
        self._titles = [(first_term(entry.paper.title), title_hash(entry.paper.title)) for entry in self._entries]

    def ask(self, text: str, *, is_plain: bool = False) -> Answer:
        """The answer to whatever a reader may type."""
        query = parse(text, is_plain=is_plain)
        allowed = self._allowed(query)
        whole, some = self._found(query, allowed)
        pinned = [paper for paper in self._titled(text) if allowed[paper]]
        if not (whole or some or pinned or query.is_plain):
            plainly = self.ask(text, is_plain=True)
            # What was to be left out, or found there alone, is no wish: only a text that some paper has is.
            is_strict = query.without or query.years or any(word.field for word in query.words)
            if plainly.total or not is_strict:
                return plainly
        total = len({*whole, *pinned})
        papers = dict.fromkeys([*pinned, *whole, *some])
        return Answer(tuple(self._entries[paper] for paper in papers), total)

    # -- What is meant -------------------------------------------------------------------------

    def _needs(self, query: Query) -> list[_Need]:
        inside = [Word(word, phrase.field) for phrase in query.phrases for word in phrase.words]
        asked = [word for word in [*query.words, *inside] if word.text not in STOP_WORDS]
        found = [[stem(word.text)] for word in asked]
        for at, (word, behind) in enumerate(pairwise(asked)):
            joined = stem(word.text + behind.text)
            is_unknown = {stem(word.text), stem(behind.text)} - self._number.keys()
            if behind.is_hyphened or is_unknown or joined in self._index.compounds.get(stem(word.text), ()):
                found[at].append(joined)
                found[at + 1].append(joined)
        needs = []
        for (text, field, _), stems in zip(asked, found, strict=True):
            known = tuple(term for term in dict.fromkeys(stems) if term in self._number)
            halves = () if known else self._cut(text)
            needs += [_Need((half,), field) for half in halves] or [_Need(known, field)]
        return needs

    def _cut(self, word: str) -> tuple[str, ...]:
        """The most even cut of an unknown word into two known ones, as terms."""
        if len(word) > LONGEST_WORD:
            return ()
        places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        most_even_first = sorted(places, key=lambda at: abs(2 * at - len(word)))
        cuts = ((stem(word[:at]), stem(word[at:])) for at in most_even_first)
        return next((cut for cut in cuts if all(term in self._number for term in cut)), ())

    def _having(self, terms: Iterable[str], field: str) -> Flags:
        """Which papers have any of some terms."""
        found = np.zeros(len(self._entries), dtype=bool)
        for term in terms:
            for name, postings in self._index.fields.items():
                if field in ("", name) and term in self._number:
                    at = self._number[term]
                    found[postings.papers[postings.starts[at] : postings.starts[at + 1]]] = True
        return found

    def _allowed(self, query: Query) -> Flags:
        """Which papers the years and what is to be left out allow."""
        allowed = np.ones(len(self._entries), dtype=bool)
        if query.years:
            listed = [entry.first_listed for entry in self._entries]
            years = [day.year if isinstance(day, date) else -1 for day in listed]  # -1 is in no span
            allowed &= [any(first <= year <= last for first, last in query.years) for year in years]
        for group in query.without:
            having = [self._having([stem(word)], group.field) for word in group.words if word not in STOP_WORDS]
            if having:
                allowed &= ~np.logical_and.reduce(having)
        return allowed

    def _titled(self, text: str) -> list[int]:
        """The papers whose whole title this is, newest first."""
        title = clean(text)
        wanted = first_term(title), title_hash(title)
        return [paper for paper, kept in enumerate(self._titles) if kept == wanted][::-1] if title else []

    # -- What is found -------------------------------------------------------------------------

    def _found(self, query: Query, allowed: Flags) -> tuple[list[int], list[int]]:
        """Papers with all that was asked for, and those with most of it where they are few; each best first."""
        needs = self._needs(query)
        if not needs:
            is_listed = bool(query.years or query.without) and not query.words
            return (np.flatnonzero(allowed)[::-1].tolist() if is_listed else []), []
        met = np.sum([self._having(need.terms, need.field) for need in needs], axis=0)
        whole = self._ranked(needs, (met == len(needs)) & allowed)
        if query.phrases:
            return [paper for paper in whole if all(self._has_phrase(paper, group) for group in query.phrases)], []
        some: list[int] = []
        for number in range(len(needs) - 1, 0, -1):
            if len(whole) + len(some) >= ENOUGH:
                break
            some += self._ranked(needs, (met == number) & allowed)[: ENOUGH - len(whole) - len(some)]
        return whole, some

    def _has_phrase(self, paper: int, group: Group) -> bool:
        phrase = f" {' '.join(group.words)} "
        fields = [group.field] if group.field else list(self._texts[paper])
        return any(
            phrase in f" {' '.join(chain.from_iterable(map(parts, tokens(text))))} "
            for field in fields
            for text in self._texts[paper][field]
        )

    def _ranked(self, needs: Sequence[_Need], among: Flags) -> list[int]:
        """The papers in the order that Lunr gives them."""
        asked = dict.fromkeys((need.field, term) for need in needs for term in need.terms)
        index = _part(self._index, self._number, {term for _, term in asked}, among)
        query = index.create_query()
        for field, term in asked:
            query.term(term, use_pipeline=False, **({"fields": [field]} if field else {}))
        return [int(result["ref"]) for result in index.query(query)] if asked else []


def _part(index: Index, number: Mapping[str, int], terms: Iterable[str], among: Flags) -> LunrIndex:
    """A Lunr index of some terms, by their number, in some papers: it answers as the whole one would."""
    known = sorted((term for term in terms if term in number), key=utf16)
    inverted: dict[str, dict[str, object]] = {}
    vectors: dict[str, list[float]] = {}
    for term in sorted(known, key=lambda term: int(index.first_seen[number[term]])):
        place = int(index.first_seen[number[term]])
        inverted[term] = {"_index": place}
        for name, postings in index.fields.items():
            span = slice(postings.starts[number[term]], postings.starts[number[term] + 1])
            found = postings.papers[span]
            kept = among[found]
            papers, scores = found[kept].tolist(), postings.scores[span][kept].tolist()
            inverted[term][name] = {str(paper): {} for paper in papers}
            for paper, score in zip(papers, scores, strict=True):
                vectors.setdefault(f"{name}/{paper}", []).extend((place, score / 1000))
    return LunrIndex(
        inverted_index=inverted,
        field_vectors={ref: Vector(elements) for ref, elements in vectors.items()},
        token_set=TokenSet.from_list(known),
        fields=list(index.fields),
        pipeline=Pipeline(),
    )
