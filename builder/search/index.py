"""Words to a Lunr index, computed by columns: the same numbers as lunr.js 2.3.9 gives, in a tenth of its time.

S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, in the form and the
order of operations of lunr.Builder, so that scores are equal to the last bit; `tests/search` compares whole
indexes byte for byte.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.analysis import STOP_WORDS
from builder.search.compounds import join_compounds
from builder.search.stemmer import stem
from builder.search.streams import FIELDS, ChainNumbers, Ints, Stream, Texts, read_streams

_K1, _B = 1.2, 0.75  # lunr.Builder's


@dataclass(frozen=True, slots=True)
class Postings:
    """Where terms stand in one field: `papers[starts[t]:starts[t + 1]]`, ascending, are those with term t.

    `scores` are BM25 weights in thousandths: lunr.js rounds them so.
    """

    starts: Ints
    papers: Ints
    scores: Ints


@dataclass(frozen=True, slots=True)
class Index:
    """All terms in the order of their UTF-16 units, as lunr.js sorts them, and their postings by field.

    `first_seen` numbers the terms in the order in which lunr.js meets them (its `_index`).
    """

    papers: int
    terms: tuple[str, ...]
    first_seen: Ints
    fields: Mapping[str, Postings]
    words: tuple[str, ...]  # of each term the word that is used most
    compounds: Mapping[str, tuple[str, ...]]  # data: dataset, where some papers write "data set"


def build_index(papers: Sequence[Texts]) -> Index:
    """The index of these papers; a paper's number is its place in `papers`."""
    streams, vocabulary = read_streams(papers)
    streams, compounds = join_compounds(streams, vocabulary)
    lexicon = _Terms(vocabulary, streams.values())
    columns = {name: _count(stream, lexicon) for name, stream in streams.items()}
    first_seen = _order_of_appearance(list(columns.values()), len(lexicon.terms))
    order = sorted(range(len(lexicon.terms)), key=lambda term: utf16(lexicon.terms[term]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    idf = _idf(columns.values(), len(lexicon.terms), len(papers))
    return Index(
        papers=len(papers),
        terms=tuple(lexicon.terms[term] for term in order),
        first_seen=first_seen[order],
        fields={name: _postings(column, rank, idf, FIELDS[name], len(papers)) for name, column in columns.items()},
        words=tuple(lexicon.words[term] for term in order),
        compounds=compounds,
    )


def utf16(term: str) -> bytes:
    """What a term is sorted by: JavaScript compares UTF-16 units, not code points."""
    return term.encode("utf-16-be", "surrogatepass")


class _Terms:
    """The terms of each chain, `of_chain[starts[c]:starts[c] + counts[c]]`, and each term's commonest word."""

    def __init__(self, vocabulary: ChainNumbers, streams: Iterable[Stream]) -> None:
        numbers: dict[str, int] = {}
        of_chain, counts = array("i"), array("i")
        used = sum(np.bincount(stream.chains, minlength=len(vocabulary)) for stream in streams)
        best: dict[int, tuple[int, str]] = {}
        for words, often in zip(vocabulary.spelled, np.asarray(used).tolist(), strict=True):
            spelled = [word for word in words if word not in STOP_WORDS]
            found = [numbers.setdefault(stem(word), len(numbers)) for word in spelled]
            of_chain.extend(found)
            counts.append(len(found))
            for term, word in zip(found, spelled, strict=True):
                best[term] = min(best.get(term, (0, "")), (-often, word))
        self.terms = list(numbers)
        self.words = [best[term][1] for term in range(len(numbers))]
        self.of_chain = np.frombuffer(of_chain, dtype=np.int32)
        self.counts = np.frombuffer(counts, dtype=np.int32)
        self.starts = np.cumsum(self.counts) - self.counts


@dataclass(frozen=True, slots=True)
class _Column:
    """One field counted: (term, paper, how often) by term and paper, the length of the field in each paper,
    and the place of each term's first use as (paper, position), -1 where there is none."""

    terms: Ints
    papers: Ints
    often: Ints
    lengths: Ints
    first_paper: Ints
    first_position: Ints


def _count(stream: Stream, lexicon: _Terms) -> _Column:
    counts = lexicon.counts[stream.chains]
    papers = np.repeat(stream.papers, counts)
    ends = np.cumsum(counts)
    within = np.arange(len(papers)) - np.repeat(ends - counts, counts)
    terms = lexicon.of_chain[np.repeat(lexicon.starts[stream.chains], counts) + within]
    del within
    size = len(lexicon.terms)
    position = np.full(size, -1, dtype=np.int64)
    position[terms[::-1]] = np.arange(len(terms))[::-1]  # the last write, here the first use, stays
    keys, often = np.unique(terms.astype(np.int64) * stream.count + papers, return_counts=True)
    return _Column(
        terms=keys // max(1, stream.count),
        papers=keys % max(1, stream.count),
        often=often,
        lengths=np.bincount(papers, minlength=stream.count),
        first_paper=np.where(position >= 0, papers[position] if len(papers) else 0, -1),
        first_position=position,
    )


def _order_of_appearance(columns: Sequence[_Column], size: int) -> Ints:
    """The place of each term when papers, their fields and words are read one after the other."""
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


def _idf(columns: Iterable[_Column], size: int, papers: int) -> npt.NDArray[np.float64]:
    """lunr.idf of each term; fields are counted apart, so a term may stand in more "documents" than there are."""
    found = sum((np.bincount(column.terms, minlength=size) for column in columns), np.zeros(size, dtype=np.int64))
    distinct, where = np.unique(found, return_inverse=True)
    # math.log and not NumPy's: the C library's agrees with JavaScript's.
    values = [math.log(1 + abs((papers - df + 0.5) / (df + 0.5))) for df in distinct.tolist()]
    return np.array(values, dtype=np.float64)[where]


def _postings(column: _Column, rank: Ints, idf: npt.NDArray[np.float64], boost: int, papers: int) -> Postings:
    total = int(column.lengths.sum())
    average = total / papers if total else 1.0
    often = column.often
    score = idf[column.terms] * ((_K1 + 1) * often)
    score /= _K1 * (1 - _B + _B * (column.lengths[column.papers] / average)) + often
    score *= boost
    order = np.argsort(rank[column.terms], kind="stable")
    counts = np.bincount(rank[column.terms], minlength=len(rank))
    starts = np.concatenate(([0], np.cumsum(counts)))
    return Postings(starts, column.papers[order], _rounded(score * 1000)[order])


def _rounded(values: npt.NDArray[np.float64]) -> Ints:
    """Math.round: halves go up."""
    above = np.ceil(values)
    return np.where(above - 0.5 > values, above - 1, above).astype(np.int64)
