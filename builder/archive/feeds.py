"""The lists that have a feed: all papers, each topic, each author with a page, the tags that a keeper names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from builder.model import ATOM, AUTHOR, FEEDS, TAG, TOPIC, Archive, Facet, Feed, Term


def find_feeds(archive: Archive, tags: Collection[str]) -> Mapping[str, Feed]:
    """Each feed by the address of its page, that of all papers first; `tags` are names of tags."""
    found = [Feed(ATOM, "index.html", "", "", tuple(archive.entries)), *_of_lists(archive, frozenset(tags))]
    return {feed.page: feed for feed in found}


def _of_lists(archive: Archive, tags: Collection[str]) -> Iterator[Feed]:
    for term in TOPIC.terms(archive):
        yield _feed(TOPIC, term)
    for term in archive.tags:
        if term.name in tags:
            yield _feed(TAG, term)
    for term in archive.authors:
        yield _feed(AUTHOR, term)


def _feed(facet: Facet, term: Term) -> Feed:
    return Feed(
        f"{FEEDS}{term.address.removesuffix('html')}atom", term.address, facet.section, term.name, term.papers
    )
