"""What feeds of all formats say alike of a paper: an id and an instant of its own, which no other paper moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape
from uuid import UUID, uuid5

from builder.export.people import names_of
from builder.export.said import plain_title
from builder.model import TOPIC, Archive, Citation, Entry, Feed, PaperId
from builder.text import visible

MOST_ENTRIES = 50
"""Entries of the feed of all papers, some 2 kB each."""

MOST_OF_A_LIST = 30
"""Entries of the feed of a topic, a tag or an author: each paper stands in several of these."""

MOST_BYTES = 200_000
"""What a feed may have: programs ask for it again and again."""

FRAME = 8_000
"""Bytes that are kept for what stands around the entries."""

MOST_OF_AN_ABSTRACT = 20_000
"""Bytes of an abstract, some 3,000 words: none has more, and what calls itself one would push all others out."""

TOO_LONG = "<p>The abstract is too long for a feed: read it on the page of the paper.</p>"

_NAMESPACE = UUID("6f1ddcf5-2ab2-5d6c-9a53-3ed65c1cf2a5")
"""What tells our ids from those that others make of the same words: drawn once, by chance."""

_DAY = timedelta(days=1)
_UNDATED = date(1970, 1, 1)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A paper in a feed. `instant` is in the day it was first listed, or in the first of 1970; `html` is safe."""

    id: str
    url: str
    title: str
    instant: datetime
    authors: tuple[str, ...]
    topic: str
    html: str
    source: str  # where the paper is read, elsewhere; "" where that is not known


def urn(name: str) -> str:
    """An id of what has this name, wherever it is published (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def instant(paper: PaperId, listed: object) -> datetime:
    """A point of the day that the digits of the id choose: papers of a day have one each, and none is moved by
    another. Papers without a year stand in the first day of 1970, behind all others."""
    day = listed if isinstance(listed, date) else _UNDATED
    share = int(paper[:16], 16) * (_DAY // timedelta(microseconds=1)) >> 64
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(microseconds=share)


def feed_entry(entry: Entry, citation: Citation, address: str) -> FeedEntry:
    names, _ = names_of(citation)
    shown = tuple(in_xml(visible(author.name)) for author in citation.authors[: len(names)])
    page = f"{address}{entry.permalink}"
    return FeedEntry(
        id=urn(entry.paper.id),
        url=page,
        title=in_xml(plain_title(citation)),
        instant=instant(entry.paper.id, entry.first_listed),
        authors=shown,
        topic=entry.topics.shown[0],
        html=_html(entry.shown.plain_abstract) if entry.shown.abstract else "",
        source=citation.url if citation.url != page else "",
    )


def _html(abstract: str) -> str:
    """An abstract as HTML that is text alone."""
    text = escape(in_xml(abstract), quote=False)
    return f"<p>{text}</p>" if len(text.encode()) <= MOST_OF_AN_ABSTRACT else TOO_LONG


def in_xml(text: str) -> str:
    """The text without what XML cannot hold (XML 1.0, section 2.2)."""
    return _NO_XML.sub("", text)


class Entries:
    """The entries of an archive, each made once, whatever feeds it is in."""

    def __init__(self, archive: Archive, cite: Callable[[Entry], Citation], address: str) -> None:
        self._archive, self._cite, self._address = archive, cite, address
        self._made: dict[PaperId, FeedEntry] = {}

    def newest(self, feed: Feed) -> list[FeedEntry]:
        """Those that a feed may have, the newest first."""
        entries = self._archive.entries
        instants = {paper: instant(paper, entries[paper].first_listed) for paper in feed.papers}
        papers = sorted(feed.papers, key=lambda paper: (instants[paper], paper), reverse=True)
        return [self._entry(paper) for paper in papers[: MOST_OF_A_LIST if feed.section else MOST_ENTRIES]]

    def _entry(self, paper: PaperId) -> FeedEntry:
        if paper not in self._made:
            entry = self._archive.entries[paper]
            self._made[paper] = feed_entry(entry, self._cite(entry), self._address)
        return self._made[paper]


def within(texts: Iterable[str]) -> list[str]:
    """The first texts that a feed has room for."""
    found, left = [], MOST_BYTES - FRAME
    for text in texts:
        left -= len(text.encode()) + 2
        if left < 0:
            break
        found.append(text)
    return found


def topic_slugs(archive: Archive) -> Mapping[str, str]:
    """The last part of the address of each topic, by its name."""
    return {term.name: term.slug for term in TOPIC.terms(archive)}
