"""Phrases that a maintainer may want to add to the lexicon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.naming import common_names
from builder.model import PaperId
from builder.text import fold_case


class Proposal(NamedTuple):
    """A phrase that papers share and the lexicon lacks."""

    name: str  # as most papers write it
    papers: int  # how many have it
    home: str  # the slug of the commonest topic of these papers, "" for Other


def find_proposals(
    candidates: Mapping[PaperId, TagCandidates], homes: Mapping[PaperId, str]
) -> tuple[Proposal, ...]:
    """The phrases of two papers or more, one of which is surely about it; those of most papers first.

    `homes` are the slugs of the papers' topics, "" for Other.
    """
    shared = _shared_phrases(candidates.values(), least=2)
    names = common_names(
        surface for one in candidates.values() for surface in one.surfaces if surface[0] in shared
    )
    homes_of: defaultdict[str, list[str]] = defaultdict(list)
    for paper, one in candidates.items():
        for key in one.discovered:
            homes_of[key].append(homes[paper])
    found = (Proposal(names[key], len(homes_of[key]), _commonest(homes_of[key])) for key in sorted(shared))
    return tuple(sorted(found, key=lambda one: (-one.papers, fold_case(one.name), one.name)))


def _shared_phrases(papers: Iterable[TagCandidates], least: int) -> set[str]:
    """The phrases that at least `least` papers have, one of which is surely about it."""
    counts: Counter[str] = Counter()
    certain: set[str] = set()
    for paper in papers:
        counts.update(paper.discovered)
        certain |= paper.certain
    return {key for key in certain if counts[key] >= least}


def _commonest(homes: list[str]) -> str:
    return min(Counter(homes).items(), key=lambda one: (-one[1], one[0]))[0]
