"""How the lexicon of tags is read from its TOML files, which people edit, and what may be wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.annotate.vocabulary.lexicon import Concept, Lexicon
from builder.annotate.vocabulary.topic_tree import TopicTree
from builder.annotate.words import is_acronym, phrase_key
from builder.config import fault, read_toml

KINDS = {"also": list, "acronyms": list, "broader": str, "topics": list}
"""The keys of a tag, and what their values are; lists are of texts."""


def read_lexicon(path: Path, tree: TopicTree) -> Lexicon:
    """The lexicon in a TOML file, or in all TOML files of a folder; raises BuilderError where it is not in order.

    Leaves that the tree does not have are ignored, so that another tree works with this lexicon.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    slugs = _slugs(tree)
    concepts: dict[str, Concept] = {}
    names: dict[str, str] = {}
    for file in files:
        for concept in _concepts(file, read_toml(file), slugs):
            _check_phrases(file, concept, names)
            if concept.key in concepts:
                raise fault(file, f'the tag "{concept.name}" is there twice', "keep one")
            concepts[concept.key] = concept
    lexicon = Lexicon(concepts)
    _check_broader(path, lexicon)
    return lexicon


def _slugs(tree: TopicTree) -> dict[str, set[str]]:
    """What a name in `topics` stands for: a leaf's slug for itself, a group's name for its leaves."""
    slugs: dict[str, set[str]] = {}
    for leaf in tree.leaves:
        slugs.setdefault(leaf.group, set()).add(leaf.slug)
        slugs.setdefault(leaf.slug, set()).add(leaf.slug)
    return slugs


def _concepts(file: Path, data: Mapping[str, Any], slugs: Mapping[str, set[str]]) -> Iterator[Concept]:
    for home, members in data.items():
        if not isinstance(members, dict):
            raise fault(file, f'"{home}" is no table of tags', "write [slug-of-a-leaf] above the tags")
        for name, entry in members.items():
            yield _concept(file, home, name, entry, slugs)


def _concept(file: Path, home: str, name: str, entry: object, slugs: Mapping[str, set[str]]) -> Concept:
    if not isinstance(entry, dict) or not all(_is_value(key, value) for key, value in entry.items()):
        raise fault(file, f'the tag "{name}" has a key or a value it may not have', f"give it {', '.join(KINDS)}")
    key = phrase_key(name)
    if not key:
        raise fault(file, f'the tag "{name}" has no word', "name it with letters or digits")
    scope = {slug for topic in entry.get("topics", ()) for slug in slugs.get(topic, {topic})}
    return Concept(
        key=key,
        name=name,
        home=home,
        phrases=tuple(filter(phrase_key, (name, *entry.get("also", ())))),
        acronyms=tuple(filter(phrase_key, entry.get("acronyms", ()))),
        broader=phrase_key(entry.get("broader", "")),
        scope=frozenset(scope | {home} if scope else scope),
    )


def _is_value(key: str, value: object) -> bool:
    if KINDS.get(key) is str:
        return isinstance(value, str)
    return key in KINDS and isinstance(value, list) and all(isinstance(one, str) for one in value)


def _check_phrases(file: Path, concept: Concept, names: dict[str, str]) -> None:
    """No phrase may stand for two tags. `names` has the tag of each phrase so far, and gains those of this one."""
    for phrase in (*concept.phrases, *concept.acronyms):
        written = phrase.removesuffix("s") if is_acronym(phrase) else phrase_key(phrase)
        owner = names.setdefault(written, concept.name)
        if owner != concept.name:
            raise fault(file, f'"{phrase}" stands for "{owner}" and for "{concept.name}"', "keep one")


def _check_broader(path: Path, lexicon: Lexicon) -> None:
    """Every broader tag is in the lexicon, and none is broader than itself."""
    for concept in lexicon.concepts.values():
        seen = {concept.key}
        key = concept.broader
        while key:
            if key not in lexicon.concepts:
                what = f'the broader tag of "{concept.name}" is not in the lexicon'
                raise fault(path, what, "add it, or name another")
            if key in seen:
                raise fault(path, f'"{concept.name}" is broader than itself', "break the circle")
            seen.add(key)
            key = lexicon.concepts[key].broader
