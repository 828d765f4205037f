"""Papers to tags: those of the lexicon first, then phrases that papers share and nobody has named yet."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotate.tags.curated import CuratedTags
from builder.annotate.tags.discovered import assign_discovered, common_names
from builder.annotate.tags.tagger import TagCandidates
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.model import PaperId, Tag


def find_tags(
    wishes: Mapping[PaperId, TagCandidates], lexicon: Lexicon, least: int = 2, most: int = 6
) -> dict[PaperId, tuple[Tag, ...]]:
    """The tags of each paper, best first, at most `most`, each on at least `least` papers.

    Where a tag of the lexicon is on too few, its broader one stands in for it; where that is on too few, too,
    the next. So an added paper changes others' tags only where a tag gains or loses its second paper.
    """
    curated = CuratedTags(wishes, lexicon, most).assign(least)
    discovered = assign_discovered(wishes, curated, least, most)
    names = common_names(
        surface for paper, wish in wishes.items() for surface in wish.surfaces if surface[0] in discovered[paper]
    )
    return {
        paper: (
            *(Tag(key, lexicon.tags[key].name) for key in curated[paper]),
            *(Tag(key, names[key], is_curated=False) for key in discovered[paper]),
        )
        for paper in wishes
    }
