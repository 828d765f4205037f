"""The neighbours of all papers, of which only those are sought that may have changed since an earlier build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from builder.annotate.per_paper import Readings
from builder.annotate.reading import READING
from builder.annotate.related import Related, RelatedPapers
from builder.annotate.subjects import KinshipFinder
from builder.annotate.vectors import Vector
from builder.model import Neighbour, PaperId
from builder.system import FAULTS, Means, Progress, code_version, form_of, key_of

MOST_CHANGED = 0.2
"""Where more of the papers came or changed, all are sought anew: to find out which need it would take as long."""


class _Before(NamedTuple):
    """What was found: of each paper the key of its reading, and its neighbours."""

    papers: Mapping[PaperId, tuple[str, tuple[Neighbour, ...]]]


_BEFORE = form_of(_Before)


def find_neighbours(
    readings: Readings, finder: KinshipFinder, most: int, progress: Progress, means: Means
) -> Related:
    """At most `most` neighbours of each paper.

    A paper that came, went or changed can only change the lists of those that are near it by their words.
    """
    progress("finding neighbours", 0, len(readings.comparable))
    papers = RelatedPapers(readings.comparable, finder, most)
    if not readings.keys:
        return papers.find({}, progress, means)
    shelf = means.cache.shelf("related")
    key = key_of(code_version(), readings.vocabulary, str(most), str(papers.is_pruned))
    before = _recalled(shelf.get(key))
    found = papers.find(_unchanged(before, papers, readings, means), progress, means)
    now = {paper: (readings.keys[paper], neighbours) for paper, neighbours in found.items()}
    if now != before:
        shelf.put(key, _BEFORE.encode(_Before(now)))
    return found


def _recalled(content: bytes | None) -> Mapping[PaperId, tuple[str, tuple[Neighbour, ...]]]:
    try:
        return _BEFORE.decode(content or b"").papers
    except FAULTS:
        return {}


def _unchanged(
    before: Mapping[PaperId, tuple[str, tuple[Neighbour, ...]]],
    papers: RelatedPapers,
    readings: Readings,
    means: Means,
) -> Related:
    """The neighbours of the papers whose list is the same as before."""
    stays = {paper for paper, key in readings.keys.items() if paper in before and before[paper][0] == key}
    if len(stays) < (1 - MOST_CHANGED) * max(len(readings.keys), len(before)):
        return {}
    gone = _vectors([key for paper, (key, _) in before.items() if paper not in stays], means)
    if gone is None:
        return {}
    new = [readings.comparable[paper].vector for paper in readings.keys if paper not in stays]
    touched = papers.near([*new, *gone])
    return {paper: before[paper][1] for paper in stays - touched}


def _vectors(keys: list[str], means: Means) -> list[Vector] | None:
    """The vectors of papers that were read for an earlier build; None where one is no longer known."""
    shelf = means.cache.shelf("papers")
    try:
        return [READING.decode(shelf.get(key) or b"").compared.vector for key in keys]
    except FAULTS:
        return None
