"""The index in shards: terms with their postings, and the vocabulary alone, forwards and backwards.

The vocabulary is there for fuzzy words and for wildcards at the start: one edit leaves the beginning or the end of
a word whole.  `site_templates/search/shards.js` reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from builder.search.analysis import first_term, title_hash
from builder.search.columns import Postings
from builder.search.form_shards import pack_forms, pack_words
from builder.search.index import Index, utf16
from builder.search.names import NAME, base_of
from builder.search.packing import ALPHABET, ascending, fixed, fixed_columns, number, varying, width_of
from builder.search.shards import SHARD, Cut, cut

VOCABULARY_SHARD = 8_000
"""Characters of a shard of the vocabulary."""

HASH_WIDTH = 5
"""Digits of a title's CRC-32."""

Titles = Mapping[str, Sequence[tuple[int, int]]]
"""By the first term of a title: the papers with such a title, each with the title's hash."""


def title_keys(*titles: str) -> list[tuple[str, int]]:
    """(first term, hash) of each way to write a title: as listed, and as shown where that is another."""
    return list(dict.fromkeys((first_term(title), title_hash(title)) for title in dict.fromkeys(titles)))


def by_first_term(titles: Iterable[Iterable[tuple[str, int]]]) -> Titles:
    """The titles of all papers in order, each of them given as (first term, hash), by their first term."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for paper, own in enumerate(titles):
        for term, value in own:
            found[term].append((paper, value))
    return dict(found)


def cut_terms(index: Index, titles: Titles) -> Cut:
    """All terms in shards of five columns: postings, titles that begin with the term, compounds, words, forms.

    Titles without a first term are kept under the term "", which no paper has.
    """
    terms = ["", *index.terms] if "" in titles else list(index.terms)
    nowhere = [number(0) * (1 + len(index.fields))] if "" in titles else []
    packed = [*nowhere, *_pack(index)]
    begun = [_pack_titles(titles.get(term, ())) for term in terms]
    compounds = ["+".join(index.compounds.get(term, ())) for term in terms]
    words, forms = ([*("" for _ in nowhere), *column] for column in (pack_words(index), pack_forms(index)))
    return cut(terms, [packed, begun, compounds, words, forms], SHARD, _is_with)


def _is_with(before: str, term: str) -> bool:
    """Whether a term is a name beside the word of the same stem: who looks for one looks for the other."""
    return term.endswith(NAME) and base_of(term) == base_of(before)


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
    """Each term that stands in the field, by its place in the index, packed."""
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


def _pack_titles(found: Sequence[tuple[int, int]]) -> str:
    """The count, the papers, the hashes of their titles; "" where no title begins with the term."""
    if not found:
        return ""
    papers, hashes = zip(*sorted(found), strict=True)
    return number(len(papers)) + ascending(papers) + "".join(fixed(value, HASH_WIDTH) for value in hashes)


def cut_vocabulary(index: Index) -> tuple[Cut, Cut]:
    """All terms in shards of one column, as they are and each reversed.

    The column says in one digit about how many papers have the term, as the power of two above their number (a
    paper counts for each of its fields); of a term as it is, also how its commonest word goes on, or that word
    behind a "=".
    """
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
