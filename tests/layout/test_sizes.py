"""How long functions and modules may be: what one reads at a glance, one can change without fear."""

from __future__ import annotations

from tests.layout.code import BUILDER, TOOLS, functions, lines_of, modules, must_be_empty, shown, sources

LONGEST = 60
"""Lines of a function, docstring not counted."""

USUAL = 20
"""Lines that few functions exceed: at most this part of them."""
SHARE = 0.02

LONGEST_MODULE = 300
"""Lines of a module; one without functions is a table, which is as long as what it lists."""


MOST_NAMES = 15
"""Rooms and modules of builder/ itself."""


def test_no_function_is_longer_than_60_lines() -> None:
    must_be_empty(
        f"{shown(path)}:{function.lineno}: {function.name} has {lines_of(function)} lines, more than {LONGEST}; "
        "make functions of its paragraphs"
        for path in [*sources(), *sorted(TOOLS.glob("*.py"))]
        for function in functions(path)
        if lines_of(function) > LONGEST
    )


def test_hardly_a_function_is_longer_than_20_lines() -> None:
    lines = {
        f"{shown(path)}:{function.lineno}: {function.name}": lines_of(function)
        for path in sources()
        for function in functions(path)
    }
    long = sorted((name for name in lines if lines[name] > USUAL), key=lambda name: -lines[name])
    if len(long) > SHARE * len(lines):
        head = f"{len(long)} of {len(lines)} functions have more than {USUAL} lines, more than {SHARE:.0%};"
        must_be_empty([f"{head} make functions of the paragraphs of some of these:", *long])


def test_no_module_is_longer_than_300_lines() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    must_be_empty(
        f"{shown(path)} has {count} lines, more than {LONGEST_MODULE}; cut it where its ideas part"
        for path, count in lines.items()
        if count > LONGEST_MODULE and functions(path)
    )


def test_builder_is_seen_at_a_glance() -> None:
    names = {path.stem for path in BUILDER.iterdir()} - {"__init__", "__main__", "__pycache__"}
    if len(names) > MOST_NAMES:
        must_be_empty(
            [f"builder/ has {len(names)} names, more than {MOST_NAMES}; make one room of what belongs together"]
        )
