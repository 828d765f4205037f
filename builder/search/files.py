"""The index, the papers and the facets as files of the site, beside the program that asks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.model import AUTHOR, SHARD_SIZE, TAG, Archive, Facet, File
from builder.search.documents import document_shards
from builder.search.facets import facets_in_one, facets_in_shards, links_by_kind, names_of, years_of
from builder.search.index_shards import by_number, index_of, literals
from builder.search.known_ids import cut_ids
from builder.search.listings import cut_listings, days_of, titles_in_order
from builder.search.names import NAMES
from builder.search.people import cut_people
from builder.search.program import page_program, program
from builder.search.shards import Cut
from builder.search.streams import FIELDS
from builder.search.subjects import cut_names, cut_subjects
from builder.system import without_collector
from builder.text import hand_over, literal, stamp

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
    index = index_of(archive)
    names, subjects = cut_names(archive), cut_subjects(archive)
    people, ids, listings = cut_people(archive), cut_ids(archive), cut_listings(archive)
    known = {name: found for name, found in (("people", people), ("ids", ids)) if found.keys != [""]}
    cut_facets = [*facets_in_shards(archive)]
    shards = [
        *index.shards,
        ("facets", literal(facets_in_one(archive))),
        ("links", literal(links_by_kind(archive))),
        ("days", literal(days_of(by_number(archive)))),
        ("titles", literal([titles_in_order(by_number(archive))])),
        *literals("y", listings),
        *((facet.folder, literal(names_of(facet, archive))) for facet in (TAG, AUTHOR)),
        *literals("n", names),
        *literals("m", subjects),
        *(shard for name, found in known.items() for shard in literals(name[0], found)),
        *(shard for facet, found in cut_facets for shard in literals(facet.search.shards, found)),
        *((name, literal([papers])) for name, papers in document_shards(archive)),
    ]
    keys = {"terms": index.terms, "names": " ".join(names.keys), "subjects": " ".join(subjects.keys)}
    keys["listings"] = " ".join(listings.keys)
    keys |= {name: " ".join(found.keys) for name, found in known.items()}
    return literal({**_manifest(archive, keys, cut_facets), "stamps": _stamps(shards)}), shards


def _manifest(archive: Archive, keys: Mapping[str, str], facets: Sequence[tuple[Facet, Cut]]) -> dict[str, Any]:
    """What must be known to load the right shards: the key of each, how papers are numbered, their years."""
    entries = by_number(archive)
    return {
        "papers": len(entries),
        "size": SHARD_SIZE,
        "fields": [*FIELDS, *([NAMES] if any(entry.paper.details.authors for entry in entries) else [])],
        **keys,
        **{facet.folder: " ".join(found.keys) for facet, found in facets},
        "years": years_of(entries),
    }


def _stamps(shards: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The stamps of the shards of each folder, one after the other; a file that lies in none is its own folder."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in shards:
        found[name.partition("/")[0]].append(stamp(value))
    return {folder: "".join(stamps) for folder, stamps in found.items()}
