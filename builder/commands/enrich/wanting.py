"""Which papers are looked up: those of which no listing tells authors, a day and an id, unless a source did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from builder.lookup import Wanted
from builder.merge import LookUp
from builder.model import SOURCES, Paper, PaperId


def said(paper: Paper, field: str) -> str:
    """What the listings, or a person, say of a field that is a text; "" where they say nothing."""
    return str(getattr(paper.details, field)) if field in _said(paper) else ""


def _said(paper: Paper) -> frozenset[str]:
    return frozenset(fact.field for fact in paper.facts if fact.looked_up is None)


def lacks(paper: Paper) -> bool:
    """Whether the listings leave open who wrote a paper, when, or what its id is."""
    known = _said(paper)
    return not ({"authors", "published"} <= known and known & {"arxiv", "doi"})


def lines_of(papers: Iterable[Paper], lookups: Iterable[LookUp]) -> dict[PaperId, LookUp]:
    """What was looked up before, by the papers: a line may name a paper by the id of any text of it."""
    papers_of = {id_: paper.id for paper in papers for id_ in (paper.id, *paper.former_ids)}
    return {papers_of[one.text]: one for one in lookups if one.text in papers_of}


def is_better(one: str, other: str) -> bool:
    """Whether a source is believed before another one."""
    return _rank(one) < _rank(other)


def _rank(source: str) -> int:
    return SOURCES.index(source) if source in SOURCES else len(SOURCES)


def wanted_of(
    papers: Sequence[Paper], lines: Mapping[PaperId, LookUp], source: str, since: date | None
) -> list[Wanted]:
    """The papers that a source is asked about: not where it, or a better one, has told of them; what was told
    before `since`, if that is given, does not count."""
    found = []
    for paper in papers:
        line = lines.get(paper.id)
        is_told = line and not is_better(source, line.source) and not (since and line.day < since.isoformat())
        if lacks(paper) and not is_told:
            found.append(_wanted(paper, line))
    return found


def _wanted(paper: Paper, line: LookUp | None) -> Wanted:
    arxiv, doi = said(paper, "arxiv"), said(paper, "doi")
    if line:
        arxiv, doi = arxiv or line.details.arxiv, doi or line.details.doi
    days = {one.day.isoformat() for one in paper.sightings if isinstance(one.day, date)}
    return Wanted(paper.id, paper.title, tuple(sorted(days)), arxiv, doi)


def ids_of(papers: Sequence[Paper], lines: Mapping[PaperId, LookUp]) -> dict[str, PaperId]:
    """The papers by their numbers of arXiv and DOIs; an id that two papers have names none of them."""
    known = [(one.paper, id_) for one in (_wanted(paper, lines.get(paper.id)) for paper in papers)
             for id_ in (one.arxiv, one.doi) if id_]  # fmt: skip
    counts = Counter(id_ for _, id_ in known)
    return {id_: paper for paper, id_ in known if counts[id_] == 1}
