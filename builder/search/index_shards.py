"""The index of all papers as shards. It depends on their texts alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.model import Archive, Entry
from builder.search.index import build_index
from builder.search.shards import Cut
from builder.search.streams import Texts, with_keys
from builder.search.term_shards import by_first_term, cut_terms, cut_vocabulary, title_keys
from builder.system import without_collector
from builder.text import literal

MOST_KEPT = 1_000
"""Of so many papers the last index is kept without being asked for: who builds again and again in one process, as
`serve` does, mostly changes no text that is searched."""


class Searched(NamedTuple):
    """What is searched of a paper, and its title as listed and as shown."""

    texts: Texts
    titles: tuple[str, str]


class IndexShards(NamedTuple):
    """The keys of the shards of terms, and (name, literal of JavaScript) of each shard."""

    terms: str
    shards: list[tuple[str, str]]


def index_of(archive: Archive) -> IndexShards:
    """The index of all papers of an archive."""
    return index_shards(searched_in(archive))


def searched_in(archive: Archive) -> list[Searched]:
    """What is searched of all papers of an archive."""
    return [searched(entry) for entry in by_number(archive)]


def by_number(archive: Archive) -> list[Entry]:
    """The papers as the search numbers them: in the order in which they came, so that numbers stay."""
    return [*archive.entries.values()][::-1]


def searched(entry: Entry) -> Searched:
    return Searched(with_keys(entry), (entry.paper.title, entry.shown.plain_title))


def index_shards(papers: Sequence[Searched]) -> IndexShards:
    """The index of these papers; a paper's number is its place."""
    for known, shards in _kept:
        if known == papers:
            return shards
    if len(papers) > MOST_KEPT:
        return _worked_out(papers)
    return keep_index(papers)


def keep_index(papers: Sequence[Searched]) -> IndexShards:
    """The index of these papers, kept in this process for whoever asks for it next."""
    _kept[:] = [(papers, _worked_out(papers))]
    return _kept[0][1]


_kept: list[tuple[Sequence[Searched], IndexShards]] = []  # the index that was made last, and what of


def _worked_out(papers: Sequence[Searched]) -> IndexShards:
    with without_collector():
        index = build_index([paper.texts for paper in papers])
        terms = cut_terms(index, by_first_term(title_keys(*paper.titles) for paper in papers))
        forwards, backwards = cut_vocabulary(index)
        first = ("vocabulary", literal([" ".join(forwards.keys), " ".join(backwards.keys)]))
        cuts = {"t": terms, "v": forwards, "r": backwards}
        shards = [shard for folder, found in cuts.items() for shard in literals(folder, found)]
    return IndexShards(" ".join(terms.keys), [first, *shards])


def literals(folder: str, found: Cut) -> Iterator[tuple[str, str]]:
    """The columns of each shard under its name, such as "t/0"."""
    return ((f"{folder}/{at}", literal(columns)) for at, columns in enumerate(found.shards))
