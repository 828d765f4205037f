"""Numbers of arXiv and DOIs in a query, and the papers that are known by them.

`site_templates/search/known_ids.js` does the same from the shards that are cut here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model import Archive, Details, Entry
from builder.search.index import utf16
from builder.search.packing import ascending, number
from builder.search.shards import Cut, cut
from builder.text import arxiv_id, arxiv_page, doi, doi_page

ARXIV, DOI = "arxiv", "doi"
"""The names with which readers ask for them."""

LABELS = {ARXIV: "arXiv", DOI: "DOI"}

_SHARD = 4_000  # characters: a query reads one

AROUND = "<>()[]{}\"'`.,;:"
"""What a pasted address may bring along."""

WEB = "https?://"
"""How an address begins, as a pattern."""

ADDRESS = rf"(?!10\.)(?:{WEB})?[a-z0-9-]+(?:\.[a-z0-9-]+)+/"
"""The beginning of an address, which a number or a DOI alone is not."""

_WEB = re.compile(WEB, re.IGNORECASE | re.ASCII)

_ADDRESS = re.compile(ADDRESS, re.IGNORECASE | re.ASCII)


class Id(NamedTuple):
    """A normalised number or DOI; `kind` is ARXIV or DOI."""

    kind: str
    value: str

    @property
    def name(self) -> str:
        """As people read it: arXiv 2509.01234."""
        return f"{LABELS[self.kind]} {self.value}"

    @property
    def url(self) -> str:
        """Its page elsewhere."""
        return arxiv_page(self.value) if self.kind == ARXIV else doi_page(self.value)


def read_id(text: str) -> Id | None:
    """The id that a text is, in any form, with the signs that a paste leaves around it; None where it is none."""
    for bare in (text.strip(), text.strip().strip(AROUND)):
        if found := arxiv_id(bare):
            return Id(ARXIV, found.number)
        if value := doi(bare) or _doi_within(bare):
            return Id(DOI, value)
    return None


def _doi_within(address: str) -> str:
    """The DOI in an address of a publisher: `https://dl.acm.org/doi/10.1145/1.2?x`."""
    at = address.find("/10.")
    is_within = at > 0 and _WEB.match(address)
    return doi(address[at + 1 :].partition("?")[0].partition("#")[0]) if is_within else ""


def is_address(text: str) -> bool:
    """Whether an id that stands among words was pasted as an address: a number alone may be anything."""
    return _ADDRESS.match(text.lstrip(AROUND)) is not None


def ids_of(entry: Entry) -> list[Id]:
    """All ids of a paper: what is known of it, and what each of its listings says."""
    told: Iterable[Details] = (entry.paper.details, *(one.record.details for one in entry.paper.sightings))
    return list(dict.fromkeys(found for details in told for found in _ids_in(details)))


def _ids_in(details: Details) -> Iterator[Id]:
    if details.arxiv:
        yield Id(ARXIV, details.arxiv)
    if details.doi:
        yield Id(DOI, details.doi)


def papers_by_id(archive: Archive) -> dict[str, list[int]]:
    """The numbers of the papers of each id; an arXiv number is never a DOI."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for entry in archive.entries.values():
        for one in ids_of(entry):
            found[one.value].append(entry.number)
    return {value: sorted(papers) for value, papers in found.items()}


def cut_ids(archive: Archive) -> Cut:
    """All ids in shards of one column: their papers."""
    papers = papers_by_id(archive)
    ids = sorted(papers, key=utf16)
    return cut(ids, [[number(len(papers[one])) + ascending(papers[one]) for one in ids]], _SHARD)
