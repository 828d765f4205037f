"""Records, papers and entries with sensible defaults: a test names only what matters to it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import ModuleType
from typing import Any

from builder.annotate.links import find_links, links_beside
from builder.archive.entries import build_archive
from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed
from builder.merge.issue_forms import FORMS, NO_ANSWER
from builder.merge.lookups import LookUp
from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.archive import Archive, Findings, Leaf, Slug, Tag, Topics
from builder.model.issues import in_order
from builder.model.papers import Paper, Shown
from builder.model.people import Author, PeopleSaid
from builder.model.records import Details, ListedOn, Place, Record
from builder.pipeline import Report, records_of
from builder.site.size import SiteSize
from builder.text.math.reading import read_formulas

REAL = PROJECT / "tests" / "real"
"""The three seeds that the archive began with, with settings: its own folder of seeds grows, and in a fork it
holds others."""

A_DAY = date(2025, 9, 9)


def tool(name: str) -> ModuleType:
    """A program of `tools/`, whose functions a test asks."""
    place = importlib.util.spec_from_file_location(name, PROJECT / "tools" / f"{name}.py")
    assert place
    assert place.loader
    module = importlib.util.module_from_spec(place)
    sys.modules.setdefault(name, module)  # where dataclasses look for the types of their fields
    place.loader.exec_module(module)
    return module


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


def told(record: Record, source: str = "bibtex", **said: Any) -> Record:
    """A record that says something of its paper beside its texts: `arxiv="2509.01234"`, `authors=("Ada Bee",)`."""
    if "authors" in said:
        said["authors"] = tuple(one if isinstance(one, Author) else Author(one) for one in said["authors"])
    return replace(record, details=Details(source, **said))


def some_records(*titles: str, **same: Any) -> list[Record]:
    """A record a title, on lines 1, 3, 5, …"""
    return [a_record(title, line=2 * number + 1, **same) for number, title in enumerate(titles)]


@dataclass(frozen=True)
class Tagged:
    """The tags that papers show, by their titles; the titles of the papers that those with a page list; and which
    are broader."""

    shown: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    listed: Mapping[Tag, Sequence[str]] = field(default_factory=dict)
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NETS, LEARNING, ODES, OWLS = (
    Tag(name, f"{name}s") for name in ("neural net", "machine learner", "neural ODE", "snowy owl")
)

LONE = Tagged(
    shown={"One": (NETS,), "Two": (NETS, LEARNING), "Three": (ODES, OWLS)},
    listed={NETS: ["One", "Two", "Three"], LEARNING: ["One", "Two", "Three", "Four"]},
    broader={ODES.key: (NETS.key, LEARNING.key), NETS.key: (LEARNING.key,), OWLS.key: ("bird",)},
)
"""Two tags that only "Three" has and that have no page; above one of them is one that has, above the other none.
"Four" shows no tag and is listed by one."""


def a_paper(title: str = "Lattice models", **other: Any) -> Paper:
    return merge_records([a_record(title, **other)])[0]


def shown_of(paper: Paper) -> Shown:
    """A paper with the formulas that it marks."""
    return Shown(read_formulas(paper.title), read_formulas(paper.abstract))


def an_archive(
    *records: Record,
    overrides: Sequence[Override] = (),
    tags: Tagged | None = None,
    people: PeopleSaid = (),
    lookups: Sequence[LookUp] = (),
) -> Archive:
    """The archive of these records: the first leaf is every paper's topic; no neighbours."""
    return archive_of(merge_records(records, overrides, lookups=lookups), tags or Tagged(), people)


def archive_of(papers: Sequence[Paper], tags: Tagged = Tagged(), people: PeopleSaid = ()) -> Archive:
    """The archive of these papers."""
    topics = Topics((LEAVES[0].name,), tuple(leaf.name for leaf in LEAVES))
    findings = Findings(
        shown={paper.id: shown_of(paper) for paper in papers},
        topics={paper.id: topics for paper in papers},
        tags={paper.id: tags.shown.get(paper.title, ()) for paper in papers},
        related={paper.id: () for paper in papers},
        links={
            abstract: find_links(abstract)
            for paper in papers
            for abstract in (paper.abstract, *(version.text.abstract for version in paper.versions))
        },
        listed={
            tag: frozenset(paper.id for paper in papers if paper.title in titles)
            for tag, titles in tags.listed.items()
        },
        broader=tags.broader,
        beside={paper.id: links_beside(paper.details) for paper in papers},
    )
    return build_archive(papers, findings, LEAVES, people)


MELT = (
    "We study lattice models at length and with patience. They melt when they are heated, and we say why: the "
    "interaction of neighbours is too weak to hold a crystal of more than a thousand sites together for long."
)

MELT_AGAIN = (
    "We study lattice models at length and with some patience. They melt when heated, and we say why: the "
    "interaction of their neighbours is too weak to hold a crystal of more than a million sites together."
)

FREEZE = (
    "In this paper spin glasses are cooled until nothing in them moves any more. The time this takes grows faster "
    "than any power of their size, which explains what has been seen in experiments with alloys since 1972."
)

MB = 1_000_000


def a_size(size: int = 600 * MB, shared: int = 100 * MB, papers: int = 1000) -> SiteSize:
    largest = (("index.html", 20_499), ("papers/a.html", 9_000))
    return SiteSize(papers=papers, pages=1200, files=1300, bytes=size, shared=shared, largest=largest)


A_SEED = "2025-09-09\nLattice models\nWe study lattice models.\nSpin glasses\nWe study spin glasses.\n"

MELTING = a_record("Melting lattices", MELT, line=1)

SEQUEL = a_record("Melting lattices", FREEZE, line=3)

FROZEN = a_record("Frozen glasses", FREEZE.replace("cooled", "heated until they melt, then cooled"), line=5)

TWO_SEEDS = (
    parse_seed("a.txt", f"Melting lattices\n{MELT}\nFrozen glasses\n{FREEZE}".encode()),
    parse_seed("b.txt", f"Melting lattices\n{MELT}\nOnly a title".encode()),
)


def an_issue(kind: str, *, end: str = "\n", **said: str) -> str:
    """What GitHub makes of a form for corrections that was filled in so."""
    fields = ((label, said.get(name) or NO_ANSWER) for name, label in FORMS[kind].items())
    return f"{end}{end}".join(f"### {label}{end}{end}{text}" for label, text in fields)


def a_report(size: SiteSize | None = None, *notes: str, hidden: int = 0) -> Report:
    papers = merge_records(records_of(TWO_SEEDS))
    issues = in_order(issue for reading in TWO_SEEDS for issue in reading.issues)
    return Report(
        seeds=len(TWO_SEEDS),
        listings=sum(len(reading.records) for reading in TWO_SEEDS),
        papers=len(papers) - hidden,
        hidden=hidden,
        issues=issues,
        size=size or a_size(100 * MB, 50 * MB),
        notes=notes,
    )


BAKERY = """
[[group]]
name = "Kitchen"
[[group.topic]]
name = "Bread"
slug = "bread"
coarse = "Baking"
description = "What is baked."
terms = ["sourdough", "rye dough", "baking"]
[[group.topic]]
name = "Soup"
slug = "soup"
coarse = "Cooking"
description = "What is boiled."
terms = ["broth", "simmering"]
"""
"""A topic tree of another field than ours."""
