"""Who imports whom. The layers themselves stand in pyproject.toml; `make lint` checks them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from tests.layout.code import (
    BUILDER,
    Import,
    dotted,
    functions,
    imports,
    must_be_empty,
    room_of,
    rooms,
    sentence_of,
    shown,
    sources,
    tree,
)

FACES = sorted(BUILDER.rglob("__init__.py"))
PROGRAM = {"main"}
"""What pyproject.toml takes from a face: the program itself."""


def test_from_outside_a_room_only_its_face_is_imported() -> None:
    must_be_empty(
        f"{shown(path)}:{one.line}: {one.module} is inside a room; write `from builder.{room} import {one.name}` "
        f"and add the name to builder/{room}/__init__.py"
        for path in sources()
        for one in imports(path)
        if (room := room_of(one.module)) in rooms()
        if one.module != f"builder.{room}" and room_of(dotted(path)) != room
    )


def test_inside_builder_modules_are_imported_by_their_full_names() -> None:
    must_be_empty(
        f"{shown(path)}:{one.line}: write `from builder.… import …` instead of `{one.module}`"
        for path in sources()
        for one in imports(path)
        if one.module.startswith(".") or not one.name
    )


@pytest.mark.parametrize("face", FACES, ids=shown)
def test_a_face_is_a_sentence_and_imports(face: Path) -> None:
    if not sentence_of(face).endswith("."):
        must_be_empty([f"{shown(face)}: begin with one sentence, on one line, that says what is behind it"])
    must_be_empty(
        f"{shown(face)}:{node.lineno}: move what is no import into a module of its own"
        for node in tree(face).body[1:]
        if not isinstance(node, ast.ImportFrom)
    )


@pytest.mark.parametrize("room", rooms())
def test_a_face_shows_nothing_that_no_other_room_uses(room: str) -> None:
    others = (path for path in sources() if room_of(dotted(path)) != room)
    used = {one.name for path in others for one in imports(path) if one.module == f"builder.{room}"}
    offered = {one.name for one in imports(BUILDER / room / "__init__.py")} - PROGRAM
    must_be_empty(
        f"builder/{room}/__init__.py: no other room uses {name}; take it out of there" for name in offered - used
    )


def test_nothing_is_imported_inside_a_function() -> None:
    must_be_empty(
        f"{shown(path)}:{node.lineno}: import it at the top of the file; where that makes a circle, move what "
        "both need into a module below the two"
        for path in sources()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {dotted(path) for path in sources()}
    graph = {dotted(path): {_target(one, known) for one in imports(path)} for path in sources()}
    must_be_empty(
        f"{' <- '.join(circle)}: move what they share into a module that imports neither"
        for circle in _circles(graph)
    )


def _circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The first circle that is found, if there is one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [error.args[1]]
    return []


def _target(one: Import, known: set[str]) -> str:
    """The module that is really meant: `from builder.model import dates` means builder.model.dates."""
    return inner if (inner := f"{one.module}.{one.name}") in known else one.module


def test_the_program_that_is_installed_is_the_one_behind_the_face() -> None:
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'paper-archive = "builder.commands:main"' in settings
    assert {one.name for one in imports(BUILDER / "commands" / "__init__.py")} >= PROGRAM
