"""What is known of a paper beside its texts: who wrote it, when, where it is to be read, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote_plus

from builder.model import Details, Entry, Fact, LookedUp
from builder.pages.context import PageContext
from builder.pages.front_matter import Dated, Known, Link, OuterLink
from builder.pages.parts import partial_name
from builder.text import arxiv_id, arxiv_page, clean, doi_page, shorten

FIRST_AUTHORS = 20
"""Authors under a title; the others are folded."""

MOST_AUTHORS = 5000
"""Authors on a page; 5,154 signed the measurement of a mass, and the export has all."""

LINKED = 500
"""Authors beyond whom a name without a page is no link: no page of a collaboration weighs a megabyte."""

NAME = 200
"""Characters of a name, of a venue, of a category."""

COMMENT = 500
"""Characters of a comment."""

CATEGORIES = 12
"""Categories that a page names; most papers have one to three."""

FIELDS = {
    "authors": "authors",
    "arxiv": "arXiv number",
    "doi": "DOI",
    "pdf": "PDF",
    "links": "links",
    "published": "day of publication",
    "updated": "day of the update",
    "categories": "categories",
    "venue": "venue",
    "comment": "comment",
}
"""What readers call the fields that a page shows, in its order."""

PLACES = {
    "arxiv": "arXiv",
    "hf": "Hugging Face",
    "openalex": "OpenAlex",
    "crossref": "Crossref",
    "s2": "Semantic Scholar",
}
"""What they call the places where facts are looked up."""


def known(context: PageContext, entry: Entry) -> Known | None:
    """What a paper's page shows of it; None where nothing is known."""
    details = entry.paper.details
    authors = list(author_links(context, entry))
    found = Known(
        authors=authors[:FIRST_AUTHORS] or None,
        more_authors=authors[FIRST_AUTHORS:] or None,
        and_others=True if details.has_more or len(details.authors) > MOST_AUTHORS else None,
        pdf=_pdf(details),
        sources=list(_sources(details)) or None,
        published=_dated(details.published),
        updated=_dated(details.updated) if details.updated != details.published else None,
        categories=[shorten(one, NAME) for one in details.categories[:CATEGORIES]] or None,
        venue=shorten(clean(details.venue), NAME) or None,
        comment=shorten(clean(details.comment), COMMENT) or None,
        looked_up=list(_looked_up(details, entry.paper.facts)) or None,
    )
    return None if found == Known() else found


def author_links(context: PageContext, entry: Entry) -> Iterator[Link]:
    """To the page of each author, or to the search for the name."""
    pages = context.archive.written.get(entry.paper.id, ())
    for at, author in enumerate(entry.paper.details.authors[:MOST_AUTHORS]):
        name = shorten(author.name, NAME)
        page = pages[at] if pages else None
        yield Link(name, page.address if page else _search(name) if at < LINKED else "")


def _search(name: str) -> str:
    phrase = quote_plus(name.replace('"', " "), safe=":")
    return f"search.html?q=author:%22{phrase}%22"


def _sources(details: Details) -> Iterator[OuterLink]:
    """Where it is at home: its page at arXiv, its DOI."""
    if number := _arxiv(details):
        yield OuterLink("arXiv", arxiv_page(number), number)
    if details.doi:
        yield OuterLink("DOI", doi_page(details.doi), details.doi)


def _pdf(details: Details) -> str | None:
    number = _arxiv(details)
    pdf = details.pdf or (f"https://arxiv.org/pdf/{number}" if number else "")
    return pdf if pdf.startswith(("https://", "http://")) else None


def _arxiv(details: Details) -> str:
    return details.arxiv if arxiv_id(details.arxiv) else ""


def _dated(day: str) -> Dated | None:
    return Dated(partial_name(day), day) if day else None


def _looked_up(details: Details, facts: Sequence[Fact]) -> Iterator[str]:
    """For each place and day what was looked up there: "DOI and PDF looked up at arXiv on 28 November 2026"."""
    shown = {fact.field: fact.looked_up for fact in facts}
    places: dict[LookedUp, list[str]] = {}
    for field, name in FIELDS.items():
        if (place := shown.get(field)) and getattr(details, field):
            places.setdefault(place, []).append(name)
    for place, names in places.items():
        day = _dated(place.day)
        said = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        on = f" on {day.name}" if day else ""
        said = said if said.startswith("arXiv") else f"{said[:1].upper()}{said[1:]}"
        yield f"{said} looked up at {PLACES.get(place.source, place.source)}{on}"
