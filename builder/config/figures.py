"""How right people found what the pages show: figures in a data file, with the day of their judgment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from builder.config.toml import fault, read_toml
from builder.model import quote

MOST = 1_000_000
"""No figure of ours is as large."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is what was judged, `value` the part that was right or another number, `of` out of what."""

    name: str
    value: float
    of: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one judgment."""

    day: date
    figures: tuple[Figure, ...]


def read_figures(path: Path) -> Figures | None:
    """The figures in a TOML file, None where there is no such file; raises BuilderError where it makes none."""
    if not path.exists():
        return None
    data = read_toml(path)
    day, tables = data.get("day"), data.get("figure")
    if type(day) is not date:  # a moment is a date, too, to Python
        raise fault(path, "the file has no day", "write day = 2025-09-09, without quotes")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise fault(path, "there is no figure", "add a [[figure]], or remove the file")
    return Figures(day, tuple(_figure(path, table) for table in tables))


def _figure(path: Path, table: Mapping[str, Any]) -> Figure:
    name, of = (_text(path, table, key) for key in ("name", "of"))
    value: Any = table.get("value")
    if type(value) not in (int, float) or not 0 <= value < MOST:
        raise fault(path, f"the value of {quote(name)} is no number of 0 to a million", "write value = 0.85")
    return Figure(name, float(value), of)


def _text(path: Path, table: Mapping[str, Any], key: str) -> str:
    text = table.get(key)
    if not isinstance(text, str) or not text.strip():
        raise fault(path, f"{key} of a figure is not a text", f'write {key} = "…", in quotes')
    return text
