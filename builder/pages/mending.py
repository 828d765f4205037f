"""What a reader may copy to mend a paper: lines for `overrides.toml` that say of it what the archive says now."""

from __future__ import annotations

from builder.model import ADDRESS_DIGITS, Entry
from builder.text import toml_table

WHY = "Say why."
"""The reason that stands there until someone gives one."""

PARTED = 20
"""Texts of a paper that the lines name as papers of their own: no page grows with its listings."""


def mending(entry: Entry) -> str:
    """The paper's topics and tags as they are, to edit; behind "#" what is seldom meant: another title, a paper
    that is to be taken out, listings that are different papers."""
    paper = entry.paper
    name = paper.id[:ADDRESS_DIGITS]
    texts = [text.id[:ADDRESS_DIGITS] for text in paper.texts[:PARTED]]
    tables = [
        toml_table("topics", paper=name, topics=entry.topics.shown, reason=WHY),
        toml_table("tags", paper=name, tags=[tag.name for tag in entry.tags], reason=WHY),
        _set_aside(toml_table("title", paper=name, title=paper.title, reason=WHY)),
        _set_aside(toml_table("hide", paper=name, reason=WHY)),
    ]
    if len(texts) > 1:
        tables.append(_set_aside(toml_table("two", papers=texts, reason=WHY)))
    return "\n\n".join(tables)


def _set_aside(table: str) -> str:
    return "\n".join(f"# {line}" for line in table.split("\n"))
