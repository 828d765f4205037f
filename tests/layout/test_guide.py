"""CONTRIBUTING.md and builder/__init__.py show the rooms as they are."""

from __future__ import annotations

import ast
from pathlib import Path

from builder.config.settings import PROJECT
from tests.layout.code import BUILDER, modules, must_be_empty, rooms, sentence_of, tree

GUIDE = PROJECT / "CONTRIBUTING.md"
HEAD = "| room | its one sentence | its modules |"
PLACES = sorted([*rooms(), *(path.stem for path in modules() if path.parent == BUILDER)])
"""The rooms, and the modules beside them."""


def row_of(place: str) -> str:
    """What CONTRIBUTING.md should say of a room: its sentence, and its modules, those of a folder behind it."""
    folder, sentence = BUILDER / place, sentence_of(_face_of(place))
    if not folder.is_dir():
        return f"| `{place}` | {sentence} | |"
    inside = filter(None, map(_modules_of, [folder, *_folders(folder)]))
    return f"| `{place}/` | {sentence} | {'; '.join(inside)} |"


def _face_of(place: str) -> Path:
    folder = BUILDER / place
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def _folders(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.rglob("__init__.py") if path.parent != folder)


def _modules_of(folder: Path) -> str:
    names = ", ".join(path.stem for path in modules(folder) if path.parent == folder)
    inside = folder.relative_to(BUILDER).parts[1:]
    return f"{'/'.join(inside)}/: {names}" if inside and names else names


def test_the_guide_has_a_row_for_each_room_with_its_modules() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    rows = map(row_of, PLACES)
    must_be_empty(f"CONTRIBUTING.md: write this row as it is here\n{row}" for row in rows if row not in lines)


def test_the_guide_has_no_row_for_a_room_that_is_gone() -> None:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    start = lines.index(HEAD) + 2
    rows = {row_of(place) for place in PLACES}
    table = lines[start : lines.index("", start)]
    must_be_empty(f"CONTRIBUTING.md: take this row out, or mend it\n{row}" for row in table if row not in rows)


def test_the_program_says_at_its_head_what_each_room_is_for() -> None:
    head = (ast.get_docstring(tree(BUILDER / "__init__.py")) or "").splitlines()
    lines = (f"    {place:<10}{sentence_of(_face_of(place))}" for place in PLACES)
    must_be_empty(
        f"builder/__init__.py: write this line as it is here\n{line}" for line in lines if line not in head
    )
