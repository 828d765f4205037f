"""Feeds: which lists a reader can follow."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.papers import PaperId

FEEDS = "feeds/"
"""Where they lie below the site; that of a list has the name of its page there."""

ATOM, JSON_FEED, OPML = f"{FEEDS}all.atom", f"{FEEDS}all.json", f"{FEEDS}all.opml"
"""The feeds of all papers, and the list of all feeds."""


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
