"""The tags of the lexicon found in the words of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from builder.annotate.tags.mentions import Mentions
from builder.annotate.vocabulary import Lexicon
from builder.annotate.words import PhraseMatcher, Run, english, is_acronym, phrase_key
from builder.text import fold_case, is_capital

PASSING = 3
"""So many words before a phrase may turn it down."""


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

    def read(self, run: Run, is_title: bool, long_forms: Mapping[str, str], mentions: Mentions) -> set[int]:
        """Note the tags that a run mentions; the places of their words are returned.

        `long_forms` are those that the paper itself gives to acronyms.
        """
        taken: set[int] = set()
        for phrase, start, end in self._matcher.find(run):
            taken.update(range(start, end))
            if is_name(phrase, run, start, end) or (not is_title and is_in_passing(run, start)):
                continue
            if phrase in self._acronyms:
                self._note_acronym(phrase, is_title, long_forms, mentions)
            else:
                key = self._phrases[phrase]
                loose = is_loose(phrase, self._lexicon.concepts[key].name)
                mentions.note(key, start, is_title, is_loose=loose)
        if long_forms:
            self._read_own_acronyms(run, is_title, long_forms, mentions, taken)
        return taken

    def _read_own_acronyms(
        self, run: Run, is_title: bool, long_forms: Mapping[str, str], mentions: Mentions, taken: set[int]
    ) -> None:
        """Note the acronyms that the lexicon lacks, but that the paper itself has for a phrase of the lexicon."""
        for at, word in enumerate(run):
            meant = _meant(word.surface, long_forms)
            if at not in taken and meant in self._lexicon.by_phrase:
                taken.add(at)
                if is_title or not is_in_passing(run, at):
                    mentions.note(self._lexicon.by_phrase[meant], at, is_title)

    def _note_acronym(
        self, acronym: str, is_title: bool, long_forms: Mapping[str, str], mentions: Mentions
    ) -> None:
        """What the paper says an acronym stands for counts, not what it stands for elsewhere."""
        meant = _meant(acronym, long_forms)
        if not meant:
            mentions.note_acronym(self._acronyms[acronym], is_title)
        elif meant in self._lexicon.by_phrase:
            mentions.note(self._lexicon.by_phrase[meant], 0, is_title)


@lru_cache(maxsize=2**17)
def is_loose(phrase: str, name: str) -> bool:
    """Whether a phrase says less than the name of its tag, or something else: "portfolios" are not all optimized,
    and what is "Hebbian" is not always a synapse. An acronym is as good as its name."""
    words, of_name = set(phrase_key(phrase).split()), set(phrase_key(name).split())
    return not is_acronym(phrase) and (words < of_name or words.isdisjoint(of_name))


def is_name(phrase: str, run: Run, start: int, end: int) -> bool:
    """Whether a plain word is written in capitals alone or among other words: FLARES is the name of something."""
    return (
        end - start == 1
        and is_acronym(run[start].surface)
        and not is_acronym(phrase)
        and (len(run) == 1 or not all(all(map(is_capital, word.surface)) for word in run))
    )


def is_in_passing(run: Run, start: int) -> bool:
    """Whether a text says of what stands at a place of a run that it is not about it, or that it beats it: "rather
    than", "unlike"."""
    before = [fold_case(word.surface) for word in run[max(0, start - PASSING) : start]]
    return "only" not in before and not english().passing.isdisjoint(before)


def _meant(acronym: str, long_forms: Mapping[str, str]) -> str:
    return long_forms.get(acronym, long_forms.get(acronym.removesuffix("s"), ""))
