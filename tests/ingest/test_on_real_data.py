"""The floors that `make bench-ingest` measures on real data; skipped where the data is not beside the project."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from builder.config.settings import PROJECT
from tests.examples import tool

DATA = PROJECT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """tools/bench_ingest.py, which prints what is asserted here."""
    return tool("bench_ingest")


def data(name: str) -> Path:
    if not (DATA / name).exists():
        pytest.skip(f"shared/data/{name} is not beside the project")
    return DATA / name


def test_dumps_of_every_kind_are_read(bench: ModuleType) -> None:
    found = bench.bench_dumps(data("dumps"))
    assert len(found) == 12
    assert all(is_dated for _, _, is_dated in found.values())
    assert sum(right for right, _, _ in found.values()) / sum(papers for _, papers, _ in found.values()) >= 0.995
    right, papers, _ = found["12_A_everything"]
    assert right / papers >= 0.97


def test_listings_as_people_save_them_are_read(bench: ModuleType) -> None:
    found = bench.bench_forms(data("forms"))
    assert len(found) == 14
    assert all(score.right >= 0.9 * score.papers for score in found.values())
    every = sum(found.values(), bench.FormScore())
    assert every.right >= 0.97 * every.papers
    assert every.junk <= 0.02 * every.read
    assert every.dated >= 0.98 * every.right


def test_revisions_and_damaged_copies_are_merged_and_look_alikes_are_not(bench: ModuleType) -> None:
    share = bench.bench_pairs(data("merge_pairs.jsonl.xz"))
    assert all(right >= 0.98 for kind, right in share.items() if kind.startswith("dmg_"))
    assert share["rev_abs"] >= 0.99
    assert share["rev_title"] >= 0.92
    assert [share[kind] for kind in ("neg_part", "neg_comment", "neg_random")] == [1, 1, 1]
    assert share["neg_near_title"] >= 0.98
    assert share["precision"] >= 0.95
    assert share["recall"] >= 0.70
