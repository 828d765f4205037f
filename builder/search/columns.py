"""Chains of words to terms, counted: how often each stands in which paper, field by field."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from builder.search.stemmer import stem
from builder.search.streams import ChainNumbers, Int32s, Ints, Stream
from builder.text import STOP_WORDS


class Terms:
    """The terms of each chain, and of each term the word that papers use most for it.

    A term is a number, its place in `names` (what `term_of` makes of a word: its stem) and `words`.  Those of the
    chain c are `of_chain[starts[c] : starts[c] + counts[c]]`.
    """

    def __init__(
        self, vocabulary: ChainNumbers, streams: Iterable[Stream], term_of: Callable[[str], str] = stem
    ) -> None:
        numbers: dict[str, int] = {}
        of_chain, counts = array("i"), array("i")
        used = sum(np.bincount(stream.chains, minlength=len(vocabulary)) for stream in streams)
        best: dict[int, tuple[int, str]] = {}
        for words, often in zip(vocabulary.spelled, np.asarray(used).tolist(), strict=True):
            spelled = [word for word in words if word not in STOP_WORDS]
            found = [numbers.setdefault(term_of(word), len(numbers)) for word in spelled]
            of_chain.extend(found)
            counts.append(len(found))
            for term, word in zip(found, spelled, strict=True):
                best[term] = min(best.get(term, (0, "")), (-often, word))
        self.names = list(numbers)
        self.words = [best[term][1] for term in range(len(numbers))]
        self.of_chain = np.frombuffer(of_chain, dtype=np.int32)
        self.counts = np.frombuffer(counts, dtype=np.int32)
        self.starts = np.cumsum(self.counts, dtype=np.int32) - self.counts


@dataclass(frozen=True, slots=True)
class Column:
    """One field of all papers, counted.

    `terms`, `papers` and `often` run side by side: each term in each paper that has it, ordered by term and
    then paper, with how often it stands there.  `lengths` gives the terms of the field in each paper.
    The first use of each term is in `first_paper` at `first_position` of the stream, both -1 where there is none.
    What is as long as the field is held in 32 bits: these columns are most of what an index takes.
    """

    terms: Int32s
    papers: Int32s
    often: Int32s
    lengths: Ints
    first_paper: Ints
    first_position: Ints


@dataclass(frozen=True, slots=True)
class Postings:
    """Where terms stand in one field: `papers[starts[t]:starts[t + 1]]`, ascending, are those with term t.

    `scores`, side by side with `papers`, are BM25 weights in thousandths.
    """

    starts: Ints
    papers: Int32s
    scores: Int32s


def count_stream(stream: Stream, lexicon: Terms) -> Column:
    """The terms of one field, counted by paper."""
    terms, papers = _terms_in_order(stream, lexicon)
    position = np.full(len(lexicon.names), -1, dtype=np.int64)
    position[terms[::-1]] = np.arange(len(terms))[::-1]  # the last write, here the first use, stays
    uses = terms.astype(np.int64)
    uses *= stream.count
    uses += papers
    lengths = np.bincount(papers, minlength=stream.count)
    first_paper = np.where(position >= 0, papers[position] if len(papers) else 0, -1)
    del terms, papers
    keys, often = _counted(uses)
    return Column(
        terms=(keys // max(1, stream.count)).astype(np.int32),
        papers=(keys % max(1, stream.count)).astype(np.int32),
        often=often.astype(np.int32),
        lengths=lengths,
        first_paper=first_paper,
        first_position=position,
    )


def _counted(numbers: Ints) -> tuple[Ints, Ints]:
    """Each of these numbers once, ascending, and how often it is there; they are put in order where they lie."""
    numbers.sort()
    firsts = np.flatnonzero(np.diff(numbers, prepend=numbers[:1] - 1))
    return numbers[firsts], np.diff(firsts, append=len(numbers))


def _terms_in_order(stream: Stream, lexicon: Terms) -> tuple[Int32s, Int32s]:
    """The terms of a stream as they follow each other, and the paper of each."""
    uses, chains = uses_in_order(stream, lexicon)
    return lexicon.of_chain[uses], stream.papers[chains]


def uses_in_order(stream: Stream, lexicon: Terms) -> tuple[Int32s, Int32s]:
    """The terms of a stream as they follow each other, as places in `of_chain`; and the place in the stream of the
    chain that each belongs to."""
    counts = lexicon.counts[stream.chains]
    chains = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    first = lexicon.starts[stream.chains] - (np.cumsum(counts, dtype=np.int32) - counts)
    uses = first[chains]
    uses += np.arange(len(chains), dtype=np.int32)
    return uses, chains


def order_of_appearance(columns: Sequence[Column], size: int) -> Ints:
    """The place of each of `size` terms when papers, their fields and words are read one after the other."""
    paper = np.full(size, np.iinfo(np.int64).max)
    field = np.zeros(size, dtype=np.int64)
    position = np.zeros(size, dtype=np.int64)
    for number, column in enumerate(columns):
        earlier = (column.first_position >= 0) & (column.first_paper < paper)
        paper[earlier] = column.first_paper[earlier]
        field[earlier] = number
        position[earlier] = column.first_position[earlier]
    places = np.empty(size, dtype=np.int64)
    places[np.lexsort((position, field, paper))] = np.arange(size)
    return places
