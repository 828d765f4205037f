"""The index, the papers and the facets as files of the site, beside the program that asks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.model import SHARD_SIZE, Archive, Entry, Facet, File
from builder.search.documents import document_shards, hand_over, literal
from builder.search.facets import facets_in_one, facets_in_shards, links_by_kind, years_of
from builder.search.index import build_index
from builder.search.program import page_program, program
from builder.search.shards import Cut, stamp
from builder.search.streams import FIELDS, with_keys
from builder.search.subjects import cut_names, cut_subjects
from builder.search.term_shards import by_first_term, cut_terms, cut_vocabulary, title_keys
from builder.system import without_collector

FOLDER = "assets/search"
"""Where all files of the search lie in the site."""


def render_search(archive: Archive, sources: Path) -> Iterator[File]:
    """Every file under assets/search; `sources` is the folder with the parts of the program."""
    yield File(f"{FOLDER}/search.js", program(sources))
    yield File(f"{FOLDER}/page.js", page_program(sources))
    yield from render_shards(archive)


def render_shards(archive: Archive) -> Iterator[File]:
    """The manifest, which is all that a first query must know, and the shards it names."""
    with without_collector():
        manifest, shards = _shards(archive)
    yield File(f"{FOLDER}/manifest.js", hand_over("manifest", manifest))
    for name, value in shards:
        yield File(f"{FOLDER}/{name}.js", hand_over(name, f'["{stamp(value)}",{value[1:]}'))


def _shards(archive: Archive) -> tuple[str, list[tuple[str, str]]]:
    """The manifest, and (name, value) of each shard, as literals of JavaScript."""
    entries = [*archive.entries.values()][::-1]
    index = build_index([with_keys(entry) for entry in entries])
    terms = cut_terms(index, by_first_term(map(title_keys, entries)))
    forwards, backwards = cut_vocabulary(index)
    names, subjects = cut_names(archive), cut_subjects(archive)
    cut_facets = [*facets_in_shards(archive)]
    values: list[tuple[str, Sequence[Any]]] = [
        ("vocabulary", [" ".join(forwards.keys), " ".join(backwards.keys)]),
        ("facets", facets_in_one(archive)),
        ("links", links_by_kind(archive)),
        *_named("t", terms),
        *_named("n", names),
        *_named("m", subjects),
        *_named("v", forwards),
        *_named("r", backwards),
        *(shard for facet, found in cut_facets for shard in _named(facet.search.shards, found)),
        *((name, [papers]) for name, papers in document_shards(archive)),
    ]
    shards = [(name, literal(value)) for name, value in values]
    cuts = {"terms": terms, "names": names, "subjects": subjects}
    return literal({**_manifest(entries, cuts, cut_facets), "stamps": _stamps(shards)}), shards


def _manifest(
    entries: Sequence[Entry], cuts: Mapping[str, Cut], facets: Sequence[tuple[Facet, Cut]]
) -> dict[str, Any]:
    """What must be known to load the right shards: the key of each, how papers are numbered, their years."""
    return {
        "papers": len(entries),
        "size": SHARD_SIZE,
        "fields": [*FIELDS],
        **{name: " ".join(found.keys) for name, found in cuts.items()},
        **{facet.folder: " ".join(found.keys) for facet, found in facets},
        "years": years_of(entries),
    }


def _stamps(shards: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The stamps of the shards of each folder, one after the other; a file that lies in none is its own folder."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in shards:
        found[name.partition("/")[0]].append(stamp(value))
    return {folder: "".join(stamps) for folder, stamps in found.items()}


def _named(folder: str, found: Cut) -> Iterator[tuple[str, list[str]]]:
    """The columns of each shard under its name, such as "t/0"."""
    return ((f"{folder}/{at}", columns) for at, columns in enumerate(found.shards))
