"""The topic tree: a data file that people edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml, texts_of
from builder.model import OTHER, Leaf, Slug
from builder.text import fold_case

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

MOST_TRAINED = 5.0
"""What the talk of trained models may add to a leaf at most: as much as two long terms."""

_TAKEN = frozenset({"other", "index"})  # pages that the folder of topics has already


@dataclass(frozen=True, slots=True)
class TopicTree:
    """The topic tree: its leaves in the order of the file.

    The terms in `weak` are those of leaves that several fields use: they count little. The phrases in `neutral`
    speak for no leaf, though a word of theirs may: "neural network" is no network. By those in `training` a paper
    says that it trains a model, whatever it borrows its other words from.
    """

    leaves: tuple[Leaf, ...]
    weak: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    training: tuple[str, ...] = ()


def read_topic_tree(path: Path) -> TopicTree:
    """The tree in a TOML file; raises BuilderError where the file does not make one."""
    data = read_toml(path)
    leaves = tuple(_leaves(path, data))
    if not leaves:
        raise fault(path, "there is no topic", "add a [[group]] with a [[group.topic]]")
    _check_unique(path, "name", [leaf.name for leaf in leaves])
    _check_unique(path, "slug", [leaf.slug for leaf in leaves])
    _check_applied_to(path, leaves)
    weak, neutral, training = (_list(path, data, key, "the file") for key in ("weak", "neutral", "training"))
    return TopicTree(leaves, weak, neutral, training)


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
    applied_to = tuple(map(Slug, _list(path, topic, "applied_to", where)))
    return Leaf(name, Slug(slug), group, coarse, description, terms, _trained(path, topic, where), applied_to)


def _trained(path: Path, topic: Mapping[str, Any], where: str) -> float:
    found = topic.get("trained", 0)
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= MOST_TRAINED:
        raise fault(path, f"trained of {where} is no number of at most {MOST_TRAINED:g}", "write trained = 0.5")
    return float(found)


def _tables(path: Path, data: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    found = _value(path, data, key, where)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise fault(path, f"{key} in {where} is not a list of tables", f"open each with a [[{key}]] line")
    return found


def _list(path: Path, data: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    return texts_of(path, data, key, where) if key in data else ()


def _text(path: Path, data: Mapping[str, Any], key: str, where: str) -> str:
    found = _value(path, data, key, where)
    if not isinstance(found, str) or not found.strip():
        raise fault(path, f"{key} of {where} is not a text", "write it in quotes")
    return found


def _value(path: Path, data: Mapping[str, Any], key: str, where: str) -> object:
    if key not in data:
        raise fault(path, f"{where} has no {key}", "add one")
    return data[key]


def _check_applied_to(path: Path, leaves: Sequence[Leaf]) -> None:
    known = {leaf.slug for leaf in leaves}
    for leaf in leaves:
        for slug in leaf.applied_to:
            if slug not in known:
                what = f'applied_to of the topic "{leaf.name}" names "{slug}", which is no slug of the tree'
                raise fault(path, what, "name another topic")


def _check_unique(path: Path, what: str, values: list[str]) -> None:
    seen: set[str] = set()
    for value in values:
        if fold_case(value) in seen:
            raise fault(path, f'two topics have the {what} "{value}"', "change one of them")
        seen.add(fold_case(value))
