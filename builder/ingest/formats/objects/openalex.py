"""Works as OpenAlex has them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup
from builder.ingest.formats.objects.people import of_shown_and_written, people
from builder.ingest.formats.objects.values import Object, object_of, objects_of, text_of, words_of
from builder.ingest.formats.objects.work import Notes, Work, first_id, ids_of, outside_arxiv, own_page
from builder.model import Author, Details
from builder.text import ArxivId, squeeze

KIND = "OpenAlex"

_OWN = frozenset({"abstract_inverted_index", "authorships", "best_oa_location", "host_venue", "primary_location"})

_ADDRESS = "openalex.org/W"


def is_one(found: Object) -> bool:
    """Whether an object has the address of a work of OpenAlex, or keys that only its works have."""
    return _ADDRESS in text_of(found.get("id"))[:40] or len(_OWN.intersection(found)) >= 2


def read(found: Object, notes: Notes) -> Work:
    """The work; its abstract is an index of words, each with its places."""
    places = list(_places(found))
    number = _number(found, places)
    doi = notes.doi(found.get("doi") or object_of(found.get("ids")).get("doi"))
    authors = people(map(_author, objects_of(found.get("authorships"))))
    pages = [text_of(place.get("landing_page_url")) for place in places]
    details = Details(
        source="openalex",
        arxiv=number.number,
        version=number.version,
        doi=doi,
        ids=_ids(found),
        authors=authors.authors,
        has_more=authors.has_more,
        published=notes.day(found.get("publication_date") or found.get("publication_year")),
        venue=next(filter(None, map(_venue, places)), ""),
        pdf=next(filter(None, (notes.address(place.get("pdf_url")) for place in places)), ""),
        links=() if doi or number.number else own_page(*map(notes.address, pages[:1])),
    )
    return Work(
        words_of_markup(words_of(found.get("title")) or words_of(found.get("display_name"))),
        words_of_abstract(_abstract(found) or notes.abstract(found.get("abstract"))),
        details,
    )


def _places(found: Object) -> Iterator[Object]:
    """Where the work stands, the first place first."""
    for key in ("primary_location", "best_oa_location", "locations", "host_venue"):
        yield from objects_of(found.get(key))


def _number(found: Object, places: list[Object]) -> ArxivId:
    ids = object_of(found.get("ids"))
    keys = ("landing_page_url", "pdf_url")
    addresses = (text_of(place.get(key)) for place in places for key in keys)
    return first_id(text_of(found.get("doi")), text_of(ids.get("doi")), text_of(ids.get("arxiv")), *addresses)


def _ids(found: Object) -> tuple[tuple[str, str], ...]:
    ids = object_of(found.get("ids"))
    return ids_of(
        openalex=found.get("id") or ids.get("openalex"),
        pmid=ids.get("pmid"),
        pmcid=ids.get("pmcid"),
        mag=ids.get("mag"),
    )


def _author(authorship: Object) -> Author | None:
    shown = object_of(authorship.get("author")).get("display_name")
    return of_shown_and_written(words_of(shown), words_of(authorship.get("raw_author_name")))


def _venue(place: Object) -> str:
    """The name of a journal or conference; a repository is none."""
    source = object_of(place.get("source")) or place
    return "" if source.get("type") == "repository" else outside_arxiv(words_of(source.get("display_name")))


def _abstract(found: Object) -> str:
    """The words in the order of their places."""
    index = object_of(found.get("abstract_inverted_index"))
    index = object_of(index.get("InvertedIndex")) or index
    at = [
        (place, word)
        for word, places in index.items()
        if isinstance(places, list)
        for place in places
        if isinstance(place, int) and not isinstance(place, bool)
    ]
    return words_of(squeeze(" ".join(word for _, word in sorted(at))))
