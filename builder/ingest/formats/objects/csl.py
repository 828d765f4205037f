"""Works in CSL-JSON, as Zotero, Mendeley and other libraries export them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ingest.details import categories
from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup
from builder.ingest.formats.objects.people import people_of
from builder.ingest.formats.objects.values import (
    Object,
    first_of,
    list_of,
    objects_of,
    text_of,
    texts_of,
    words_of,
)
from builder.ingest.formats.objects.work import (
    Notes,
    Work,
    day_of_parts,
    first_id,
    ids_of,
    labelled_id,
    outside_arxiv,
    own_page,
)
from builder.model import Details
from builder.text import ArxivId, fold_case

KIND = "CSL-JSON"

TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
    "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance "
    "periodical personal_communication post post-weblog preprint regulation report review review-book software "
    "song speech standard thesis treaty webpage journal-article posted-content proceedings-article "
    "book-chapter misc".split()
)

_OWN = frozenset(
    "issued container-title citation-key citation-label event-title note archive_location archive-location "
    "accessed collection-title publisher-place source DOI".split()
)

_OF_OURS = frozenset({"authors", "published", "summary"})
"""Keys of JSON Lines that CSL lacks."""

_LABELS_OF_ARXIV = frozenset({"arxiv", "arxiv id", "arxivid", "arxiv-id", "eprint", "_eprint"})

_CLASSES = frozenset(
    {"gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph"}
)
"""Names in brackets behind a number that are categories although they have no point."""


def is_one(found: Object) -> bool:
    """Whether an object has a type of CSL, or authors in parts of their names, and a title of text."""
    if not (isinstance(found.get("title"), str) or "title-short" in found or found.get("title") is None):
        return False
    is_named = any("family" in one or "literal" in one for one in objects_of(found.get("author")))
    if not is_named and "issued" not in found and not _OF_OURS.isdisjoint(found):
        return False
    has_type = text_of(found.get("type")) in TYPES
    return (has_type and (is_named or "id" in found or not _OWN.isdisjoint(found))) or (
        is_named and not _OWN.isdisjoint(found)
    )


def read(found: Object, notes: Notes) -> Work:
    """The work; editors and translators are no authors."""
    fields = dict(_lines_of_note(found.get("note")))
    authors = people_of(found.get("author"))
    number = _number(found, fields, notes)
    page = notes.address(found.get("URL"))
    details = Details(
        source="csl",
        arxiv=number.number,
        version=number.version,
        doi=notes.doi(found.get("DOI") or fields.get("doi")),
        ids=ids_of(
            pmid=found.get("PMID") or fields.get("pmid"),
            pmcid=found.get("PMCID") or fields.get("pmcid"),
            isbn=first_of(found.get("ISBN")),
        ),
        authors=authors.authors,
        has_more=authors.has_more,
        published=day_of(found.get("issued"), notes),
        categories=_categories(found, fields),
        venue=_venue(found),
        comment=fields.get("comment", ""),
        pdf=page if fold_case(page).endswith(".pdf") else "",
        links=own_page(page) if not fold_case(page).endswith(".pdf") else (),
    )
    title, abstract = words_of(found.get("title")), notes.abstract(found.get("abstract"))
    return Work(words_of_markup(title), words_of_abstract(abstract), details)


def _lines_of_note(note: object) -> Iterator[tuple[str, str]]:
    """The `Field: value` lines of a note, each by the field in small letters; the first of a name counts last."""
    lines = note.split("\n") if isinstance(note, str) else []
    for line in reversed(lines[:100]):
        name, colon, value = words_of(line[:1000]).partition(":")
        if colon and len(name) <= 20:
            yield fold_case(name.strip()), value.strip()


def _number(found: Object, fields: dict[str, str], notes: Notes) -> ArxivId:
    """The number of arXiv, which stands in another field in each library; a bare one only where arXiv is named."""
    given = [text_of(found.get(key)) for key in ("number", "archive_location", "archive-location", "eprint")]
    labelled = [f"arXiv:{fields[name]}" for name in sorted(_LABELS_OF_ARXIV & fields.keys())]
    addresses = [text_of(found.get(key)) for key in ("DOI", "URL")]
    is_named = any("arxiv" in fold_case(text_of(found.get(key))[:200]) for key in ("archive", "publisher", "URL"))
    marked = [one for one in given if is_named or "arxiv" in fold_case(one[:200])]
    own = text_of(found.get("arxiv") or found.get("arXiv"))
    sure = first_id(*marked, *labelled, *addresses, f"arXiv:{own}" if own else "")
    volume = text_of(found.get("volume"))
    behind = labelled_id(text_of(found.get("container-title"))) if not sure.number else sure
    return behind if behind.number else first_id(volume.removeprefix("abs/") if volume[:4] == "abs/" else "")


def _categories(found: Object, fields: dict[str, str]) -> tuple[str, ...]:
    """The categories of a list ("Machine Learning (cs.LG)"), or the one behind a number: `2509.01234 [cs.LG]`."""
    listed = [text for text in texts_of(found.get("categories")) if text.endswith(")")]
    if listed:
        return categories(" ".join(listed))
    inside = fields.get("arxiv", "").partition("[")[2].partition("]")[0]
    return (inside,) if inside in _CLASSES or (inside.isascii() and 3 < len(inside) < 16 and "." in inside) else ()


def _venue(found: Object) -> str:
    names = (first_of(found.get(key)) for key in ("container-title", "event-title", "event"))
    return outside_arxiv(words_of_markup(next(filter(None, names), "")))


def day_of(value: object, notes: Notes) -> str:
    """The day of a date of CSL: its parts, or a text in one of several places; of a span the first."""
    value = next(iter(objects_of(value)), value)
    if not isinstance(value, dict):
        text = text_of(value)
        return notes.day(text.partition("/")[0] if text.count("/") == 1 else text)
    parts = list_of(value.get("date-parts")) or [[value.get(key) for key in ("year", "month", "day")]]
    first = parts[0] if isinstance(parts[0], list) else parts
    if found := day_of_parts(first):
        return found
    texts = (text_of(value.get(key)) for key in ("raw", "literal", "date-time", "edtf"))
    return notes.day(next(filter(None, texts), first_of(first)))
