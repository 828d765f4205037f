"""Why the listings of a paper are one, told so that a reader can judge it: both titles, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from builder.model import MOST_SHOWN, Merge, Paper, Record
from builder.pages.differences import cut_to_differences, differences
from builder.pages.front_matter import Evidence
from builder.text import shorten

MOST = 20
"""Merges of which a page tells what differs: no page grows with its listings. Of the others it names the rule."""


def told_merges(paper: Paper) -> Iterator[Evidence]:
    """The merges of a paper, in their order."""
    records = {sighting.record.place: sighting.record for sighting in paper.sightings}
    for merge in islice(paper.merged_by, MOST):
        yield _told(merge, records[merge.a], records[merge.b])
    yield from map(evidence, paper.merged_by[MOST:])


def evidence(merge: Merge) -> Evidence:
    """The rule alone."""
    return Evidence(merge.rule, merge.similarity, str(merge.a), str(merge.b))


def _told(merge: Merge, one: Record, other: Record) -> Evidence:
    title, its = (shorten(record.title, MOST_SHOWN) for record in (one, other))
    abstract, its_abstract = (shorten(record.abstract, MOST_SHOWN) for record in (one, other))
    differ = title.split() != its.split()
    changed = abstract and its_abstract and abstract.split() != its_abstract.split()
    return Evidence(
        merge.rule,
        merge.similarity,
        str(merge.a),
        str(merge.b),
        title=title if differ else None,
        other=differences(title, its) if differ else None,
        abstract=cut_to_differences(differences(abstract, its_abstract)) if changed else None,
    )
