"""Keys, ids, slugs and tags are the same on every Python: no room asks the tables of the Python that runs it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.layout.code import BUILDER, dotted, must_be_empty, room_of, shown, sources, tree

OWNER = BUILDER / "text" / "characters.py"

ROOMS = {"text", "model", "ingest", "merge", "annotate", "archive", "search", "pages", "export"}
"""Where what a seed says becomes what a site says."""

CASE_ROOMS = {"text", "merge", "annotate", "archive"}
"""Where case is folded to compare; elsewhere `lower` and `upper` get what is ASCII."""

ASKS_PYTHON = {
    "capitalize", "casefold", "isalnum", "isalpha", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
    "isprintable", "istitle", "isupper", "swapcase",
}  # fmt: skip

_CLASS = re.compile(r"(?<!\\)(?:\\\\)*\\[wWdDbB]")


def faults(path: Path) -> Iterator[str]:
    banned = ASKS_PYTHON | ({"lower", "upper"} if room_of(dotted(path)) in CASE_ROOMS else set())
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in banned:
            yield f"{shown(path)}:{node.lineno}: take from builder.text what is meant by `{node.attr}`"
    for pattern in _patterns(tree(path)):
        yield f"{shown(path)}:{pattern.lineno}: name the characters, [0-9], or take `re.ASCII`: {pattern.value!r}"


def _patterns(module: ast.Module) -> Iterator[ast.Constant]:
    r"""The texts with `\w`, `\d` or `\b` that stand in no call with `re.ASCII`."""
    for_ascii = {
        id(text)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and any(_names_ascii(argument) for argument in call.args)
        for text in ast.walk(call)
    }
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return (text for text in texts if id(text) not in for_ascii | docstrings and _CLASS.search(str(text.value)))


def _names_ascii(argument: ast.expr) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "ASCII" for node in ast.walk(argument))


def test_what_becomes_a_key_an_id_or_a_slug_asks_one_edition_of_unicode() -> None:
    asking = (path for path in sources() if room_of(dotted(path)) in ROOMS and path != OWNER)
    must_be_empty(fault for path in asking for fault in faults(path))


def test_such_a_question_is_seen() -> None:
    module = ast.parse(
        'import re\nre.compile(r"\\w+")\nre.compile(r"\\w+", re.ASCII)\nre.compile(r"[0-9]\\\\bar")\n'
    )

    assert [pattern.lineno for pattern in _patterns(module)] == [2]
