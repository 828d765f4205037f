"""What an object of JSON Lines says of a paper beside its title, its abstract and its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.ingest.dates import NotADayError, parse_day
from builder.ingest.details import categories
from builder.ingest.formats.objects.people import People, author_of
from builder.ingest.formats.objects.people import people as without_others
from builder.ingest.formats.objects.values import list_of, object_of, text_of, texts_of, words_of
from builder.ingest.formats.objects.work import Notes, first_id
from builder.ingest.names import of_list
from builder.ingest.partial_dates import of_text
from builder.ingest.references import first_doi
from builder.model import LINK_KINDS, Author, Details, Link, ListedOn
from builder.text import clean


def details_of(values: Mapping[str, Any], notes: Notes) -> Details:
    """The details in an object's values by their meaning; what says nothing that could be understood goes into the
    notes. An `id` may be anybody's, and is only taken where it is a number of arXiv."""
    pdf = notes.address(values.get("pdf"))
    links = tuple(_links(values.get("links"), notes))
    given = notes.arxiv(values.get("arxiv"))
    number = given if given.number else first_id(text_of(values.get("id")), pdf, *(link.url for link in links[:1]))
    authors = _people(values.get("authors"))
    return Details(
        source="jsonl",
        arxiv=number.number,
        version=number.version,
        doi=notes.doi(values.get("doi")) or first_doi(link.url for link in links[:1]),
        authors=authors.authors,
        has_more=authors.has_more,
        published=_published(values.get("published"), notes),
        updated=notes.day(values.get("updated")),
        categories=categories(" ".join(_several(values.get("categories")))),
        venue=words_of(values.get("venue")),
        comment=words_of(values.get("comment")),
        pdf=pdf,
        links=links,
        appeared=_appeared(words_of(values.get("published"))),
    )


def _links(value: object, notes: Notes) -> Iterator[Link]:
    """The addresses of a list; an object may tell what kind of a link it is."""
    for one in list_of(value):
        found = object_of(one)
        kind = text_of(found.get("kind"))
        if address := notes.address(found.get("url") or found.get("name") or one):
            yield Link(address, kind if kind in LINK_KINDS else "")


def _several(value: object) -> tuple[str, ...]:
    """A text, or a list of texts or of objects with a name, as texts."""
    named = (one.get("name") if isinstance(one, dict) else one for one in list_of(value))
    return tuple(text for one in named for text in texts_of(one))


def _people(value: object) -> People:
    """The authors of a list, each an object or a name; of one text that may hold several names."""
    each = list_of(value)
    if len(each) == 1 and isinstance(each[0], str) and not (isinstance(value, list) and _is_one_name(each[0])):
        text = words_of(each[0])
        each = text.replace("; and ", "; ").replace(" and ", "; ").split("; ") if ";" in text else []
        if not any("," in one for one in each) or not all("," not in one or _is_one_name(one) for one in each):
            return People(*of_list(text))
    return without_others(map(_author, each))


def _is_one_name(text: str) -> bool:
    """Whether a text is one name with the family first ("Zhang, Wei") rather than names with commas between."""
    return text.count(",") < 2 and any(len(part.split()) == 1 for part in text.split(","))


def _author(value: object) -> Author | None:
    """An author, shown as an object has the name."""
    author = author_of(value)
    shown = clean(words_of(value.get("name"))) if isinstance(value, dict) else ""
    return Author(shown, author.family, author.given) if shown and author and author.family else author


def _published(value: object, notes: Notes) -> str:
    """The day of publication; one without a year says nothing of it, and is no fault."""
    text = words_of(value)
    return of_text(text) if text and _appeared(text) else notes.day(value)


def _appeared(text: str) -> ListedOn:
    try:
        return parse_day(text) if text else None
    except NotADayError:
        return None
