"""What is known of a paper beside its texts, out of what its listings say; and where each of it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.model import NO_DETAILS, SOURCES, Author, Details, Fact, LookedUp, Place, Record, dates
from builder.text import is_web_address

FIELDS: Mapping[str, tuple[str, ...]] = {
    "arxiv": ("arxiv", "version"),
    "doi": ("doi",),
    "ids": ("ids",),
    "authors": ("authors", "has_more"),
    "published": ("published",),
    "updated": ("updated",),
    "categories": ("categories",),
    "venue": ("venue",),
    "comment": ("comment",),
    "pdf": ("pdf",),
    "links": ("links",),
}
"""What can be known, by the names under which it is told where it was said, and the fields of `Details` that it
fills."""

_RANKS = {source: rank for rank, source in enumerate(SOURCES)}


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of a paper, where, and on which day; of what was looked up also that it was."""

    details: Details
    place: Place
    day: str = ""
    looked_up: LookedUp | None = None


def word_of(record: Record) -> Word:
    """What a listing says."""
    return Word(_with_web_links(record.details), record.place, dates.iso(record.listed_on) or "")


def details_of(words: Iterable[Word]) -> tuple[Details, tuple[Fact, ...]]:
    """What is known of a paper, and for each of `FIELDS` of which something is known where that was said. The
    order of the words changes nothing.

    Of each field counts what the best source says (the first in `SOURCES`); of words of one source the latest
    version (by its number, the days of the update, of the publication, of the listing); of these the one that says
    most, then the one that stands first. What was looked up counts where no listing says anything. Two things are
    more than another word for the same: a day that is told more exactly (2025-09-02 of 2025), and a whole list of
    authors beside one that only begins.
    """
    speaking = sorted((one for one in words if one.details != NO_DETAILS), key=lambda one: one.place)
    speaking.sort(key=_version, reverse=True)
    speaking.sort(key=lambda one: (one.looked_up is not None, rank(one.details.source)))
    known: dict[str, Any] = {}
    facts: list[Fact] = []
    for field, names in FIELDS.items() if speaking else ():
        if best := _best(speaking, field):
            known |= {name: getattr(best.details, name) for name in names}
            facts.append(Fact(field, best.place, best.looked_up))
    if "authors" in known:
        known["authors"] = _with_parts(known["authors"], speaking)
    return (replace(NO_DETAILS, **known), tuple(facts)) if facts else (NO_DETAILS, ())


def _with_parts(authors: Sequence[Author], words: Sequence[Word]) -> tuple[Author, ...]:
    """Authors with family and given names as the best listing tells them apart that has the very same name."""
    parted = {
        author.name: author
        for word in reversed(words)
        for author in word.details.authors
        if author.family and not word.looked_up
    }
    return tuple(author if author.family else parted.get(author.name, author) for author in authors)


def rank(source: str) -> int:
    """How far down a source stands among those that are believed."""
    return _RANKS.get(source, len(_RANKS))


def _with_web_links(details: Details) -> Details:
    """Without the addresses that lead elsewhere than to the web, whoever wrote them."""
    if details is NO_DETAILS or not (details.pdf or details.links):
        return details
    links = tuple(link for link in details.links if is_web_address(link.url))
    pdf = details.pdf if is_web_address(details.pdf) else ""
    same = pdf == details.pdf and links == details.links
    return details if same else replace(details, pdf=pdf, links=links)


def _version(word: Word) -> tuple[int, str, str, str]:
    said = word.details
    return said.version, said.updated, said.published, word.day


def _best(ordered: Sequence[Word], field: str) -> Word | None:
    """Of words, the best first, the one that counts for a field; None where none has one."""
    having = [word for word in ordered if getattr(word.details, field)]
    if field == "authors":
        listed = [word for word in having if not word.looked_up] or having
        having = [word for word in listed if not word.details.has_more] or having
    if not having:
        return None
    first = having[0]
    equals = [word for word in having if _standing(word) == _standing(first)]
    best = max(equals, key=lambda word: len(repr(getattr(word.details, field))))  # of equals the first
    return _more_exact(best, having, field) if field in ("published", "updated") else best


def _standing(word: Word) -> tuple[object, ...]:
    return word.looked_up is None, word.details.source, _version(word)


def _more_exact(best: Word, having: Sequence[Word], field: str) -> Word:
    """The word that tells the same day with its month, or its day; the best one where none does."""
    day = getattr(best.details, field)
    listed = having if best.looked_up else [word for word in having if not word.looked_up]
    finer = [word for word in listed if getattr(word.details, field).startswith(f"{day}-")]
    return max(finer, key=lambda word: len(getattr(word.details, field)), default=best)
