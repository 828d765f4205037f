"""Papers of the shared data as an archive, without merging or looking for topics: search alone is in question."""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from slugify import slugify

from builder.annotate.links import find_links
from builder.archive.entries import build_archive
from builder.model.archive import Archive, Findings, Leaf, Slug, Tag, Topics
from builder.model.papers import Paper, PaperId, Sighting, Text
from builder.model.records import Place, Record
from builder.text.cleaning import clean
from builder.text.folding import key_hash
from tests.examples import shown_of

PAPERS = Path(__file__).parents[3] / "shared" / "data" / "papers-100k.jsonl.xz"


def read_papers(number: int, path: Path = PAPERS) -> list[dict[str, Any]]:
    """The first papers of the shared file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, number)]


def shelf_of(papers: Iterable[dict[str, Any]]) -> Archive:
    """An archive of objects with "title", "abstract", "date" and "categories": the first of these is the topic,
    and the others are the tags."""
    given = list(papers)
    made = [_paper(at, one) for at, one in enumerate(given)]
    topics = {paper.id: _topics(one) for paper, one in zip(made, given, strict=True)}
    tags = {paper.id: _tags(one["categories"]) for paper, one in zip(made, given, strict=True)}
    findings = Findings(
        topics=topics,
        tags=tags,
        related=dict.fromkeys(topics, ()),
        links={paper.abstract: find_links(paper.abstract) for paper in made},
        shown={paper.id: shown_of(paper) for paper in made},
        listed=_listed(tags),
    )
    return build_archive(made, findings, _leaves(given))


def _paper(at: int, one: dict[str, Any]) -> Paper:
    title, abstract = clean(one["title"]), clean(one["abstract"] or "")
    record = Record(Place("papers", at + 1), date.fromisoformat(one["date"]), title, abstract)
    paper_id = PaperId(key_hash(f"{at} {title}"))
    return Paper(paper_id, (), title, abstract, (Sighting(record, Text(paper_id, title, abstract)),), ())


def _topics(one: dict[str, Any]) -> Topics:
    return Topics((one["categories"][0],), (one["categories"][0],))


def _listed(tags: Mapping[PaperId, tuple[Tag, ...]]) -> dict[Tag, frozenset[PaperId]]:
    listed: defaultdict[Tag, set[PaperId]] = defaultdict(set)
    for paper, found in tags.items():
        for tag in found:
            listed[tag].add(paper)
    return {tag: frozenset(papers) for tag, papers in listed.items()}


def _tags(names: Sequence[str]) -> tuple[Tag, ...]:
    return tuple(Tag(name.casefold(), name) for name in names)


def _leaves(papers: Sequence[dict[str, Any]]) -> list[Leaf]:
    names = sorted({one["categories"][0] for one in papers})
    return [Leaf(name, Slug(slugify(name)), "arXiv", name, "", ()) for name in names]
