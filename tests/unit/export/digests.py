"""Digests of papers as tests need them: good ones, and some that try to be more than text."""

from __future__ import annotations

from builder.export.citations import citations
from builder.export.digest import Digest, find_digest, topics_of
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
    archive = an_archive(a_record(), *others)
    topics = topics_of(archive, ())
    return find_digest(archive, set(archive.entries), topics, citations(archive, address), (name, address))
