"""Candidates to tags: those of the lexicon first, then phrases that papers share and nobody has named yet."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.curated import assign_curated
from builder.annotate.tags.discovered import assign_discovered
from builder.annotate.tags.naming import common_names
from builder.annotate.vocabulary import Lexicon
from builder.model import PaperId, Tag


def find_tags(
    candidates: Mapping[PaperId, TagCandidates], lexicon: Lexicon, least: int = 2, most: int = 6
) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags of each paper, best first, at most `most`; each tag is on at least `least` papers.

    Where a tag of the lexicon is on too few, the next broader one that is on enough stands in for it. So an added
    paper changes the tags of others only where a tag gains or loses its second paper.
    """
    curated = assign_curated(candidates, lexicon, least, most)
    discovered = assign_discovered(candidates, curated, least, most)
    names = common_names(
        surface for paper, one in candidates.items() for surface in one.surfaces if surface[0] in discovered[paper]
    )
    return {
        paper: (
            *(Tag(key, lexicon.concepts[key].name) for key in curated[paper]),
            *(Tag(key, names[key], is_curated=False) for key in discovered[paper]),
        )
        for paper in candidates
    }
