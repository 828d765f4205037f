"""What is known of a paper otherwise than before: who wrote it, its ids, its days; and what refuses that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.model import Author, Change, Details, Entry, PaperId, Place
from builder.text import toml_table

FIELDS = ("authors", "arxiv", "doi", "ids", "published", "updated", "categories", "venue", "comment")
"""The fields that are compared; a PDF and links are told as such."""


def fact_changes(old: Sequence[Entry], entry: Entry, place: Place) -> Iterator[Change]:
    """A change for each field that none of the papers had so; `place` is the listing that brought what nobody says
    any more, or said by hand."""
    paper = entry.paper
    listed = {one.record.place for one in paper.sightings}
    places = {fact.field: fact.place for fact in paper.facts if fact.place in listed}
    for field in FIELDS if old else ():
        before, now = [as_text(one.paper.details, field) for one in old], as_text(paper.details, field)
        if now not in before:
            was = next(
                (one.paper.details for one, text in zip(old, before, strict=True) if text), old[0].paper.details
            )
            refuse = refused(paper.id, was, field)
            yield Change(
                "facts", paper.id, paper.title, places.get(field, place), as_text(was, field), now, refuse
            )


def as_text(details: Details, field: str) -> str:
    """A field as people read it, "" where nothing is known."""
    match getattr(details, field):
        case "" | ():
            return ""
        case str(text):
            return f"{field}: {text}"
        case values:
            more = "; and others" if field == "authors" and details.has_more else ""
            return f"{field}: {'; '.join(map(_one, values))}{more}"


def _one(value: str | Author | tuple[str, str]) -> str:
    match value:
        case Author():
            return value.name
        case (name, text):
            return f"{name} {text}"
        case _:
            return str(value)


def refused(paper: PaperId, was: Details, field: str) -> str:
    """The table of the overrides that keeps a field as it was; "" where none can say it."""
    match getattr(was, field):
        case _ if field == "ids":
            return ""
        case str(text):
            value: str | list[str] = text
        case values if field == "authors":
            value = list(map(_inverted, values))
        case values if field == "links":
            value = [link.url for link in values]
        case values:
            value = list(values)
    return toml_table("facts", paper=paper, **{field: value}, reason="Refused.")


def _inverted(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.family and author.given else author.name


def urls_of(details: Details) -> Iterable[str]:
    """The addresses that details name."""
    return (*filter(None, [details.pdf]), *(link.url for link in details.links))
