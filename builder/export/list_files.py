"""Lists to take away: the papers of each topic and day as BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from builder.export.bibtex import bibtex
from builder.export.csl import csl
from builder.export.ris import ris
from builder.model import DATES, LIST_FORMATS, TOPICS, Archive, Citation, Entry, File, PaperId


class Records(NamedTuple):
    """A paper in each format of `LIST_FORMATS`, in its order."""

    bibtex: str
    csl: str
    ris: str


def list_files(archive: Archive, cite: Callable[[Entry], Citation]) -> Iterator[File]:
    """Three files for each topic and each day that has papers, with all of them in the order of its page."""
    made: dict[PaperId, Records] = {}

    def records(papers: Iterable[PaperId]) -> list[Records]:
        """The records of papers, each made once."""
        for paper in papers:
            if paper not in made:
                made[paper] = records_of(cite(archive.entries[paper]))
        return [made[paper] for paper in papers]

    for terms in archive.topics.values():
        for term in terms:
            yield from _files(f"{TOPICS}/{term.slug}", records(term.papers))
    for day in archive.days:
        yield from _files(f"{DATES}/{day.slug}", records(day.papers))


def records_of(citation: Citation) -> Records:
    """A paper in each format, as files of many have it."""
    item = json.dumps(csl(citation), ensure_ascii=False, separators=(",", ":"))
    return Records(bibtex(citation), item, ris(citation))


def _files(path: str, records: list[Records]) -> Iterator[File]:
    if records:
        for ending, whole, one in zip(LIST_FORMATS.values(), _WHOLE, zip(*records, strict=True), strict=True):
            yield File(f"{path}.{ending}", whole(one))


def as_bibtex(records: Iterable[str]) -> str:
    """Records of BibTeX as a file."""
    return "".join(f"{record}\n" for record in records)


def as_csl(items: Iterable[str]) -> str:
    """Items of CSL-JSON as a file, each on a line of its own."""
    listed = ",\n".join(items)
    return f"[\n{listed}\n]\n"


def as_ris(records: Iterable[str]) -> str:
    """Records of RIS as a file."""
    return "".join(records)


_WHOLE: tuple[Callable[[Iterable[str]], str], ...] = (as_bibtex, as_csl, as_ris)
