"""The topic tree: a data file that people edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml, texts_of
from builder.model import OTHER, Leaf, Slug
from builder.text import fold_case

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_TAKEN = frozenset({"other", "index"})  # pages that the folder of topics has already


@dataclass(frozen=True, slots=True)
class TopicTree:
    """The topic tree: its leaves in the order of the file.

    The terms in `weak` are those of leaves that several fields use: they count little. The phrases in `neutral`
    speak for no leaf, though a word of theirs may: "neural network" is no network.
    """

    leaves: tuple[Leaf, ...]
    weak: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()


def read_topic_tree(path: Path) -> TopicTree:
    """The tree in a TOML file; raises BuilderError where the file does not make one."""
    data = read_toml(path)
    leaves = tuple(_leaves(path, data))
    if not leaves:
        raise fault(path, "there is no topic", "add a [[group]] with a [[group.topic]]")
    _check_unique(path, "name", [leaf.name for leaf in leaves])
    _check_unique(path, "slug", [leaf.slug for leaf in leaves])
    weak, neutral = (texts_of(path, data, key, "the file") if key in data else () for key in ("weak", "neutral"))
    return TopicTree(leaves, weak, neutral)


def _leaves(path: Path, data: Mapping[str, Any]) -> Iterator[Leaf]:
    for group in _tables(path, data, "group", "the file"):
        name = _text(path, group, "name", "a group")
        for topic in _tables(path, group, "topic", f'the group "{name}"'):
            yield _leaf(path, name, topic)


def _leaf(path: Path, group: str, topic: Mapping[str, Any]) -> Leaf:
    name = _text(path, topic, "name", f'a topic of the group "{group}"')
    where = f'the topic "{name}"'
    if fold_case(name) == fold_case(OTHER):
        raise fault(path, f'a topic is named "{name}", the word for papers that fit none', "name it otherwise")
    slug = _text(path, topic, "slug", where)
    if not _SLUG.fullmatch(slug) or slug in _TAKEN:
        hint = "use lower-case letters, digits and single hyphens"
        raise fault(path, f'the slug "{slug}" of {where} cannot be an address', hint)
    coarse, description = (_text(path, topic, key, where) for key in ("coarse", "description"))
    terms = texts_of(path, topic, "terms", where)
    if not terms:
        raise fault(path, f"{where} has no terms", "give it some, or no paper will ever be there")
    return Leaf(name, Slug(slug), group, coarse, description, terms)


def _tables(path: Path, data: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    found = _value(path, data, key, where)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise fault(path, f"{key} in {where} is not a list of tables", f"open each with a [[{key}]] line")
    return found


def _text(path: Path, data: Mapping[str, Any], key: str, where: str) -> str:
    found = _value(path, data, key, where)
    if not isinstance(found, str) or not found.strip():
        raise fault(path, f"{key} of {where} is not a text", "write it in quotes")
    return found


def _value(path: Path, data: Mapping[str, Any], key: str, where: str) -> object:
    if key not in data:
        raise fault(path, f"{where} has no {key}", "add one")
    return data[key]


def _check_unique(path: Path, what: str, values: list[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if fold_case(value) in seen:
            raise fault(path, f'two topics have the {what} "{value}"', "change one of them")
        seen.add(fold_case(value))
