"""Feeds: which lists a reader can follow."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.papers import PaperId

ATOM, JSON_FEED, OPML = "feed.atom", "feed.json", "feeds.opml"
"""The feeds of all papers, and the list of all feeds, below the site."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest of some papers at `path`, of the list whose page is `page`, both below the site.

    `section` is what lists of its kind are called, "" for that of all papers; `papers` are all of them, in
    any order.
    """

    path: str
    page: str
    section: str
    name: str
    papers: tuple[PaperId, ...]
