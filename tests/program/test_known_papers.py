"""Papers told by several kinds of seeds and looked up are one archive, and histories of both lose nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from builder.archive.answering import answering
from builder.merge.identity import record_id
from builder.merge.lookups import LookUp
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from builder.model.people import Author
from builder.model.records import Details, Place, Record
from builder.model.seeds import Reading
from tests.examples import archive_of

STEPS = 40


def number_of(at: int) -> str:
    return f"2509.{at + 1:05}"


def truth(at: int) -> Details:
    """What is true of the paper of a number, as whoever knows all of it says it."""
    authors = tuple(Author(f"A{one} B{at}", f"B{at}", f"A{one}") for one in range(at % 7 + 1))
    return Details(
        arxiv=number_of(at),
        doi=f"10.1000/{at}",
        authors=authors,
        published=f"2025-{at % 12 + 1:02}-{at % 28 + 1:02}",
        categories=("cs.LG",),
    )


KINDS = {
    "dump": ("dump", ()),
    "hf": ("hf", ("arxiv", "authors", "published")),
    "atom": ("arxiv", ("arxiv", "doi", "authors", "published", "categories")),
    "bib": ("bibtex", ("arxiv", "doi", "authors", "published")),
    "ris": ("ris", ("doi", "authors", "published")),
    "csl": ("csl", ("arxiv", "authors", "published")),
}
"""Kinds of seeds: their source, and what they tell."""


def listing(kind: str, at: int, paper: Paper, chance: random.Random) -> Record:
    """A paper as a seed of a kind has it; those that tell an id have at times another title, or no abstract."""
    source, fields = KINDS[kind]
    details = replace(Details(source), **{field: getattr(truth(at), field) for field in fields})
    title, abstract = paper.title, paper.abstract
    if "arxiv" in fields:
        title = chance.choice((title, title, title.upper(), f"{title} (v2)"))
    if kind == "bib":
        abstract = chance.choice((abstract, ""))
    return Record(Place(f"{kind}.x", at + 1), date(2025, 9, 9), title, abstract, details)


@pytest.fixture(scope="module")
def works(readings: tuple[Reading, ...]) -> list[Paper]:
    papers = merge_records(record for reading in readings for record in reading.records)
    return [paper for paper in papers if len(paper.abstract) > 300]


def test_whichever_seeds_there_are_the_papers_are_one_archive(works: Sequence[Paper]) -> None:
    chance = random.Random(19)
    told = {kind: [listing(kind, *one, chance) for one in enumerate(works)] for kind in KINDS}
    for _ in range(12):
        kinds = chance.sample(sorted(KINDS), chance.randint(1, len(KINDS)))
        records = [record for kind in kinds for record in told[kind]]
        papers = merge_records(chance.sample(records, len(records)))
        assert len(papers) == len(works), kinds
        known = set().union(*(KINDS[kind][1] for kind in kinds))
        for paper in papers:
            [at] = {one.record.place.line - 1 for one in paper.sightings}
            for field in known:
                assert getattr(paper.details, field) == getattr(truth(at), field), (kinds, field)
            assert {fact.field for fact in paper.facts} == known


def look_up(at: int, text: str, line: int, chance: random.Random) -> LookUp:
    """What was looked up of a text: most often its own paper, at times another one."""
    found = truth(at if chance.random() < 0.8 else at + 1)
    source = chance.choice(("arxiv", "openalex"))
    place = Place("enrichment.jsonl", line)
    return LookUp(text, place, source, "2026-11-28", replace(found, source=source))  # type: ignore[arg-type]


def a_seed(name: str, works: Sequence[Paper], chance: random.Random) -> list[Record]:
    """Some listings of a day, of any kind; a few with the number of another paper."""
    day = date(2025, 1, 1) + timedelta(chance.randrange(120))
    found = []
    for line in range(1, chance.randint(3, 9)):
        at = chance.randrange(len(works))
        record = listing(chance.choice(sorted(KINDS)), at, works[at], chance)
        details = replace(record.details, arxiv=number_of(at + 1)) if chance.random() < 0.1 else record.details
        found.append(replace(record, place=Place(name, line), listed_on=day, details=details))
    return found


@pytest.mark.parametrize("history", range(4))
def test_no_address_is_lost_and_no_paper_parts_when_seeds_and_look_ups_come(
    works: Sequence[Paper], history: int
) -> None:
    chance = random.Random(f"history {history}")
    pool, lines = works[:25], count(1)
    records: list[Record] = []
    lookups: dict[str, LookUp] = {}
    addresses: set[str] = set()
    together: set[frozenset[str]] = set()
    for name in chance.sample(range(10 * STEPS), STEPS):
        if records and chance.random() < 0.4:
            for record in chance.sample(records, min(5, len(records))):
                at = next(at for at, one in enumerate(pool) if one.title.upper() in record.title.upper())
                text = record_id(record)
                lookups.setdefault(text, look_up(at, text, next(lines), chance))
        else:
            records += a_seed(f"{name:04}.x", pool, chance)
        papers = merge_records(records, lookups=[*lookups.values()])
        assert [paper.id for paper in papers] == [paper.id for paper in merge_records(records)]
        groups = [frozenset({paper.id, *paper.former_ids}) for paper in papers]
        assert all(any(was <= now for now in groups) for was in together)
        there = set(answering(archive_of(papers)))
        assert addresses <= there, sorted(addresses - there)[:5]
        addresses, together = there, {*groups}
