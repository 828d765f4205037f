"""Feeds to follow: Atom (RFC 4287) for every list that has one, JSON Feed 1.1 for all papers, and OPML 2.0, which
lists them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from builder.export.feed_entries import Entries, FeedEntry, in_xml, urn, within
from builder.model import JSON_FEED, OPML, Archive, Citation, Entry, Feed, File

_NONE_YET = "1970-01-01T00:00:00Z"
"""When a feed without entries changed last."""


def feed_files(
    archive: Archive, feeds: Mapping[str, Feed], cite: Callable[[Entry], Citation], name: str, address: str
) -> Iterator[File]:
    """The feeds of an archive of this `name` at an address: feeds name their pages in full."""
    if not feeds:
        return
    entries, written = Entries(archive, cite, address), dict[str, str]()
    for feed in feeds.values():
        newest = entries.newest(feed)
        for entry in newest:
            if entry.id not in written:
                written[entry.id] = _atom_entry(entry)
        yield File(feed.path, _atom(feed, within(written[entry.id] for entry in newest), newest, name, address))
    yield File(JSON_FEED, _json(entries.newest(feeds["index.html"]), name, address))
    yield File(OPML, _opml(feeds, name, address))


def feed_title(feed: Feed, name: str) -> str:
    """`Spin Glasses – Paper Archive`; the name of the archive for the feed of all."""
    return in_xml(f"{feed.name} – {name}" if feed.name else name)


# -- Atom ----------------------------------------------------------------------------------------


def _atom(feed: Feed, entries: list[str], newest: list[FeedEntry], name: str, address: str) -> str:
    updated = _stamp(newest[0]) if newest else _NONE_YET
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            f"<id>{urn(f'{name} {feed.path}')}</id>",
            f"<title>{escape(feed_title(feed, name))}</title>",
            f"<updated>{updated}</updated>",
            f"<author><name>{escape(in_xml(name))}</name></author>",
            f'<link rel="self" type="application/atom+xml" href={quoteattr(address + feed.path)}/>',
            f'<link type="text/html" href={quoteattr(address + feed.page)}/>',
            *entries,
            "</feed>\n",
        ]
    )


def _atom_entry(entry: FeedEntry) -> str:
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in entry.authors if name)
    source = f'<link rel="related" href={quoteattr(entry.source)}/>' if entry.source else ""
    content = f'<content type="html">{escape(entry.html)}</content>' if entry.html else "<summary/>"
    return (
        f"<entry><id>{entry.id}</id><title>{escape(entry.title)}</title><updated>{_stamp(entry)}</updated>{people}"
        f"<link href={quoteattr(entry.url)}/>{source}<category term={quoteattr(entry.topic)}/>{content}</entry>"
    )


def _stamp(entry: FeedEntry) -> str:
    """An instant as RFC 3339 writes it."""
    return f"{entry.instant:%Y-%m-%dT%H:%M:%S.%f}Z"


# -- JSON Feed -----------------------------------------------------------------------------------


def _json(newest: list[FeedEntry], name: str, address: str) -> str:
    items = within(json.dumps(_item(entry), ensure_ascii=False, separators=(",", ":")) for entry in newest)
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": address,
        "feed_url": address + JSON_FEED,
    }
    listed = ",\n".join(items)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "items": [\n{listed}\n]}}\n'


def _item(entry: FeedEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        **({"external_url": entry.source} if entry.source else {}),
        "title": entry.title,
        "content_html": entry.html,
        "date_published": _stamp(entry),
        **({"authors": [{"name": name} for name in entry.authors if name]} if entry.authors else {}),
        "tags": [entry.topic],
    }


# -- OPML ----------------------------------------------------------------------------------------


def _opml(feeds: Mapping[str, Feed], name: str, address: str) -> str:
    lines = []
    for section, members in groupby(feeds.values(), key=lambda feed: feed.section):
        outlines = [_outline(feed, name, address) for feed in members]
        lines += [f"<outline text={quoteattr(section)}>", *outlines, "</outline>"] if section else outlines
    head = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    title = f"<head><title>{escape(in_xml(name))}</title></head>"
    return "\n".join([*head, title, "<body>", *lines, "</body>", "</opml>\n"])


def _outline(feed: Feed, name: str, address: str) -> str:
    title = quoteattr(in_xml(feed.name or name))
    at, page = quoteattr(address + feed.path), quoteattr(address + feed.page)
    return f'<outline type="rss" text={title} title={title} xmlUrl={at} htmlUrl={page}/>'
