"""A paper, and the other addresses that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote_plus, urlsplit

from builder.model import Entry, PaperId, Sighting, Slug, dates
from builder.pages.front_matter import (
    DESCRIPTION,
    Facts,
    Shelves,
    day_name,
    link,
    machine_date,
    merge_facts,
    page,
    paper_link,
    tag_links,
    topic_links,
)
from builder.text import shorten

QUERY_TITLE = 300
"""Characters of a title in a search address: servers refuse very long ones."""

ELSEWHERE = (
    ("arXiv", "https://arxiv.org/search/?searchtype=title&query="),
    ("Hugging Face", "https://huggingface.co/papers?q="),
    ("Semantic Scholar", "https://www.semanticscholar.org/search?q="),
    ("Google Scholar", "https://scholar.google.com/scholar?q="),
)


def paper_page(shelves: Shelves, entry: Entry) -> Facts:
    paper = entry.paper
    return page(
        "paper.html",
        paper.title,
        description=shorten(paper.abstract or paper.title, DESCRIPTION),
        section="Topics",
        paper={
            "id": paper.id,
            "topics": topic_links(shelves, entry),
            "tags": tag_links(shelves, entry.tags),
            "seen": [_seen(sighting) for sighting in paper.sightings],
            "links": [_outer_link(found.kind, found.url) for found in entry.links],
            "elsewhere": [link(name, base + quote_plus(paper.title[:QUERY_TITLE])) for name, base in ELSEWHERE],
            "related": [_related(shelves, near.id, near.because) for near in entry.related],
            **_turn(shelves, entry),
            "bibtex": shelves.cite(entry),
            "merged": [merge_facts(merge) for merge in paper.merged_by],
        },
        body={"abstract": paper.abstract},
    )


def _seen(sighting: Sighting) -> Facts:
    day = sighting.record.listed_on
    return {
        "name": dates.long_name(day) if day else "a list without a date",
        "iso": machine_date(day),
        "url": f"dates/{dates.slug(day)}.html",
        "place": str(sighting.record.place),
        "id": sighting.id,
    }


def _outer_link(kind: str, url: str) -> Facts:
    return {"kind": kind, "url": url, "host": urlsplit(url).netloc.removeprefix("www.")}


def _related(shelves: Shelves, paper: PaperId, because: Sequence[str]) -> Facts:
    return paper_link(shelves.entry(paper)) | {"because": list(because)}


def _turn(shelves: Shelves, entry: Entry) -> Facts:
    """The papers before and after in the listing where this one was first seen."""
    day = shelves.days[Slug(dates.slug(entry.first_listed))]
    at = day.papers.index(entry.paper.id)
    facts: Facts = {"list": link(day_name(day), f"dates/{day.slug}.html")}
    if at > 0:
        facts["previous"] = paper_link(shelves.entry(day.papers[at - 1]))
    if at + 1 < len(day.papers):
        facts["next"] = paper_link(shelves.entry(day.papers[at + 1]))
    return facts


def alias_page(entry: Entry) -> Facts:
    return page("alias.html", entry.paper.title, alias=paper_link(entry), body={"url": f"{entry.slug}.md"})


def shared_page(shelves: Shelves, papers: Sequence[PaperId], reasons: Sequence[str]) -> Facts:
    """`reasons` say why further papers of this address were taken out."""
    entries = [shelves.entry(paper) for paper in papers]
    return page(
        "shared.html",
        f"{len(papers) + len(reasons)} papers share this address",
        shared={"papers": [paper_link(entry) for entry in entries], "reasons": list(reasons)},
    )


def hidden_page(reasons: Sequence[str]) -> Facts:
    return page("hidden.html", "This paper was taken out", hidden={"reasons": list(reasons)})
