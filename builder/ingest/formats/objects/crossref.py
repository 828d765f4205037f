"""Works as Crossref has them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ingest.formats.objects.csl import day_of
from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup
from builder.ingest.formats.objects.people import people_of
from builder.ingest.formats.objects.values import Object, first_of, object_of, objects_of, text_of, words_of
from builder.ingest.formats.objects.work import Notes, Work, first_id, ids_of, outside_arxiv, own_page
from builder.model import Details
from builder.text import doi, fold

KIND = "Crossref"

_OWN = frozenset({"indexed", "deposited", "is-referenced-by-count", "reference-count", "references-count"})

_OF_A_WORK = frozenset({"DOI", "author", "container-title", "issued", "published", "publisher"})

_DAYS = ("issued", "published", "published-online", "published-print", "posted")

_SAME_WORK = ("has-preprint", "is-same-as", "is-identical-to", "has-version", "is-version-of")
"""Relations to a work that can be on arXiv, and is this one."""


def is_one(found: Object) -> bool:
    """Whether an object has a title in a list, or keys that only Crossref has, and more that works have."""
    in_lists = isinstance(found.get("title"), list) or isinstance(found.get("container-title"), list)
    is_own = in_lists or len(_OWN.intersection(found)) >= 2
    return is_own and not _OF_A_WORK.isdisjoint(found)


def read(found: Object, notes: Notes) -> Work:
    """The work. A preprint has the DOI of what it is a preprint of where its own one is arXiv's."""
    authors = people_of(found.get("author"))
    related = [text for key in _SAME_WORK for text in _related(found, key)]
    number = first_id(text_of(found.get("DOI")), text_of(found.get("URL")), *related)
    own_doi = notes.doi(found.get("DOI"))
    name = own_doi or next(filter(None, map(doi, _related(found, "is-preprint-of"))), "")
    details = Details(
        source="crossref",
        arxiv=number.number,
        version=number.version,
        doi=name,
        ids=ids_of(isbn=first_of(found.get("ISBN")), pmid=found.get("PMID")),
        authors=authors.authors,
        has_more=authors.has_more,
        published=next(filter(None, (day_of(found.get(key), notes) for key in _DAYS if found.get(key))), ""),
        venue=outside_arxiv(words_of_markup(first_of(found.get("container-title")))),
        pdf=_pdf(found, notes),
        links=() if name or number.number else own_page(notes.address(found.get("URL"))),
    )
    return Work(_title(found), words_of_abstract(notes.abstract(found.get("abstract"))), details)


def _title(found: Object) -> str:
    """The title with what stands under it, unless it says so itself."""
    title, under = (words_of_markup(first_of(_texts(found.get(key)))) for key in ("title", "subtitle"))
    return f"{title}: {under}" if title and under and fold(under) not in fold(title) else title


def _texts(value: object) -> object:
    """What is text in a list, or a text; a number is no title."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else words_of(value)


def _related(found: Object, kind: str) -> Iterator[str]:
    """The names of the works that are related to one in some way."""
    for one in objects_of(object_of(found.get("relation")).get(kind)):
        name = text_of(one.get("id"))
        yield f"arXiv:{name.removeprefix('arXiv:')}" if text_of(one.get("id-type")) == "arxiv" else name


def _pdf(found: Object, notes: Notes) -> str:
    """The address of the PDF for readers; others are for programs that look for copied texts."""
    for link in objects_of(found.get("link")):
        is_pdf = link.get("content-type") == "application/pdf"
        if is_pdf and link.get("intended-application") != "similarity-checking":
            return notes.address(link.get("URL"))
    return ""
