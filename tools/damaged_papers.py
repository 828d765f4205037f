"""The shared papers as listings would have them, with the truth; and which of them are for what."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import lzma
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import NamedTuple


class Part(Enum):
    """What a paper is for, by a hash of its id: a fifth to measure, a tenth to tune, the rest to learn from."""

    HELD_OUT = 52
    TUNING = 78
    TRAINING = 256


class Damaged(NamedTuple):
    """A damaged abstract, its formulas as (start, end, TeX), the abstract as it was written, and its title."""

    id: str
    text: str
    spans: list[tuple[int, int, str]]
    tex: str
    title: str


def part_of(paper_id: str) -> Part:
    first = hashlib.sha256(paper_id.encode()).digest()[0]
    return next(part for part in Part if first < part.value)


def shared_tool(shared: Path, name: str) -> ModuleType:
    """A program of the shared tools as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "tools" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_damaged(shared: Path, part: Part) -> Iterator[Damaged]:
    """The papers of a part, in the order of the file; those with an odd number of dollars are left out."""
    damage = shared_tool(shared, "damage")
    with lzma.open(shared / "data" / "papers-100k.jsonl.xz", "rt", encoding="utf-8") as lines:
        for paper in map(json.loads, lines):
            tex = paper["abstract"]
            if part_of(paper["id"]) is part and len(damage._DOLLAR.findall(tex)) % 2 == 0:
                done = damage.damage(tex)
                yield Damaged(paper["id"], done.text, list(done.spans), tex, paper["title"])
