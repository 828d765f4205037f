"""Papers as Hugging Face has them: an entry of its daily papers, or a paper by itself."""

from __future__ import annotations

from datetime import date

from builder.ingest.formats.objects.people import people_of
from builder.ingest.formats.objects.values import Object, list_of, object_of, objects_of, words_of
from builder.ingest.formats.objects.work import Notes, Work
from builder.model import Details, Link

KIND = "Hugging Face"

_OWN = frozenset(
    {"discussionId", "submittedOnDailyAt", "submittedOnDailyBy", "upvotes", "githubRepo", "ai_summary"}
)


def is_one(found: Object) -> bool:
    """Whether this is an entry with its paper inside, or a paper with a key that only Hugging Face has."""
    paper = object_of(found.get("paper"))
    if paper:
        return "id" in paper and _has_a_text(paper, found)
    has_own = not _OWN.isdisjoint(found) or any("hidden" in one for one in objects_of(found.get("authors")))
    return "id" in found and "summary" in found and has_own


def _has_a_text(paper: Object, found: Object) -> bool:
    return any(key in one for one in (paper, found) for key in ("title", "summary"))


def read(found: Object, notes: Notes) -> Work:
    """The paper. The time outside it is the one of arXiv, too; the summary that a program wrote is not read."""
    paper = object_of(found.get("paper")) or found
    number = notes.arxiv(paper.get("id"))
    authors = list_of(paper.get("authors"))
    seen = [one for one in authors if object_of(one).get("hidden") is not True]
    shown = people_of(seen)
    details = Details(
        source="hf",
        arxiv=number.number,
        version=number.version,
        authors=shown.authors,
        has_more=shown.has_more,
        published=notes.day(paper.get("publishedAt") or found.get("publishedAt")),
        links=tuple(_links(paper, notes)),
    )
    return Work(
        words_of(paper.get("title")) or words_of(found.get("title")),
        notes.abstract(paper.get("summary") or found.get("summary")),
        details,
        _day(notes.day(paper.get("submittedOnDailyAt") or found.get("submittedOnDailyAt"))),
        len(authors) - len(seen),
    )


def _links(paper: Object, notes: Notes) -> list[Link]:
    kinds = (("githubRepo", "code"), ("projectPage", "project"))
    found = ((notes.address(paper.get(key)), kind) for key, kind in kinds)
    return [Link(address, kind) for address, kind in found if address]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == len("2025-09-09") else None
