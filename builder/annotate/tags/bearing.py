"""What a text bears, by itself and the vocabulary alone; and which of it has a page, since others bear it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.choice import TagChooser
from builder.annotate.tags.discovered import bears_phrases, choose_phrases, lacks
from builder.annotate.vocabulary import Lexicon
from builder.model import PaperId


class Bearing(NamedTuple):
    """The tags that a text bears, whatever the other texts are, bounded in number.

    A tag of `yields` gives way to those of its text that stand with it: where each text that bears it has one such
    tag, it says nothing that this does not. `certain` are the phrases that the text is surely about, `wanted` all
    that it bears where it is short of tags of the lexicon.
    """

    yields: Mapping[str, frozenset[str]]
    certain: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()


class TagBearer:
    """Tells what texts bear, and what of it they are given, at most `most` tags each."""

    def __init__(self, lexicon: Lexicon, most: int) -> None:
        self._chooser, self._most = TagChooser(lexicon, most), most

    def bears(self, candidates: TagCandidates) -> Bearing:
        is_short = lacks(self._chooser.choose(candidates), self._most) > 0
        phrases = bears_phrases(candidates, is_short)
        keys = frozenset(phrases)
        yields = self._chooser.bears(candidates) | phrases
        return Bearing(yields, keys & candidates.certain, keys if is_short else frozenset())

    def best(self, candidates: TagCandidates, bearing: Bearing, pages: Container[str]) -> tuple[str, ...]:
        """The best tags that a text bears and that have a page."""

        def has_page(key: str) -> bool:
            return key in bearing.yields and key in pages

        chosen = self._chooser.choose(candidates, has_page)
        return (*chosen, *choose_phrases(candidates, chosen, self._most, has_page))


def with_pages(bearings: Iterable[tuple[PaperId, Bearing]], lexicon: Lexicon, least: int) -> set[str]:
    """The tags that at least `least` different texts bear, given with their ids.

    A phrase that the lexicon lacks must be one that some text is surely about, and that some text is in want of.
    Whatever texts come to these, no tag goes.
    """
    texts: defaultdict[str, set[PaperId]] = defaultdict(set)
    yields: dict[str, frozenset[str]] = {}
    certain: set[str] = set()
    wanted: set[str] = set()
    for text, bearing in bearings:
        certain |= bearing.certain
        wanted |= bearing.wanted
        for key, better in bearing.yields.items():
            texts[key].add(text)
            yields[key] = yields.get(key, better) & better
    return {
        key
        for key in texts
        if len(texts[key]) >= least
        and not yields[key]
        and (key in lexicon.concepts or (key in certain and key in wanted))
    }
