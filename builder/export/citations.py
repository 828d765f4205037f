"""The papers of an archive as what they are cited by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.export.keys import keys_of
from builder.export.known import links_of
from builder.model import Archive, Citation, Entry, PaperId
from builder.text import arxiv_page, doi_page


@dataclass(frozen=True, slots=True)
class Citations:
    """What makes the citation of an entry, here and in another process: by the `keys` of all, and by the `address`
    where the site is published, or ""."""

    keys: Mapping[PaperId, str]
    address: str

    def __call__(self, entry: Entry) -> Citation:
        details = entry.paper.details
        return Citation(
            key=self.keys[entry.paper.id],
            title=entry.shown.title,
            page=entry.permalink,
            authors=details.authors,
            has_more=details.has_more,
            published=details.published,
            listed=entry.first_listed,
            arxiv=details.arxiv,
            category=details.categories[0] if details.arxiv and details.categories else "",
            doi=details.doi,
            venue=details.venue,
            pdf=next((link["url"] for link in links_of(details)), ""),
            url=_url(entry, self.address),
        )


def citations(archive: Archive, address: str) -> Citations:
    """What makes the citation of each entry of an archive."""
    return Citations(keys_of(archive.entries.values()), address)


def _url(entry: Entry, address: str) -> str:
    details = entry.paper.details
    if details.arxiv:
        return arxiv_page(details.arxiv)
    if details.doi:
        return doi_page(details.doi)
    return f"{address.rstrip('/')}/{entry.permalink}" if address else ""
