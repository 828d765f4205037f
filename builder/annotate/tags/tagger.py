"""The words of a text to the tags that it could have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.annotate.tags.candidates import TagCandidates
from builder.annotate.tags.matching import TagMatcher
from builder.annotate.tags.mentions import Mentions
from builder.annotate.tags.new_phrases import NewPhrases, PhraseFinder
from builder.annotate.tags.ranking import SURE, TagRanker
from builder.annotate.vocabulary import Corpus, Lexicon, TagRules
from builder.annotate.words import Wording, long_forms
from builder.model import Slug


class Tagger:
    """Reads one text after the other. What tags a text could have depends on its own words and topics alone."""

    def __init__(self, lexicon: Lexicon, rules: TagRules, corpus: Corpus) -> None:
        self._matcher = TagMatcher(lexicon)
        self._ranker = TagRanker(lexicon)
        self._finder = PhraseFinder(lexicon, rules, corpus)

    def candidates(self, title: str, abstract: str, wording: Wording, ranking: Sequence[Slug]) -> TagCandidates:
        """The tags that a text could have; `ranking` are the slugs of its leaves, the first one first."""
        mentions, phrases = self._read(long_forms(title, abstract), wording)
        curated = self._ranker.rank(mentions, ranking)
        discovered = self._finder.telling(phrases)
        certain = {key for key, odds in curated if odds >= SURE}
        certain |= set(filter(phrases.is_certain, discovered))
        kept = set(discovered)
        surfaces = tuple(surface for surface in phrases.surfaces if surface[0] in kept)
        return TagCandidates(curated, discovered, frozenset(certain), surfaces)

    def _read(self, acronyms: Mapping[str, str], wording: Wording) -> tuple[Mentions, NewPhrases]:
        mentions, phrases = Mentions(), NewPhrases(frozenset(acronyms.values()))
        for runs, is_title in ((wording.title, True), (wording.abstract, False)):
            for run in runs:
                taken = self._matcher.read(run, is_title, acronyms, mentions)
                self._finder.read(run, is_title, taken, phrases)
                mentions.end_run(run)
        return mentions, phrases
