"""Papers as arXiv's own metadata have them: the snapshot, an object a line."""

from __future__ import annotations

import re

from builder.ingest.details import categories
from builder.ingest.formats.objects.people import People, people_of
from builder.ingest.formats.objects.people import people as without_others
from builder.ingest.formats.objects.values import Object, objects_of, text_of, texts_of, words_of
from builder.ingest.formats.objects.work import Notes, Work, ids_of
from builder.ingest.names import of_list, of_parts
from builder.model import Author, Details

KIND = "arXiv"

_OWN = frozenset({"authors_parsed", "journal-ref", "report-no", "submitter", "update_date"})

_VERSION = re.compile(r"v?([0-9]{1,3})", re.ASCII)


def is_one(found: Object) -> bool:
    """Whether an object has an id, and at least two keys that only the snapshot has."""
    return "id" in found and len(_OWN.intersection(found)) >= 2


def read(found: Object, notes: Notes) -> Work:
    """The paper; its first version tells when it was published, its last one when it was changed."""
    number = notes.arxiv(found.get("id"))
    versions = objects_of(found.get("versions"))
    days = [notes.day(version.get("created")) for version in versions if version.get("created")]
    authors = _authors(found)
    details = Details(
        source="arxiv",
        arxiv=number.number,
        version=number.version or _version(versions),
        doi=notes.doi(found.get("doi")),
        ids=ids_of(report=found.get("report-no")),
        authors=authors.authors,
        has_more=authors.has_more,
        published=days[0] if days else "",
        updated=days[-1] if days else notes.day(found.get("update_date")),
        categories=categories(" ".join(texts_of(found.get("categories")))),
        venue=words_of(found.get("journal-ref")),
        comment=words_of(found.get("comments")),
    )
    return Work(words_of(found.get("title")), notes.abstract(found.get("abstract")), details)


def _version(versions: list[Object]) -> int:
    """The number of the last version, `v2`."""
    named = _VERSION.fullmatch(text_of(versions[-1].get("version"))) if versions else None
    return int(named[1]) if named else 0


def _authors(found: Object) -> People:
    """The authors by the parts of their names; as they are written where these are not there."""
    parsed = found.get("authors_parsed")
    if isinstance(parsed, list) and parsed:
        return without_others(map(_author, parsed))
    written = found.get("authors")
    return People(*of_list(words_of(written))) if isinstance(written, str) else people_of(written)


def _author(parts: object) -> Author | None:
    """An author of family, given names and suffix; affiliations follow them."""
    names = [words_of(part) for part in parts[:3]] if isinstance(parts, list) else [words_of(parts)]
    family, given, suffix = (*names, "", "", "")[:3]
    return of_parts(family, given, suffix)
