"""What never becomes a tag, a data file that a person edits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.annotate.vocabulary.topic_tree import texts_of
from builder.config import read_toml


@dataclass(frozen=True, slots=True)
class TagRules:
    """What never makes a tag of a phrase discovered in the papers: `stop` are such phrases, `generic` words
    that stand in none."""

    stop: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


def read_tag_rules(path: Path) -> TagRules:
    """The rules in a TOML file; raises BuilderError where the file does not make them."""
    data = read_toml(path)
    stop, generic = (texts_of(path, data, key, "the file") for key in ("stop", "generic"))
    return TagRules(stop, generic)
