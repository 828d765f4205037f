"""The feeds of arXiv: Atom as its API answers, and Atom and RSS of its daily listings.

The API: https://info.arxiv.org/help/api/user-manual.html; the listings: https://info.arxiv.org/help/rss.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lxml import etree

from builder.ingest.document import Document, Register
from builder.ingest.formats.feed_entries import FeedEntry, is_message, record_of
from builder.model import Reading, broken_entry, broken_file, entry_without_title, refused_entry
from builder.text import shows_something, squeeze

KIND = "Atom"

SEEN = 300
"""Characters of a broken entry that are looked at to name it."""

_PROLOGUE = re.compile(r"<[?!]|<(?:[A-Za-z]{1,20}:)?(?:feed|rss|RDF|entry)[\s>]|This XML file does not appear")

_ROOT = re.compile(r"<(?:[A-Za-z]{1,20}:)?(feed|rss|RDF|entry)[\s>]")

_OF_ARXIV = re.compile(
    r"arxiv\.org/(?:schemas/atom|api[/?])|(?:rss\.|export\.)arxiv\.org/(?:rss|atom)|<id>\s{0,9}https?://arxiv\.org/abs/"
    r"|updates on arXiv\.org",
    re.IGNORECASE,
)

_NAMESPACE = re.compile(
    r"""xmlns:([A-Za-z][A-Za-z0-9._-]{0,40})\s?=\s?(?:"([^"<>&]{1,300})"|'([^'<>&]{1,300})')"""
)

_NAMESPACES = {
    "arxiv": "http://arxiv.org/schemas/atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
}
"""Prefixes that a feed may use, as browsers show it, without telling what they stand for."""

_OF_CHANNEL = re.compile(r"<dc:date>([^<>]{6,40})</")
"""The day of a daily listing as a whole, where its entries name none."""

_EDGE = re.compile(r"<!--|<!\[CDATA\[|<(?P<end>/?)(?:[A-Za-z]{1,20}:)?(?:entry|item)(?=[\s>/])")

_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def recognises(document: Document) -> bool:
    """Whether it is a feed, and of arXiv: those of others may hold anything."""
    head = document.head.removeprefix("\ufeff")
    return bool(_PROLOGUE.match(head) and _ROOT.search(head) and _OF_ARXIV.search(head))


def read(document: Document) -> Reading:
    """The papers of the feed. Each entry is parsed alone, so that what breaks one spoils no other."""
    register, text = Register(document), document.text
    root, day = _wrapping(document.head), _day_of_channel(document)
    end: int | None = 0
    for chunk in _chunks(text):
        _add(register, chunk, text, root, day)
        end = chunk.end if chunk.is_closed else None
    is_one = (kind := _ROOT.search(document.head)) is not None and kind[1] == "entry"
    if end is not None and "</" not in text[end:] and not is_one:
        last = len(text.rstrip())
        register.note(broken_file(document.place_at(last - 1), "feed", "is never closed"))
    return register.reading()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Where an entry begins and ends; an entry that is not closed ends where the next one begins."""

    start: int
    end: int
    is_closed: bool


def _chunks(text: str) -> Iterator[_Chunk]:
    """The entries of a feed, without those in comments."""
    start, at = -1, 0
    unclosed: set[str] = set()
    while edge := _EDGE.search(text, at):
        at = edge.end()
        if end := _ENDS.get(edge[0]):
            past = -1 if end in unclosed else text.find(end, at)
            if past < 0:
                unclosed.add(end)
            at = max(at, past)
        elif not edge["end"]:
            if start >= 0:
                yield _Chunk(start, edge.start(), False)
            start = edge.start()
        elif start >= 0:
            end_of_tag = text.find(">", at, at + 100)
            at = end_of_tag + 1 if end_of_tag >= 0 else at
            yield _Chunk(start, at, end_of_tag >= 0)
            start = -1
    if start >= 0:
        yield _Chunk(start, len(text), False)


def _wrapping(head: str) -> tuple[str, str]:
    """What stands before and behind an entry to make it a document of its own: the namespaces of the feed."""
    root = _ROOT.search(head)
    told = head[root.start() : root.start() + 2000].partition(">")[0] if root else ""
    known = {**_NAMESPACES, **{found[1]: found[2] or found[3] for found in _NAMESPACE.finditer(told)}}
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in sorted(known.items()))
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{names}>', "</feed>"


def _day_of_channel(document: Document) -> date | None:
    """The day on which a daily listing was announced, in Greenwich: in the evening it is that of the next day."""
    first = _EDGE.search(document.head)
    said = _OF_CHANNEL.search(document.head, 0, first.start() if first else len(document.head))
    try:
        moment = datetime.fromisoformat(said[1].strip()) if said else None
        return moment.astimezone(UTC).date() if moment and moment.tzinfo else document.day
    except (ValueError, OverflowError):  # no time, or one before the year 1 there
        return document.day


def _add(register: Register, chunk: _Chunk, text: str, root: tuple[str, str], day: date | None) -> None:
    """Add the paper of an entry, or say why it is none."""
    place = register.document.place_at(chunk.start)
    seen = squeeze(text[chunk.start : min(chunk.end, chunk.start + SEEN)])
    entry = _parsed(text[chunk.start : chunk.end], root) if chunk.is_closed else None
    if entry is None:
        fault = "is no well-formed XML" if chunk.is_closed else "is never closed"
        register.leave_out(broken_entry(place, KIND, fault, seen))
    elif is_message(entry):
        register.leave_out(
            refused_entry(place, KIND, "is a message of the server", entry.first("summary") or seen)
        )
    elif not shows_something(entry.first("title")):
        register.leave_out(entry_without_title(place, KIND, entry.first("id") or seen))
    else:
        register.add(record_of(entry, place, day))


def _parsed(chunk: str, root: tuple[str, str]) -> FeedEntry | None:
    """An entry; None where it is no XML. The parser is the default one: it asks no network, and expands no entity
    that the entry does not bring."""
    before, behind = root
    try:
        feed = etree.fromstring(f"{before}{_NOT_XML.sub(chr(0xFFFD), chunk)}{behind}".encode())
    except etree.XMLSyntaxError:
        return None
    return _entry_of(feed[0]) if len(feed) == 1 else None


def _entry_of(element: etree._Element) -> FeedEntry:
    """The texts and the attributes of what stands in an entry, by its name without the namespace."""
    texts: dict[str, list[str]] = {}
    attributes: dict[str, list[Mapping[str, str]]] = {}
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname
        within = child if name != "author" else next(_named(child, "name"), child)
        texts.setdefault(name, []).append(squeeze("".join(within.itertext(etree.Element))))
        if child.attrib:
            attributes.setdefault(name, []).append({str(key): str(value) for key, value in child.attrib.items()})
    return FeedEntry(texts, attributes)


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of an element with a name, of whatever namespace."""
    return (child for child in element.iterchildren(etree.Element) if etree.QName(child).localname == name)
