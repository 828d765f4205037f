"""The tags that a text could have, before it is known which of them others have too."""

from __future__ import annotations

from typing import NamedTuple

from builder.model import PaperId

Surface = tuple[str, str, bool]
"""How a text writes a phrase once: (key of the phrase, as written, whether within a sentence).

In a title, and at the start of a sentence, capitals mean nothing: a title is no sentence here.
"""


class TagCandidates(NamedTuple):
    """The tags that a text could have, whatever the others are; best first."""

    curated: tuple[tuple[str, float], ...]  # concepts of the lexicon, each as (key, score)
    discovered: tuple[str, ...]  # keys of phrases that the lexicon lacks
    certain: frozenset[str]  # the keys of either kind that the text is surely about
    surfaces: tuple[Surface, ...]  # of the discovered phrases


class ReadText(NamedTuple):
    """A text that was read: its `id`, None where no listing has it, and the tags that it could have."""

    id: PaperId | None
    candidates: TagCandidates
