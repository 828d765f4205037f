"""Phrases that a maintainer may want to add to the lexicon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from builder.annotate.tags.discovered import common_names
from builder.annotate.tags.tagger import TagCandidates
from builder.model import PaperId


class Proposal(NamedTuple):
    """A phrase that papers share and the lexicon lacks: how they write it, their number, the commonest topic."""

    name: str
    papers: int
    home: str


def find_proposals(wishes: Mapping[PaperId, TagCandidates], homes: Mapping[PaperId, str]) -> tuple[Proposal, ...]:
    """What a maintainer may want to add to the lexicon, or to the phrases that are no tags; most papers first.

    On two papers at least, one of which is surely about it. `homes` are the slugs of the papers' topics.
    """
    papers: defaultdict[str, list[PaperId]] = defaultdict(list)
    for paper, wish in wishes.items():
        for key in wish.discovered:
            papers[key].append(paper)
    shared = {key: found for key, found in papers.items() if len(found) > 1}
    certain = {key for wish in wishes.values() for key in wish.certain}
    names = common_names(one for wish in wishes.values() for one in wish.surfaces if one[0] in shared)
    found = (
        Proposal(
            names[key], len(of), min(Counter(homes[one] for one in of).items(), key=lambda one: (-one[1], one))[0]
        )
        for key, of in shared.items()
        if key in certain
    )
    return tuple(sorted(found, key=lambda one: (-one.papers, one.name.casefold(), one.name)))
