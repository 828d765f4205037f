"""What texts bear to the tags of papers, and to the pages of tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from builder.annotate.tags.candidates import ReadText
from builder.annotate.tags.choice import TagChooser
from builder.annotate.vocabulary import Lexicon
from builder.model import PaperId, Tag

Given = Mapping[PaperId, tuple[Tag, ...]]
"""The tags of papers to which people gave some."""

NOTHING_GIVEN: Given = MappingProxyType({})


class FoundTags(NamedTuple):
    """The tags `shown` with each paper, best first; and of every tag that has a page the papers `listed` there."""

    shown: dict[PaperId, tuple[Tag, ...]]
    listed: dict[Tag, frozenset[PaperId]]


class _Claim(NamedTuple):
    """The keys of tags that a text bears, best first; `text` is None where no listing has it."""

    paper: PaperId
    text: PaperId | None
    keys: Sequence[str]


def find_tags(
    papers: Mapping[PaperId, Sequence[ReadText]],
    lexicon: Lexicon,
    least: int = 2,
    most: int = 6,
    given: Given = NOTHING_GIVEN,
) -> FoundTags:
    """The tags of papers, at most `most` shown with each, and the papers of tags. The first text of a paper is the
    one that is shown.

    A paper shows the best tags that its shown text bears, whatever the others are, or those that a person gave it.
    A tag has a page where at least `least` different texts of listings bear it or a narrower one, or where a
    person gave it; so none ever goes when listings come. The page lists the papers of all narrower tags as well.
    """
    chooser = TagChooser(lexicon, most)
    found = [
        _Claim(paper, text.id, chooser.choose(text.candidates)) for paper, read in papers.items() for text in read
    ]
    by_hand = [_Claim(paper, paper, [tag.key for tag in tags]) for paper, tags in given.items()]
    pages = _with_pages(found, lexicon, least) | {key for claim in by_hand for key in claim.keys}
    claims = [*by_hand, *(claim for claim in found if claim.paper not in given)]
    tags = _tags(claims, pages, lexicon, given)
    shown = {claim.paper: claim.keys for claim in reversed(claims)}
    listed = _listed(claims, lexicon)
    return FoundTags(
        {paper: tuple(tags[key] for key in shown[paper]) for paper in papers},
        {tags[key]: listed[key] for key in sorted(listed.keys() & pages)},
    )


def _with_pages(claims: Iterable[_Claim], lexicon: Lexicon, least: int) -> set[str]:
    """The tags that at least `least` different texts bear, as they are or by a narrower one."""
    texts = _having(((claim.text, claim.keys) for claim in claims if claim.text), lexicon)
    return {key for key, having in texts.items() if len(having) >= least}


def _listed(claims: Iterable[_Claim], lexicon: Lexicon) -> dict[str, frozenset[PaperId]]:
    """The papers of each tag: those of which one of the texts bears it, or a narrower one."""
    papers = _having(((claim.paper, claim.keys) for claim in claims), lexicon)
    return {key: frozenset(having) for key, having in papers.items()}


def _having(bearers: Iterable[tuple[PaperId, Sequence[str]]], lexicon: Lexicon) -> dict[str, set[PaperId]]:
    """By the key of each tag those that bear it, or a narrower one."""
    own: defaultdict[str, set[PaperId]] = defaultdict(set)
    for bearer, keys in bearers:
        for key in keys:
            own[key].add(bearer)
    found: defaultdict[str, set[PaperId]] = defaultdict(set)
    for key, having in own.items():
        for each in (key, *lexicon.ancestors(key)):
            found[each] |= having
    return found


def _tags(claims: Iterable[_Claim], pages: Iterable[str], lexicon: Lexicon, given: Given) -> dict[str, Tag]:
    """The tags that texts bear or that have a page, by key: as people named them, or as the lexicon has them."""
    keys = {key for claim in claims for key in claim.keys}.union(pages) & lexicon.concepts.keys()
    found = {key: Tag(key, lexicon.concepts[key].name) for key in keys}
    return found | {tag.key: tag for tags in given.values() for tag in tags}
