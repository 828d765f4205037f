"""What a person says of single papers, and the rules cannot know: a data file that people edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import fault, read_toml
from builder.model import quote
from builder.text import clean, is_visible

KINDS = {
    "one": ("papers", "reason"),
    "two": ("papers", "reason"),
    "title": ("paper", "title", "reason"),
    "hide": ("paper", "reason"),
    "topics": ("paper", "topics", "reason"),
    "tags": ("paper", "tags", "reason"),
}
"""The tables of the file and their keys."""


@dataclass(frozen=True, slots=True)
class Override:
    """`papers` are titles, or ids as the page of a paper shows them.

    Kinds: these are `one`; these are `two`, however alike; this is its `title`; `hide` this; these are its
    `topics`, the main one first; these are its `tags`.
    """

    kind: str
    papers: tuple[str, ...]
    reason: str
    title: str = ""
    values: tuple[str, ...] = ()  # topics or tags

    def __str__(self) -> str:
        return f"[[{self.kind}]] {' and '.join(map(quote, self.papers))}"


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The overrides in a TOML file; raises BuilderError where the file does not make them."""
    return tuple(_overrides(path, read_toml(path)))


def _overrides(path: Path, data: Mapping[str, Any]) -> Iterator[Override]:
    for kind, tables in data.items():
        if kind not in KINDS:
            raise fault(path, f'there is no override "{kind}"', f"write one of [[{']], [['.join(KINDS)}]]")
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise fault(path, f"{kind} is not a list of tables", f"open each with a [[{kind}]] line")
        yield from (_override(path, kind, table) for table in tables)


def _override(path: Path, kind: str, table: Mapping[str, Any]) -> Override:
    wanted = KINDS[kind]
    for key in (*(key for key in table if key not in wanted), *(key for key in wanted if key not in table)):
        verb = "has a key it does not know" if key in table else "lacks a key"
        raise fault(path, f'a [[{kind}]] {verb}, "{key}"', f"give it {', '.join(wanted)}")
    papers = table["papers"] if "papers" in wanted else [table["paper"]]
    values = table.get(kind, []) if kind in ("topics", "tags") else []
    lists = isinstance(papers, list) and isinstance(values, list)
    texts = [*papers, *values, table["reason"], table.get("title", "-")] if lists else [None]
    if not all(isinstance(text, str) and is_visible(clean(text)) for text in texts):
        raise fault(path, f"a value of a [[{kind}]] is no text", "write texts in quotes, papers as a list of them")
    if "papers" in wanted and len(papers) < 2:
        raise fault(path, f"a [[{kind}]] names fewer than two papers", "name two, or remove it")
    if kind == "topics" and not 1 <= len(values) <= 2:
        raise fault(
            path, f"a [[topics]] names {len(values)} topics", "name the main one, and a second if there is"
        )
    return Override(kind, tuple(papers), table["reason"], table.get("title", ""), tuple(values))
