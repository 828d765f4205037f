"""An index that can be asked for terms by their names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from builder.search.forms import EXACT, FORMED, STEM
from builder.search.index import Index, utf16
from builder.search.names import NAMES, name_term
from builder.search.stemmer import stem
from builder.search.streams import Int32s, Ints

Flags = npt.NDArray[np.bool_]
"""Of each paper, by its number, yes or no."""


class Lookup:
    """An index with the place of each term in it; a term that no paper has is in no field."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._place = {term: at for at, term in enumerate(index.terms)}
        self.fields = tuple(index.fields)
        self.papers = index.papers

    def __contains__(self, term: str) -> bool:
        return term in self._place

    def beginning(self, start: str) -> list[str]:
        """The terms that begin so."""
        terms = self._index.terms
        behind = terms[bisect_left(terms, utf16(start), key=utf16) :]
        return [*takewhile(lambda term: term.startswith(start), behind)]

    def compounds_of(self, term: str) -> tuple[str, ...]:
        """The terms of words that some papers write apart, beginning with this one: of data, dataset."""
        return self._index.compounds.get(term, ())

    def first_seen(self, term: str) -> int:
        """Lunr's number of a term in the index (`_index`)."""
        return int(self._index.first_seen[self._place[term]])

    def postings(self, term: str) -> Iterator[tuple[str, Int32s, Int32s]]:
        """Each field with the papers that have a term of the index there, and its scores in them."""
        at = self._place[term]
        for name, field in self._index.fields.items():
            span = slice(field.starts[at], field.starts[at + 1])
            yield name, field.papers[span], field.scores[span]

    def levels(self, term: str, word: str) -> Iterator[tuple[str, Int32s, Ints]]:
        """Each field with the papers that have a term of the index there, and how well each meets a word."""
        at, forms = self._place[term], self._index.forms
        levels = np.array(forms.levels(at, word) or [EXACT if stem(word) == term else STEM])
        for name, field in self._index.fields.items():
            span = slice(field.starts[at], field.starts[at + 1])
            papers = field.papers[span]
            if name == NAMES:
                yield name, papers, np.full(len(papers), EXACT if term == name_term(word) else STEM)
            elif name in FORMED:
                yield name, papers, levels[forms.chosen[name][span]]
            else:
                yield name, papers, np.full(len(papers), STEM)

    def positions(self, term: str) -> tuple[Int32s, Ints]:
        """The papers that have a term of the index in the title, and where."""
        at, titles = self._place[term], self._index.fields["title"]
        span = slice(titles.starts[at], titles.starts[at + 1])
        return titles.papers[span], self._index.forms.positions[span]

    def papers_with(self, terms: Iterable[str], field: str) -> Flags:
        """Which papers have any of some terms in a field; the field "" is any of them."""
        found = np.zeros(self._index.papers, dtype=bool)
        for term in filter(self.__contains__, terms):
            for name, papers, _ in self.postings(term):
                if field in ("", name):
                    found[papers] = True
        return found
