"""What texts bear to the tags of papers: those of the lexicon first, then phrases that nobody has named yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from builder.annotate.tags.bearing import Bearing, TagBearer, with_pages
from builder.annotate.tags.candidates import ReadText, TagCandidates
from builder.annotate.tags.naming import common_names
from builder.annotate.vocabulary import Lexicon
from builder.model import PaperId, Tag

Given = Mapping[PaperId, tuple[Tag, ...]]
"""The tags of papers to which people gave some."""

NOTHING_GIVEN: Given = MappingProxyType({})


class FoundTags(NamedTuple):
    """The tags `shown` with each paper, best first; and of every tag that has a page the papers `listed` there."""

    shown: dict[PaperId, tuple[Tag, ...]]
    listed: dict[Tag, frozenset[PaperId]]


class _Text(NamedTuple):
    """A text of a paper; `id` is None where no listing has it."""

    paper: PaperId
    id: PaperId | None
    candidates: TagCandidates
    bearing: Bearing


_Claim = tuple[PaperId, PaperId | None, Sequence[str]]
"""A paper, the id of one of its texts, and keys of tags that the text bears."""


def find_tags(
    papers: Mapping[PaperId, Sequence[ReadText]],
    lexicon: Lexicon,
    least: int = 2,
    most: int = 6,
    given: Given = NOTHING_GIVEN,
) -> FoundTags:
    """The tags of papers, at most `most` shown with each, and the papers of tags. The first text of a paper is the
    one that is shown.

    A tag has a page where at least `least` different texts of listings bear it, of one paper or of several, or
    where a person gave it; so none ever goes when listings come. A paper shows the best tags that its shown text
    bears and that have a page, or those that a person gave it.
    """
    bearer = TagBearer(lexicon, most)
    texts = [
        _Text(paper, text.id, text.candidates, bearer.bears(text.candidates))
        for paper, read in papers.items()
        for text in read
    ]
    by_hand: list[_Claim] = [(paper, paper, [tag.key for tag in tags]) for paper, tags in given.items()]
    pages = with_pages(((text.id, text.bearing) for text in texts if text.id), lexicon, least)
    pages.update(key for _, _, keys in by_hand for key in keys)
    free = [text for text in texts if text.paper not in given]
    best = [(text.paper, text.id, bearer.best(text.candidates, text.bearing, pages)) for text in free]
    borne = [(text.paper, text.id, [key for key in text.bearing.yields if key in pages]) for text in free]
    listed = _listed([*best, *by_hand], [*borne, *by_hand], least)
    tags = _tags(listed, texts, lexicon, given)
    shown = {paper: keys for paper, _, keys in reversed([*best, *by_hand])}
    return FoundTags(
        {paper: tuple(tags[key] for key in shown[paper]) for paper in papers},
        {tags[key]: listed[key] for key in sorted(listed)},
    )


def _listed(best: Iterable[_Claim], borne: Iterable[_Claim], least: int) -> dict[str, frozenset[PaperId]]:
    """The papers that the page of each tag lists: those for one of whose texts it is among the `best`.

    Where there are fewer than `least` such texts, since they have narrower tags by now, all papers with a text by
    which it is `borne`.
    """
    papers, texts = _by_tag(best)
    others, _ = _by_tag(borne)
    return {key: frozenset(papers[key] if len(texts[key]) >= least else others[key]) for key in others}


def _by_tag(claims: Iterable[_Claim]) -> tuple[Mapping[str, set[PaperId]], Mapping[str, set[PaperId | None]]]:
    """The papers of each tag, and the ids of their texts."""
    papers: defaultdict[str, set[PaperId]] = defaultdict(set)
    texts: defaultdict[str, set[PaperId | None]] = defaultdict(set)
    for paper, text, keys in claims:
        for key in keys:
            papers[key].add(paper)
            texts[key].add(text)
    return papers, texts


def _tags(keys: Container[str], texts: Iterable[_Text], lexicon: Lexicon, given: Given) -> dict[str, Tag]:
    """The tags of some keys: as people named them, as the lexicon has them, or as most texts write them."""
    surfaces = (one for text in texts for one in text.candidates.surfaces if one[0] in keys)
    found = {key: Tag(key, name, is_curated=False) for key, name in common_names(surfaces).items()}
    found |= {key: Tag(key, concept.name) for key, concept in lexicon.concepts.items() if key in keys}
    return found | {tag.key: tag for tags in given.values() for tag in tags}
