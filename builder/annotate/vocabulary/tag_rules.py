"""What is never discovered as a tag: a data file that people edit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.config import read_toml, texts_of


@dataclass(frozen=True, slots=True)
class TagRules:
    """What is never discovered as a tag: the phrases in `stop`, and any phrase with a word of `generic`."""

    stop: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


def read_tag_rules(path: Path) -> TagRules:
    """The rules in a TOML file; raises BuilderError where a list is missing."""
    data = read_toml(path)
    stop, generic = (texts_of(path, data, key, "the file") for key in ("stop", "generic"))
    return TagRules(stop, generic)
