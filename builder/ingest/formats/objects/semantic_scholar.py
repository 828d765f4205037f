"""Works as Semantic Scholar has them: its answers, and the rows of its tables."""

from __future__ import annotations

from builder.ingest.formats.objects.people import people_of
from builder.ingest.formats.objects.values import (
    Object,
    first_of,
    in_small_letters,
    object_of,
    text_of,
    words_of,
)
from builder.ingest.formats.objects.work import Notes, Work, first_id, ids_of, outside_arxiv, own_page
from builder.model import Details
from builder.text import ArxivId

KIND = "Semantic Scholar"

_OWN = frozenset(
    {
        "paperId",
        "externalIds",
        "externalids",
        "corpusid",
        "corpusId",
        "s2Url",
        "inCitations",
        "outCitations",
        "s2_id",
    }
)

_OF_ROWS = frozenset({"acl_id", "arxiv_id", "corpus_id", "mag_field_of_study", "mag_id", "pmc_id", "pubmed_id"})
"""Keys of S2ORC, of which a row has several."""

_IDS = {
    "acl": "acl", "dblp": "dblp", "mag": "mag", "pubmed": "pmid", "pubmedcentral": "pmcid", "corpusid": "corpusid",
}  # fmt: skip
"""What we call ids that it knows by others' names."""


def is_one(found: Object) -> bool:
    """Whether an object has a key that only its works have, and is no author's."""
    if "paper_id" in found and len(_OF_ROWS.intersection(found)) >= 2:
        return True
    return not _OWN.isdisjoint(found) and "authorId" not in found


def read(found: Object, notes: Notes) -> Work:
    """The work; what a program summed up ("tldr") is not read."""
    found = in_small_letters(found)
    external = in_small_letters(object_of(found.get("externalids")))
    number = _number(found, external, notes)
    doi = notes.doi(external.get("doi") or found.get("doi"))
    authors = people_of(found.get("authors"))
    details = Details(
        source="s2",
        arxiv=number.number,
        version=number.version,
        doi=doi,
        ids=_ids(found, external),
        authors=authors.authors,
        has_more=authors.has_more,
        published=notes.day(found.get("publicationdate") or found.get("year")),
        venue=_venue(found),
        pdf=_pdf(found, notes),
        links=() if doi or number.number else own_page(notes.address(found.get("url") or found.get("s2url"))),
    )
    abstract = notes.abstract(found.get("abstract") or found.get("paperabstract"))
    return Work(words_of(found.get("title")), abstract, details)


def _number(found: Object, external: Object, notes: Notes) -> ArxivId:
    given = notes.arxiv(external.get("arxiv") or found.get("arxiv_id") or found.get("arxivid"))
    names = (text_of(external.get("doi")), text_of(found.get("doi")))
    return given if given.number else first_id(*names)


def _ids(found: Object, external: Object) -> tuple[tuple[str, str], ...]:
    ours = {_IDS[key]: value for key, value in external.items() if key in _IDS}
    rows = {
        "s2": found.get("paperid"),
        "corpusid": found.get("corpusid") or found.get("corpus_id"),
        "acl": found.get("acl_id"),
        "mag": found.get("mag_id"),
        "pmid": found.get("pubmed_id"),
        "pmcid": found.get("pmc_id"),
    }
    return ids_of(**{**{name: value for name, value in rows.items() if value}, **ours})


def _venue(found: Object) -> str:
    names = (
        object_of(found.get("journal")).get("name"),
        found.get("journal"),
        found.get("journalname"),
        found.get("venue"),
        object_of(found.get("publicationvenue")).get("name"),
    )
    return next(filter(None, map(outside_arxiv, map(words_of, names))), "")


def _pdf(found: Object, notes: Notes) -> str:
    open_access = found.get("openaccesspdf")
    given = text_of(object_of(open_access).get("url")) or words_of(open_access)
    return notes.address(given or next((first_of(found.get(key)) for key in ("pdfurls", "s2pdfurl")), ""))
