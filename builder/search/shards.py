"""An index cut by term into small scripts, of which a query loads one to three.

Each shard knows its terms, so it is a piece of the vocabulary, too.  The vocabulary alone, forwards and with each
word reversed, is there for fuzzy words and wildcards at the start: one edit leaves the beginning or the end whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from builder.search.index import Index, Postings, utf16
from builder.search.packing import ALPHABET, ascending, fixed, fixed_columns, number, varying, width_of

SHARD = 16_000
"""Characters of a shard of terms; a term that fills more stands alone."""

VOCABULARY_SHARD = 8_000

HASH_WIDTH = 5
"""Digits of a title's CRC-32."""


class Cut(NamedTuple):
    """Shards as columns of texts, and a key for each: no term before a shard reaches its key, all in it do."""

    keys: list[str]
    shards: list[list[str]]  # of each shard its columns, each joined by blanks


def cut_terms(index: Index, titles: Mapping[str, Sequence[tuple[int, int]]]) -> Cut:
    """Terms with their postings; `titles` holds (paper, hash) of those that begin with a term."""
    terms = ["", *index.terms] if "" in titles else list(index.terms)
    empty = [number(0) * (1 + len(index.fields))] if "" in titles else []
    packed = [*empty, *_pack(index)]
    begun = [_titles(titles.get(term, ())) for term in terms]
    return cut(terms, [packed, begun, ["+".join(index.compounds.get(term, ())) for term in terms]], SHARD)


def cut_vocabulary(index: Index) -> tuple[Cut, Cut]:
    """All terms, each with how many papers have it, roughly (a power of two), and how its commonest word goes on
    or, behind a "=", that word; and all terms reversed."""
    found = np.asarray(sum(np.diff(postings.starts) for postings in index.fields.values())).tolist()
    powers = [fixed(count.bit_length(), 1) for count in found]
    spelled = [power + _ending(*pair) for power, *pair in zip(powers, index.terms, index.words, strict=True)]
    backwards = dict(zip((term[::-1] for term in index.terms), powers, strict=True))
    reverse = sorted(backwards, key=utf16)
    return (
        cut(index.terms, [spelled], VOCABULARY_SHARD),
        cut(reverse, [[backwards[term] for term in reverse]], VOCABULARY_SHARD),
    )


def _ending(term: str, word: str) -> str:
    return word.removeprefix(term) if word.startswith(term) else f"={word}"


def cut(terms: Sequence[str], columns: Sequence[Sequence[str]], size: int) -> Cut:
    """Sorted terms and their columns in runs of about so many characters."""
    keys: list[str] = []
    shards = []
    before = ""
    weights = (sum(map(len, row)) for row in zip(terms, *columns, strict=True))
    for start, end in _runs(weights, size):
        keys.append(_shortest_between(before, terms[start]))
        shards.append([" ".join(column[start:end]) for column in (terms, *columns)])
        before = terms[end - 1]
    return Cut(keys or [""], shards or [[""] * (1 + len(columns))])  # who looks something up finds a shard


def _runs(weights: Iterable[int], size: int) -> Iterator[tuple[int, int]]:
    start, total, at = 0, 0, 0
    for at, weight in enumerate(weights):
        if at > start and total + weight > size:
            yield start, at
            start, total = at, 0
        total += weight
    if total:
        yield start, at + 1


def _shortest_between(before: str, term: str) -> str:
    """The shortest beginning of a term that is above the term before it: the manifest is made of these."""
    shared = next(
        (at for at, (one, other) in enumerate(zip(before, term, strict=False)) if one != other), len(before)
    )
    return term[: shared + 1]


def _pack(index: Index) -> list[str]:
    """Each term: its place of first use, then for each field how many papers, and if there are any the least
    score, the digits of a score, gaps, scores above the least."""
    nowhere = [number(0)] * len(index.fields)
    pieces = [[number(place), *nowhere] for place in index.first_seen.tolist()]
    for at, postings in enumerate(index.fields.values(), start=1):
        for term, packed in _pack_field(postings):
            pieces[term][at] = packed
    return ["".join(packed) for packed in pieces]


def _pack_field(postings: Postings) -> Iterator[tuple[int, str]]:
    """Each term that stands in the field, packed."""
    starts, papers, scores = postings.starts, postings.papers, postings.scores
    used = np.flatnonzero(np.diff(starts))
    if not len(used):
        return
    firsts, ends = starts[used], starts[used + 1]
    counts = ends - firsts
    gaps = np.diff(papers, prepend=0)
    gaps[firsts] = papers[firsts]
    least = np.minimum.reduceat(scores, firsts)
    widths = width_of(np.maximum.reduceat(scores, firsts) - least)
    gap_text, gap_at = varying(gaps)
    score_text, score_at = fixed_columns(scores - np.repeat(least, counts), np.repeat(widths, counts))
    columns = used, counts, least, widths, gap_at[firsts], gap_at[ends], score_at[firsts], score_at[ends]
    for term, count, low, width, *spans in zip(*(column.tolist() for column in columns), strict=True):
        gap_from, gap_to, score_from, score_to = spans
        head = f"{number(count)}{number(low)}{ALPHABET[width]}"
        yield term, f"{head}{gap_text[gap_from:gap_to]}{score_text[score_from:score_to]}"


def _titles(found: Sequence[tuple[int, int]]) -> str:
    """The count, the papers, the hashes of their titles; "" where no title begins with the term."""
    if not found:
        return ""
    papers, hashes = zip(*sorted(found), strict=True)
    return number(len(papers)) + ascending(papers) + "".join(fixed(value, HASH_WIDTH) for value in hashes)


def by_first_term(keys: Iterable[tuple[str, int]]) -> dict[str, list[tuple[int, int]]]:
    """(first term, hash) of every title in the order of the papers, as what `cut_terms` wants."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for paper, (term, value) in enumerate(keys):
        found[term].append((paper, value))
    return dict(found)
