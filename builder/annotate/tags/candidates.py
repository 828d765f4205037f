"""The tags that one paper could have, before it is known which of them other papers have too."""

from __future__ import annotations

from typing import NamedTuple

Surface = tuple[str, str, bool]
"""How a paper writes a phrase once: (key of the phrase, as written, whether within a sentence).

In a title, and at the start of a sentence, capitals mean nothing: a title is no sentence here.
"""


class TagCandidates(NamedTuple):
    """The tags that a paper could have, whatever the other papers are; best first."""

    curated: tuple[tuple[str, float], ...]  # concepts of the lexicon, each as (key, score)
    discovered: tuple[str, ...]  # keys of phrases that the lexicon lacks
    certain: frozenset[str]  # the keys of either kind that the paper is surely about
    surfaces: tuple[Surface, ...]  # of the discovered phrases
