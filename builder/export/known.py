"""What is known of a paper beside its texts, as fields of the export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from builder.model import Author, Details, Paper, dates


def known(paper: Paper) -> dict[str, Any]:
    """Every field, empty where nothing is known, and where each was said."""
    details = paper.details
    return {
        "authors": _authors(details.authors),
        "ids": _ids(details),
        "published": details.published or None,
        "updated": details.updated or None,
        "categories": list(details.categories),
        "venue": details.venue,
        "comment": details.comment,
        "facts": {fact.field: str(fact.place) for fact in sorted(paper.facts, key=lambda fact: fact.field)},
    }


def links_of(details: Details) -> list[dict[str, str]]:
    """The PDF as a link, where one is known: its address, or arXiv's of its number."""
    arxivs = f"https://arxiv.org/pdf/{details.arxiv}" if details.arxiv else ""
    return [{"url": pdf, "kind": "pdf"}] if (pdf := details.pdf or arxivs) else []


def said_by(details: Details) -> dict[str, Any]:
    """What a single listing said, and nothing of what it did not say."""
    said = {
        "source": details.source,
        "authors": _authors(details.authors),
        "has_more": details.has_more,
        "ids": _ids(details),
        "version": details.version,
        "published": details.published,
        "updated": details.updated,
        "appeared": dates.iso(details.appeared),
        "categories": list(details.categories),
        "venue": details.venue,
        "comment": details.comment,
        "pdf": details.pdf,
        "links": [{"url": link.url, "kind": link.kind} for link in details.links],
    }
    return {key: value for key, value in said.items() if value}


def _authors(authors: Iterable[Author]) -> list[dict[str, str]]:
    return [{"name": author.name, "family": author.family, "given": author.given} for author in authors]


def _ids(details: Details) -> dict[str, str]:
    named = {"arxiv": details.arxiv, "doi": details.doi}
    return {**{name: value for name, value in named.items() if value}, **dict(sorted(details.ids))}
