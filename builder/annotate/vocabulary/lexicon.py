"""The lexicon of tags, data files that a person edits: names, other ways to write them, broader tags, topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words.stopwords import STOP
from builder.annotate.words.tokens import is_acronym, phrase_key
from builder.config import fault, read_toml

KINDS = {"also": list, "acronyms": list, "broader": str, "topics": list}
"""The keys of a tag, and what their values are; lists are of texts."""

MANY = 40
"""Narrower tags that make a tag a broad one: a name of a field rather than of a subject."""


@dataclass(frozen=True, slots=True)
class LexiconTag:
    """A tag that people know: `key` folds its `name`; `phrases` are all ways to write it but the `acronyms`,
    which mean it only in papers of its topics, or where the paper spells it out.

    `home` is the slug of the leaf it belongs to. `only` are the slugs of the leaves in whose papers its phrases
    mean it; none: in all. `broader` is the key of the next broader tag, or "".
    """

    key: str
    name: str
    home: str
    phrases: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    broader: str = ""
    only: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """All tags by key."""

    tags: Mapping[str, LexiconTag] = field(default_factory=dict)

    def ancestors(self, key: str) -> tuple[str, ...]:
        """The broader tags of a tag, the next first."""
        if key not in self._ancestors:
            broader = self.tags[key].broader if key in self.tags else ""
            self._ancestors[key] = (broader, *self.ancestors(broader)) if broader else ()
        return self._ancestors[key]

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def known(self) -> Mapping[str, str]:
        """The tag of each folded phrase; acronyms have none."""
        return {
            phrase_key(phrase): tag.key
            for tag in self.tags.values()
            for phrase in tag.phrases
            if not is_acronym(phrase)
        }

    def inside(self, phrase: str) -> tuple[str, ...]:
        """The tags of shorter phrases that a phrase is a kind of: "gradient descent" in "stochastic gradient
        descent", but not "chaos" in "propagation of chaos"."""
        words = phrase_key(phrase).split()
        if not STOP.isdisjoint(words):
            return ()
        ends = (" ".join(words[start:]) for start in range(1, len(words)))
        return tuple(dict.fromkeys(self.known[end] for end in ends if end in self.known))

    @cached_property
    def broad(self) -> frozenset[str]:
        """The tags that `MANY` others or more have as their next broader one."""
        children = Counter(tag.broader for tag in self.tags.values() if tag.broader)
        return frozenset(key for key, count in children.items() if count >= MANY)

    @cached_property
    def _covered(self) -> dict[str, frozenset[str]]:
        return {}

    def covered(self, key: str) -> frozenset[str]:
        """The tags that a tag makes needless: those broader, and those in a phrase of it, or broader than that."""
        if key not in self._covered:
            parts = {part for phrase in self.tags[key].phrases for part in self.inside(phrase)}
            found = {*self.ancestors(key), *parts, *(above for part in parts for above in self.ancestors(part))}
            self._covered[key] = frozenset(one for one in found - {key} if key not in self.ancestors(one))
        return self._covered[key]

    def spoken(self) -> dict[str, set[str]]:
        """Every phrase that means one thing in all of science, and the slug of the leaf it speaks for."""
        return {
            phrase: {tag.home}
            for tag in self.tags.values()
            if not tag.only
            for phrase in (*tag.phrases, *tag.acronyms)
        }


def read_lexicon(path: Path, tree: TopicTree) -> Lexicon:
    """The lexicon in a TOML file, or in all TOML files of a folder; raises BuilderError where there is none.

    Leaves that the tree does not have are ignored, so that another tree works with this lexicon.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    tags: dict[str, LexiconTag] = {}
    owners: dict[str, str] = {}
    for file in files:
        for tag in _tags(file, read_toml(file), tree):
            for phrase in (*tag.phrases, *tag.acronyms):
                written = phrase.removesuffix("s") if is_acronym(phrase) else phrase_key(phrase)
                if owners.setdefault(written, tag.name) != tag.name:
                    raise fault(
                        file, f'"{phrase}" stands for "{owners[written]}" and for "{tag.name}"', "keep one"
                    )
            if tag.key in tags:
                raise fault(file, f'the tag "{tag.name}" is there twice', "keep one")
            tags[tag.key] = tag
    lexicon = Lexicon(tags)
    _check_broader(path, lexicon)
    return lexicon


def _tags(file: Path, data: Mapping[str, Any], tree: TopicTree) -> Iterator[LexiconTag]:
    slugs = _slugs(tree)
    for home, members in data.items():
        if not isinstance(members, dict):
            raise fault(file, f'"{home}" is no table of tags', "write [slug-of-a-leaf] above the tags")
        for name, entry in members.items():
            yield _tag(file, home, name, entry, slugs)


def _slugs(tree: TopicTree) -> dict[str, set[str]]:
    """What a name in `topics` stands for: a leaf's slug for itself, a group's name for its leaves."""
    slugs: dict[str, set[str]] = {}
    for leaf in tree.leaves:
        slugs.setdefault(leaf.group, set()).add(leaf.slug)
        slugs.setdefault(leaf.slug, set()).add(leaf.slug)
    return slugs


def _tag(file: Path, home: str, name: str, entry: object, slugs: Mapping[str, set[str]]) -> LexiconTag:
    if not isinstance(entry, dict) or not all(_is_value(key, value) for key, value in entry.items()):
        raise fault(file, f'the tag "{name}" has a key or a value it may not have', f"give it {', '.join(KINDS)}")
    key = phrase_key(name)
    if not key:
        raise fault(file, f'the tag "{name}" has no word', "name it with letters or digits")
    only = {slug for topic in entry.get("topics", ()) for slug in slugs.get(topic, {topic})}
    return LexiconTag(
        key=key,
        name=name,
        home=home,
        phrases=tuple(filter(phrase_key, (name, *entry.get("also", ())))),
        acronyms=tuple(filter(phrase_key, entry.get("acronyms", ()))),
        broader=phrase_key(entry.get("broader", "")),
        only=frozenset(only | {home} if only else only),
    )


def _is_value(key: str, value: object) -> bool:
    if KINDS.get(key) is str:
        return isinstance(value, str)
    return key in KINDS and isinstance(value, list) and all(isinstance(one, str) for one in value)


def _check_broader(path: Path, lexicon: Lexicon) -> None:
    for tag in lexicon.tags.values():
        seen = {tag.key}
        key = tag.broader
        while key:
            if key not in lexicon.tags:
                raise fault(
                    path, f'the broader tag of "{tag.name}" is not in the lexicon', "add it, or name another"
                )
            if key in seen:
                raise fault(path, f'"{tag.name}" is broader than itself', "break the circle")
            seen.add(key)
            key = lexicon.tags[key].broader
