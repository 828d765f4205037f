"""The archive taken away: one JSON object a paper."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from builder.export.known import known, links_of, said_by
from builder.model import Archive, Entry, Link, Merge, Sighting, dates
from builder.text import as_tex


def export_jsonl(archive: Archive) -> Iterator[str]:
    """A line a paper, sorted by id: ASCII-escaped JSON, no line end."""
    for paper in sorted(archive.entries):
        yield json.dumps(as_object(archive.entries[paper]), ensure_ascii=True)


def as_object(entry: Entry) -> dict[str, Any]:
    """An entry as the fields that other tools may rely on; README.md describes each."""
    paper = entry.paper
    return {
        "id": paper.id,
        "former_ids": list(paper.former_ids),
        "title": paper.title,
        "abstract": paper.abstract,
        "title_tex": as_tex(entry.shown.title),
        "abstract_tex": as_tex(entry.shown.abstract),
        "title_plain": entry.shown.plain_title,
        "abstract_plain": entry.shown.plain_abstract,
        "permalink": entry.permalink,
        "aliases": list(entry.other_addresses),
        "sightings": [_sighting(sighting) for sighting in paper.sightings],
        "first_listed": dates.iso(entry.first_listed),
        "topic": entry.topics.shown[0],
        "topics": list(entry.topics.shown),
        "topic_ranking": list(entry.topics.ranking),
        "tags": [tag.name for tag in entry.tags],
        "related": [{"id": near.id, "because": list(near.because)} for near in entry.related],
        "links": [*links_of(paper.details), *_links(entry.links)],
        **known(paper),
        "versions": [
            _version(version, links)
            for version, links in zip(entry.paper.versions, entry.version_links, strict=True)
        ],
        "merged_by": [_merge(merge) for merge in paper.merged_by],
    }


def _sighting(sighting: Sighting) -> dict[str, Any]:
    record = sighting.record
    return {
        "seed": record.place.seed,
        "line": record.place.line,
        "listed_on": dates.iso(record.listed_on),
        "title": record.title,
        "abstract": record.abstract,
        **({"details": said} if (said := said_by(record.details)) else {}),
    }


def _version(version: Sighting, links: Iterable[Link]) -> dict[str, Any]:
    place = version.record.place
    return {
        "seed": place.seed,
        "line": place.line,
        "title": version.text.title,
        "abstract": version.text.abstract,
        "links": _links(links),
    }


def _links(links: Iterable[Link]) -> list[dict[str, str]]:
    return [{"url": link.url, "kind": link.kind} for link in links]


def _merge(merge: Merge) -> dict[str, Any]:
    return {"rule": merge.rule, "similarity": merge.similarity, "a": str(merge.a), "b": str(merge.b)}
