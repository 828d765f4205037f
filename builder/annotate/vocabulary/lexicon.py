"""The lexicon of tags: what each means, how it may be written, and which tags are broader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.annotate.words import english, is_acronym, phrase_key

BROAD_FROM = 40
"""A tag with so many narrower tags right below it is broad: it names a field rather than a subject."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What the lexicon knows of one tag; a concept in the sense of SKOS (W3C, 2009).

    Its `key` is its `name`, folded. Its `phrases` are all ways to write it but the acronyms, the name among them.
    Its `acronyms` mean it only in papers of its topics, or where the paper spells them out.
    """

    key: str
    name: str
    home: str  # the slug of the leaf that it belongs to
    phrases: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    broader: str = ""  # the key of the next broader concept; "" for none
    scope: frozenset[str] = frozenset()  # slugs of the only leaves whose papers mean it; empty where all do


@dataclass(frozen=True)
class Lexicon:
    """All `concepts`, by key."""

    concepts: Mapping[str, Concept] = field(default_factory=dict)

    @cached_property
    def by_phrase(self) -> Mapping[str, str]:
        """By each folded phrase the key of its concept; without acronyms, since folding takes their capitals."""
        return {
            phrase_key(phrase): concept.key
            for concept in self.concepts.values()
            for phrase in concept.phrases
            if not is_acronym(phrase)
        }

    @cached_property
    def broad(self) -> frozenset[str]:
        """The keys of broad concepts: they have `BROAD_FROM` narrower ones right below them, or more."""
        narrower = Counter(concept.broader for concept in self.concepts.values() if concept.broader)
        return frozenset(key for key, count in narrower.items() if count >= BROAD_FROM)

    @cached_property
    def below(self) -> Counter[str]:
        """How many concepts are narrower than each, at any depth."""
        return Counter(above for key in self.concepts for above in self.ancestors(key))

    def ancestors(self, key: str) -> tuple[str, ...]:
        """The keys of all broader concepts, the next one first."""
        if key not in self._ancestors:
            broader = self.concepts[key].broader if key in self.concepts else ""
            self._ancestors[key] = (broader, *self.ancestors(broader)) if broader else ()
        return self._ancestors[key]

    def heads(self, phrase: str) -> tuple[str, ...]:
        """The concepts that a longer phrase is a kind of, by the words at its end: "gradient descent" for
        "stochastic gradient descent". A phrase with a stop word has none: "propagation of chaos" is no chaos."""
        words = phrase_key(phrase).split()
        if not english().stop_words.isdisjoint(words):
            return ()
        ends = (" ".join(words[start:]) for start in range(1, len(words)))
        return tuple(dict.fromkeys(self.by_phrase[end] for end in ends if end in self.by_phrase))

    def implied_by(self, key: str) -> frozenset[str]:
        """The concepts that a paper's tag says already: its ancestors, the heads of its phrases, and theirs."""
        if key not in self._implied:
            heads = {head for phrase in self.concepts[key].phrases for head in self.heads(phrase)}
            found = {*self.ancestors(key), *heads, *(above for head in heads for above in self.ancestors(head))}
            # A head may be narrower than the tag: "light" may also be written "laser beams", and beams are light.
            self._implied[key] = frozenset(one for one in found - {key} if key not in self.ancestors(one))
        return self._implied[key]

    def unambiguous_phrases(self) -> dict[str, set[str]]:
        """By each phrase and acronym that means one thing in all of science the slug of the leaf it speaks for."""
        return {
            phrase: {concept.home}
            for concept in self.concepts.values()
            if not concept.scope
            for phrase in (*concept.phrases, *concept.acronyms)
        }

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _implied(self) -> dict[str, frozenset[str]]:
        return {}
