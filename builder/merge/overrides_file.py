"""The file of the overrides, changed: what stands there stays as it is, comments and all."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit

from builder.merge.corrections import Table
from builder.model import BuilderError
from builder.text import toml_table

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*([a-z_]{1,40})[ \t]*\]\]", re.ASCII)

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def with_tables(path: Path, text: str, tables: Sequence[Table]) -> str:
    """The text of the file of overrides with further tables, each instead of one that stands there or behind all.

    What comes out says what it should and nothing else, or BuilderError is raised. (`tomlkit` alone will not do:
    it moves tables of one kind together, and so comments away from what they are about.)
    """
    for table in tables:
        changed = _changed(text, table) if table.instead_of is not None else None
        wanted = _wanted(_read(text), table, in_place=changed is not None)
        text = _behind(text, table) if changed is None else changed
        if _read(text) != wanted:
            raise BuilderError(
                f"{path.name}: [[{table.kind}]] cannot be added to what stands there. Nothing was changed; "
                f"write each of its tables under a [[{table.kind}]] line of its own."
            )
    return text


def as_toml(table: Table) -> str:
    """A table as it stands in the file."""
    return toml_table(table.kind, **table.values)


def _read(text: str) -> Tables | None:
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return None


def _wanted(before: Tables | None, table: Table, *, in_place: bool) -> Tables:
    """What the file should say then."""
    before = before or {}
    new = tomllib.loads(as_toml(table))[table.kind]
    there = [*before.get(table.kind, ())]
    at = table.instead_of if in_place and table.instead_of is not None else len(there)
    return {**before, table.kind: [*there[:at], *new, *there[at + 1 :]]}


def _behind(text: str, table: Table) -> str:
    """The text with a table at its end, where nothing else moves."""
    end = "\r\n" if "\r\n" in text else "\n"
    added = as_toml(table).replace("\n", end)
    before = text.rstrip("\r\n")
    return f"{before}{end * 2 if before else ''}{added}{end}"


def _changed(text: str, table: Table) -> str | None:
    """The text with a table in the place of one of its kind; None where one cannot tell which lines that has.

    The lines between two headers are a table, unless a header stands inside of a text of several lines.
    """
    lines = text.splitlines(keepends=True)
    headers = [(at, found[1]) for at, line in enumerate(lines) if (found := _HEADER.match(line))]
    own = [at for at, kind in headers if kind == table.kind]
    known = (_read(text) or {}).get(table.kind, ())
    if len(own) != len(known) or table.instead_of is None:
        return None
    start = own[table.instead_of]
    stop = next((at for at, _ in headers if at > start), len(lines))
    part = "".join(lines[start:stop])
    if _read(part) != {table.kind: [known[table.instead_of]]}:
        return None
    return "".join([*lines[:start], _edited(part, table), *lines[stop:]])


def _edited(part: str, table: Table) -> str:
    """The lines of one table with other values, and the comments behind them."""
    document, new = tomlkit.parse(part), tomlkit.parse(as_toml(table))
    old_values, new_values = (one[table.kind][0] for one in (document, new))
    for key in new_values:
        if old_values.get(key) != new_values[key]:
            old_values[key] = new_values[key]
    return document.as_string()
