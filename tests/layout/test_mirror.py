"""tests/unit mirrors builder/: builder/model/dates.py is tested by tests/unit/model/test_dates.py."""

from __future__ import annotations

from pathlib import Path

from tests.layout.code import BUILDER, UNIT, functions, modules, must_be_empty, shown

WITH_FUNCTIONS = [path for path in modules() if functions(path)]
"""Tables and value types need no tests of their own."""


def mirror_of(module: Path) -> Path:
    inside = module.relative_to(BUILDER)
    return UNIT / inside.parent / f"test_{inside.name}"


def test_each_module_that_does_something_has_its_test_file() -> None:
    must_be_empty(
        f"{shown(module)}: test it in {shown(mirror_of(module))}"
        for module in WITH_FUNCTIONS
        if not mirror_of(module).is_file()
    )


def test_each_test_file_has_its_module() -> None:
    known = {mirror_of(module): module for module in modules()}
    must_be_empty(
        f"{shown(file)}: no module is called so; put these tests where the module is that they test, or, where "
        "they run the whole program, into tests/program"
        for file in sorted(UNIT.rglob("test_*.py"))
        if file not in known
    )
