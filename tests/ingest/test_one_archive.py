"""The same papers in a dump, in catalogues and in bibliographies are one archive, whichever files there are."""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections.abc import Sequence
from itertools import islice

import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from tests.catalogues import SAYS, WRITERS, Work, wrong_fields

SHARED = PROJECT.parent / "shared"
PAPERS = SHARED / "data" / "papers-100k.jsonl.xz"

FIRST, COUNT, STEP = 60_000, 300, 7
"""Which papers: of those on which nothing was tuned."""


@pytest.fixture(scope="module")
def works() -> list[Work]:
    if not PAPERS.is_file():
        pytest.skip("shared/data/papers-100k.jsonl.xz is not beside the project")
    with lzma.open(PAPERS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, FIRST, FIRST + COUNT * STEP, STEP)]


@pytest.fixture(scope="module")
def seeds(works: Sequence[Work]) -> dict[str, bytes]:
    """Each kind of file; in the dump the abstracts are damaged as real ones are."""
    sys.path.insert(0, str(SHARED / "tools"))
    from damage import damage  # type: ignore[import-not-found]

    damaged = [{**work, "abstract": damage(work["abstract"]).text} for work in works]
    return {name: write(damaged if "dump" in name else works).encode() for name, write in WRITERS.items()}


def merged(seeds: dict[str, bytes], names: Sequence[str]) -> tuple[Paper, ...]:
    return merge_records(record for name in names for record in parse_seed(name, seeds[name]).records)


@pytest.mark.parametrize("name", list(WRITERS))
def test_each_kind_of_file_has_all_papers(seeds: dict[str, bytes], name: str) -> None:
    reading = parse_seed(name, seeds[name])
    assert len(reading.records) == COUNT
    assert reading.issues == () or "dump" in name


def test_some_files_in_any_order_are_one_archive(seeds: dict[str, bytes], works: Sequence[Work]) -> None:
    chance = random.Random(19)
    names = list(WRITERS)
    for _ in range(12):
        some = chance.sample(names, chance.randint(2, len(names)))
        papers = merged(seeds, some)
        assert len(papers) == COUNT, some
        wrong, fields = wrong_fields(papers, works, set().union(*(SAYS.get(name, set()) for name in some)))
        assert len(wrong) <= fields // 100, (some, wrong[:10])
