"""Records, papers and entries with sensible defaults: a test names only what matters to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from builder.annotate.links import find_links
from builder.archive.entries import build_archive
from builder.config.settings import PROJECT
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Archive, Findings, Leaf, Slug, Topics
from builder.model.papers import Paper
from builder.model.records import ListedOn, Place, Record

REAL = PROJECT / "tests" / "real"
"""The three seeds that the archive began with, with settings: its own folder of seeds grows, and in a fork it
holds others."""

A_DAY = date(2025, 9, 9)

LEAVES = (
    Leaf("Spin Glasses", Slug("spin-glasses"), "Physics", "Physics", "Disorder, frozen.", ("spin glass",)),
    Leaf("Optics", Slug("optics"), "Physics", "Physics", "Light.", ("laser",)),
    Leaf("Vision", Slug("vision"), "Computing", "Computing", "Images.", ("image",)),
)


def a_record(
    title: str = "Lattice models",
    abstract: str = "We study lattice models and find that they melt.",
    listed_on: ListedOn = A_DAY,
    seed: str = "a.txt",
    line: int = 1,
) -> Record:
    return Record(Place(seed, line), listed_on, title, abstract)


def some_records(*titles: str, **same: Any) -> list[Record]:
    """A record a title, on lines 1, 3, 5, …"""
    return [a_record(title, line=2 * number + 1, **same) for number, title in enumerate(titles)]


def a_paper(title: str = "Lattice models", **other: Any) -> Paper:
    return merge_records([a_record(title, **other)])[0]


def an_archive(*records: Record, overrides: Sequence[Override] = ()) -> Archive:
    """The archive of these records: the first leaf is every paper's topic; no tags, no neighbours."""
    papers = merge_records(records, overrides)
    topics = Topics((LEAVES[0].name,), tuple(leaf.name for leaf in LEAVES))
    findings = Findings(
        topics={paper.id: topics for paper in papers},
        tags={paper.id: () for paper in papers},
        related={paper.id: () for paper in papers},
        links={paper.id: find_links(paper.abstract) for paper in papers},
    )
    return build_archive(papers, findings, LEAVES)
