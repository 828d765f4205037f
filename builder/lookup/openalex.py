"""OpenAlex: works by their DOIs, many at a time (https://docs.openalex.org/api-entities/works/filter-works)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from builder.lookup.questions import Question, Wanted, batches
from builder.lookup.shapes import json_fault
from builder.model import PaperId

AT_ONCE = 50
"""Values of a filter."""

_MEANS_MORE = frozenset("|,&#!+<> ")
"""Signs by which a filter says something; a DOI that holds one cannot be asked for."""


def questions(wanted: Sequence[Wanted]) -> list[Question]:
    """Questions by DOI; that of a paper of arXiv is made of its number."""
    named = [(one, doi) for one in wanted if (doi := _doi(one)) and _MEANS_MORE.isdisjoint(doi)]
    return [
        Question(_target([doi for _, doi in some]), tuple(one.paper for one, _ in some))
        for some in batches(named, AT_ONCE)
    ]


def further(_question: Question, _records: int, _wanted: Mapping[PaperId, Wanted]) -> list[Question]:
    """None: an answer has room for all."""
    return []


def fault(body: bytes) -> str:
    return json_fault(body, "results")


def _doi(one: Wanted) -> str:
    return one.doi or (f"10.48550/arxiv.{one.arxiv}" if one.arxiv else "")


def _target(dois: Sequence[str]) -> str:
    # A DOI may stand for several works, such as a paper and its older versions.
    query = {"filter": f"doi:{'|'.join(dois)}", "per-page": 2 * AT_ONCE}
    return f"/works?{urlencode(query, safe=':|/')}"
