"""Records of many papers given to the programs that read them, on the data in SHARED: whether any has a complaint.

    PYTHONPATH=.:tools .venv/bin/python tools/check_records.py SHARED

The 281 papers of the tests' seeds, 300 real papers of arXiv, and made ones with names of many scripts; 2,000
hostile ones; then 100,000 titles of signs that mean something to TeX.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from builder import pipeline
from builder.config import read_config
from builder.export import citations
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.model import Archive, Citation
from builder.pipeline import read
from tests.bibliographies import as_bibtex, works
from tests.cited import complaints_of_biber, hostile_citations, hostile_titles, losses, unbalanced
from tests.examples import REAL, archive_of

PAPERS, STEP, HOSTILE, TITLES = 300, 331, 2_000, 100_000


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def real() -> Archive:
    """The papers of the three seeds that the archive began with."""
    config = read_config(REAL / "archive.toml")
    return pipeline.gather(read(config, _silent), config, _silent)


def of_arxiv(shared: Path) -> Archive:
    """Real papers of arXiv, with what it knows of each."""
    with lzma.open(shared / "data" / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        some = [json.loads(line) for line in islice(lines, 0, PAPERS * STEP, STEP)]
    said = [{**one, "arxiv": one["id"], "published": one["date"], "date": "2025-09-09"} for one in some]
    text = "\n".join(json.dumps({key: one[key] for key in one if key != "id"}) for one in said)
    return archive_of(merge_records(parse_seed("a.jsonl", text.encode("utf-8")).records))


def made() -> Archive:
    """Made-up papers whose authors have names of many scripts, suffixes, particles, or are groups."""
    return archive_of(merge_records(parse_seed("a.bib", as_bibtex(works()).encode("utf-8")).records))


def cited(archive: Archive) -> list[Citation]:
    """What each paper is cited by."""
    return list(map(citations(archive, "https://a.example/"), archive.entries.values()))


def complaints(shared: Path) -> Iterator[str]:
    """What any program has against any record."""
    for name, archive in {"seeds": real(), "arXiv": of_arxiv(shared), "made": made()}.items():
        some = cited(archive)
        found = [*complaints_of_biber(some), *losses(some)]
        print(f"{name}: {len(some)} records, {len(found)} complaints", flush=True)
        yield from (f"{name}: {one}" for one in found)
    found = complaints_of_biber(hostile_citations(HOSTILE))
    print(f"hostile: {HOSTILE:,} records, {len(found)} complaints", flush=True)
    yield from found
    lost = list(unbalanced(hostile_titles(TITLES)))
    print(f"titles: {TITLES:,}, {len(lost)} with braces that do not pair", flush=True)
    yield from (f"title: {title!r}" for title in lost)


if __name__ == "__main__":
    every = list(complaints(Path(sys.argv[1])))
    print(*every, sep="\n")
    sys.exit(bool(every))
