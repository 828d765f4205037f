"""The whole archive as a file of each format, line by line: no file is ever held."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from builder.export.bibtex import bibtex
from builder.export.csl import csl
from builder.export.jsonl import export_jsonl
from builder.model import Archive, Citation, Entry, dates

Cite = Callable[[Entry], Citation]
"""What a paper is cited by."""


def export_bib(archive: Archive, cite: Cite) -> Iterator[str]:
    """Every paper as BibTeX, sorted by id, without abstracts."""
    for entry in _sorted(archive):
        yield bibtex(cite(entry))


def export_csl(archive: Archive, cite: Cite) -> Iterator[str]:
    """Every paper as an object of one CSL-JSON list, sorted by id, a line each, without abstracts."""
    last = len(archive.entries)
    yield "["
    for at, entry in enumerate(_sorted(archive), 1):
        yield f"{json.dumps(csl(cite(entry)), ensure_ascii=True)}{',' if at < last else ''}"
    yield "]"


def export_ids(archive: Archive, _cite: Cite) -> Iterator[str]:
    """The page of each arXiv id and of each DOI: `{"arxiv": {id: page}, "doi": {id: page}}`.

    Where two papers have one id, which is an issue that was told, it leads to the one that was listed first.
    """
    found: dict[str, dict[str, str]] = {"arxiv": {}, "doi": {}}
    oldest_first = sorted(archive.entries.values(), key=lambda one: (dates.order(one.first_listed), one.paper.id))
    for entry in oldest_first:
        for kind, known in (("arxiv", entry.paper.details.arxiv), ("doi", entry.paper.details.doi)):
            if known:
                found[kind].setdefault(known, entry.permalink)
    yield json.dumps(found, ensure_ascii=True, sort_keys=True, indent=0)


def _sorted(archive: Archive) -> Iterator[Entry]:
    return (archive.entries[paper] for paper in sorted(archive.entries))


WRITERS: Mapping[str, Callable[[Archive, Cite], Iterator[str]]] = MappingProxyType(
    {
        "jsonl": lambda archive, _cite: export_jsonl(archive),
        "bib": export_bib,
        "csl": export_csl,
        "ids": export_ids,
    }
)
"""What writes each format, as lines without their ends."""

DATA_FILES: Mapping[str, str] = MappingProxyType(
    {"jsonl": "papers.jsonl", "bib": "papers.bib", "csl": "papers.csl.json", "ids": "ids.json"}
)
"""The file of each format."""
