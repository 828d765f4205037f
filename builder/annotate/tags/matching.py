"""The tags of the lexicon found in the words of a paper."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotate.tags.mentions import Mentions
from builder.annotate.vocabulary import Lexicon
from builder.annotate.words import PhraseMatcher, Run


class TagMatcher:
    """The phrases and acronyms of a lexicon, ready to be found in one run after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        concepts = lexicon.concepts.values()
        self._phrases = {phrase: concept.key for concept in concepts for phrase in concept.phrases}
        self._acronyms = {
            acronym: concept.key
            for concept in concepts
            for acronym in concept.acronyms
            if acronym not in self._phrases
        }
        self._matcher = PhraseMatcher((*self._phrases, *self._acronyms))
        self._heads: dict[str, tuple[str, ...]] = {}

    def read(self, run: Run, is_title: bool, long_forms: Mapping[str, str], mentions: Mentions) -> set[int]:
        """Note the tags that a run mentions; the places of their words are returned.

        `long_forms` are those that the paper itself gives to acronyms.
        """
        taken: set[int] = set()
        for phrase, start, end in self._matcher.find(run):
            taken.update(range(start, end))
            words = tuple(word.key for word in run[start:end])
            if phrase in self._acronyms:
                self._note_acronym(phrase, is_title, long_forms, mentions)
            else:
                mentions.note(self._phrases[phrase], words, start, is_title)
            for key in self._heads_of(phrase):
                mentions.note(key, words, start, is_title)
        return taken

    def _note_acronym(
        self, acronym: str, is_title: bool, long_forms: Mapping[str, str], mentions: Mentions
    ) -> None:
        """What the paper says an acronym stands for counts, not what it stands for elsewhere."""
        meant = long_forms.get(acronym, long_forms.get(acronym.removesuffix("s")))
        if meant is None:
            mentions.note_acronym(self._acronyms[acronym], is_title)
        elif meant in self._lexicon.by_phrase:
            mentions.note(self._lexicon.by_phrase[meant], (), 0, is_title)

    def _heads_of(self, phrase: str) -> tuple[str, ...]:
        """The other tags that a phrase is a kind of, by the words at its end."""
        if phrase not in self._heads:
            own = self._phrases.get(phrase)
            self._heads[phrase] = tuple(key for key in self._lexicon.heads(phrase) if key != own)
        return self._heads[phrase]
