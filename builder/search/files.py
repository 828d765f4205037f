"""The index, the papers and the facets as files of the site, beside the program that asks them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from builder.model import OTHER, SHARD_SIZE, Archive, Entry, File, PaperId, Term
from builder.search.analysis import first_term
from builder.search.documents import document_shards, hand_over, literal
from builder.search.index import build_index, utf16
from builder.search.packing import ascending, number
from builder.search.program import page_program, program
from builder.search.shards import SHARD, Cut, by_first_term, cut, cut_terms, cut_vocabulary
from builder.search.streams import FIELDS, Texts
from builder.system import without_collector
from builder.text import key_of


def render_search(archive: Archive, sources: Path) -> Iterator[File]:
    """Every file under assets/search; `sources` is the folder with the parts of the program."""
    yield File(f"{FOLDER}/search.js", program(sources))
    yield File(f"{FOLDER}/page.js", page_program(sources))
    yield from render_shards(archive)


FOLDER = "assets/search"


def texts(entry: Entry) -> Texts:
    """What is searched of a paper, by field."""
    return {
        "title": [entry.paper.title],
        "tags": [tag.name for tag in entry.tags],
        "topic": [name for name in entry.topics.shown if name != OTHER],
        "abstract": [entry.paper.abstract],
    }


def render_shards(archive: Archive) -> Iterator[File]:
    """The manifest, which is all that a first query must know, and the shards it names."""
    with without_collector():
        manifest, shards, stamp = _shards(archive)
    yield File(f"{FOLDER}/manifest.js", hand_over("manifest", manifest))
    for name, value in shards:
        yield File(f"{FOLDER}/{name}.js", hand_over(name, f'["{stamp}",{value[1:]}'))


def _shards(archive: Archive) -> tuple[str, list[tuple[str, str]], str]:
    """The manifest, the shards by name, and the stamp that they all bear."""
    entries = [*archive.entries.values()][::-1]
    index = build_index([texts(entry) for entry in entries])
    titles = (entry.paper.title for entry in entries)
    terms = cut_terms(index, by_first_term((first_term(title), title_hash(title)) for title in titles))
    forwards, backwards = cut_vocabulary(index)
    tags = _cut_tags(archive)
    values: list[tuple[str, Sequence[Any]]] = [
        ("vocabulary", [" ".join(forwards.keys), " ".join(backwards.keys)]),
        ("facets", _facets(archive)),
        *_named("t", terms),
        *_named("v", forwards),
        *_named("r", backwards),
        *_named("g", tags),
        *((name, [papers]) for name, papers in document_shards(archive)),
    ]
    shards = [(name, literal(value)) for name, value in values]
    stamp = _stamp(shards)
    manifest = {
        "stamp": stamp,
        "papers": len(entries),
        "size": SHARD_SIZE,
        "fields": [*FIELDS],
        "terms": " ".join(terms.keys),
        "tags": " ".join(tags.keys),
        "years": _years(entries),
    }
    return literal(manifest), shards, stamp


def _named(folder: str, found: Cut) -> Iterator[tuple[str, list[str]]]:
    return ((f"{folder}/{at}", columns) for at, columns in enumerate(found.shards))


def _stamp(shards: Sequence[tuple[str, str]]) -> str:
    """Eight digits that change with anything that a shard holds: caches must not mix two builds."""
    digest = hashlib.sha256()
    for name, value in shards:
        digest.update(f"{name} {value}\n".encode())
    return digest.hexdigest()[:8]


def title_hash(title: str) -> int:
    """By which a title is recognised that is asked for whole."""
    return zlib.crc32(key_of(title).encode("utf-8", "surrogatepass"))


def _facets(archive: Archive) -> list[Any]:
    """Topics as [name, slug, papers], and the papers with code."""
    topics = [
        [term.name, term.slug, _packed(term.papers, archive)]
        for terms in archive.topics.values()
        for term in terms
        if term.papers
    ]
    coded = [
        entry.paper.id for entry in archive.entries.values() if any(link.kind == "code" for link in entry.links)
    ]
    return [topics, _packed(coded, archive)]


def _cut_tags(archive: Archive) -> Cut:
    """Tags by the last part of their address: their papers, and their names."""
    ordered: list[Term] = sorted(archive.tags, key=lambda term: utf16(term.slug))
    columns = [
        [_packed(term.papers, archive) for term in ordered],
        [term.name.replace(" ", "\N{NO-BREAK SPACE}") for term in ordered],  # blanks part the names
    ]
    return cut([term.slug for term in ordered], columns, SHARD)


def _packed(papers: Sequence[PaperId], archive: Archive) -> str:
    return number(len(papers)) + ascending(sorted(archive.entries[paper].number for paper in papers))


def _years(entries: Sequence[Entry]) -> list[tuple[int, int, int]]:
    """(year, its first paper, the paper behind its last): papers are numbered by day."""
    found: dict[int, tuple[int, int]] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry.first_listed, date):
            first, _ = found.get(entry.first_listed.year, (at, at))
            found[entry.first_listed.year] = first, at + 1
    return [(year, *span) for year, span in found.items()]
