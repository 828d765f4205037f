"""Digests of papers as tests need them: good ones, and some that try to be more than text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.export.citations import citations
from builder.export.digest import Digest, find_digest, topics_of
from builder.model.archive import Archive, Topics
from builder.model.records import Record
from tests.examples import a_record, an_archive

ADDRESS = "https://a.example/archive/"

HOSTILE = a_record(
    "Hostile </title><script>alert(1)</script>\r\nBcc: everyone@evil.example\n\n--=_boundary =_ &lt;b&gt;",
    "<img src=x onerror=alert(1)> \"quoted' [x](javascript:alert(1)) \u202eturned\u2028\x00 .\r\n.\r\nQUIT",
    line=3,
)


def a_digest(*others: Record, address: str = ADDRESS, name: str = "Paper Archive") -> Digest:
    """The mail of a paper and others, of which all are new."""
    return digest_of(an_archive(a_record(), *others), address=address, name=name)


def digest_of(
    archive: Archive, *slugs: str, address: str = ADDRESS, name: str = "Paper Archive", undated: int = 0
) -> Digest:
    """The mail of an archive of which all is new, or of some of its topics."""
    cite, topics = citations(archive, address), topics_of(archive, slugs)
    return find_digest(archive, set(archive.entries), topics, cite, (name, address), undated)


def with_topics(archive: Archive, topics: Mapping[str, tuple[str, ...]]) -> Archive:
    """The archive, the papers of these titles being of these topics."""
    entries = {
        paper: replace(entry, topics=Topics(shown, shown)) if (shown := topics.get(entry.paper.title)) else entry
        for paper, entry in archive.entries.items()
    }
    return replace(archive, entries=entries)
