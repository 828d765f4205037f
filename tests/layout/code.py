"""The program as text: its rooms, its modules and what they import, read without running any of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.config.settings import PROJECT

BUILDER = PROJECT / "builder"
TOOLS = PROJECT / "tools"
UNIT = PROJECT / "tests" / "unit"

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


class Import(NamedTuple):
    """A module, as `builder.model.papers`, and the name taken from it, "" where it is imported whole."""

    module: str
    name: str
    line: int


def rooms() -> list[str]:
    """The folders of builder/."""
    return sorted(path.parent.name for path in BUILDER.glob("*/__init__.py"))


def modules(folder: Path = BUILDER) -> list[Path]:
    """The modules of a folder and of those inside it, without their faces."""
    return [path for path in sorted(folder.rglob("*.py")) if path.stem not in {"__init__", "__main__"}]


def sources() -> list[Path]:
    """Every file of the program."""
    return sorted(BUILDER.rglob("*.py"))


def shown(path: Path) -> str:
    """The path as messages name it."""
    return path.relative_to(PROJECT).as_posix()


def dotted(path: Path) -> str:
    """`builder.model.papers`; a package is called as its folder."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The room, or the module beside the rooms, that a dotted name lies in; "" for builder itself."""
    return module.split(".")[1] if "." in module else ""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[Import]:
    """What a file imports of builder, wherever in it: each name it takes, or the module itself."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module.split(".")[0] in {"", "builder"}:
                yield from (Import(module, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.Import):
            found = (alias.name for alias in node.names if alias.name.split(".")[0] == "builder")
            yield from (Import(name, "", node.lineno) for name in found)


def functions(path: Path) -> list[Function]:
    """The functions and methods of a file, also those inside others."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTION)]


def lines_of(function: Function) -> int:
    """Its lines without decorators and docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def sentence_of(path: Path) -> str:
    """The first line of a file's docstring."""
    return (ast.get_docstring(tree(path)) or "").partition("\n")[0]


def must_be_empty(faults: Iterable[str]) -> None:
    """Fails with the faults, a line each, and nothing else: each says what to do."""
    if lines := list(faults):
        pytest.fail("\n".join(lines), pytrace=False)
