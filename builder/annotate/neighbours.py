"""The neighbours of all papers, of which only those are sought that may have changed since an earlier build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from builder.annotate.nearest import Near, Nearest
from builder.annotate.per_paper import Readings
from builder.annotate.reading import READING
from builder.annotate.related import Related, RelatedPapers, neighbours_of
from builder.annotate.subjects import KinshipFinder
from builder.annotate.vectors import Vector
from builder.model import PaperId
from builder.system import FAULTS, Means, Progress, code_version, form_of, key_of

MOST_CHANGED = 0.2
"""Where more of the papers came or changed, all are sought anew: to find out which need it would take as long."""


class _Before(NamedTuple):
    """What was found: of each paper the key of its reading, and what is nearest to it."""

    papers: Mapping[PaperId, tuple[str, Near]]


_BEFORE = form_of(_Before)


def find_neighbours(
    readings: Readings, finder: KinshipFinder, most: int, progress: Progress, means: Means
) -> Related:
    """At most `most` neighbours of each paper.

    What came, went or changed since an earlier build changes the lists of few others, and of most it can be told
    how.
    """
    progress("finding neighbours", 0, len(readings.comparable))
    papers = RelatedPapers(readings.comparable, finder, most)
    if not readings.keys:
        return neighbours_of(papers.find({}, progress, means))
    shelf = means.cache.shelf("related")
    key = key_of(code_version(), readings.vocabulary, str(most), str(papers.is_pruned))
    before = _recalled(shelf.get(key))
    found = papers.find(_known(before, papers, readings, means), progress, means)
    now = {paper: (readings.keys[paper], near) for paper, near in found.items()}
    if shelf.takes and now != before:
        shelf.put(key, _BEFORE.encode(_Before(now)))
    return neighbours_of(found)


def _recalled(content: bytes | None) -> Mapping[PaperId, tuple[str, Near]]:
    try:
        return _BEFORE.decode(content or b"").papers
    except FAULTS:
        return {}


def _known(
    before: Mapping[PaperId, tuple[str, Near]], papers: RelatedPapers, readings: Readings, means: Means
) -> Nearest:
    """What is nearest to the papers of which it can be told from what was found before."""
    stays = {
        paper: before[paper][1]
        for paper, key in readings.keys.items()
        if paper in before and before[paper][0] == key
    }
    if len(stays) < (1 - MOST_CHANGED) * max(len(readings.keys), len(before)):
        return {}
    gone = _vectors([key for paper, (key, _) in before.items() if paper not in stays], means)
    return {} if gone is None else papers.renew(stays, gone)


def _vectors(keys: list[str], means: Means) -> list[Vector] | None:
    """The vectors of papers that were read for an earlier build; None where one is no longer known."""
    shelf = means.cache.shelf("papers")
    try:
        return [READING.decode(shelf.get(key) or b"").compared.vector for key in keys]
    except FAULTS:
        return None
