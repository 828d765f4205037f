"""LaTeX that listings keep in plain words, resolved; formulas are left as they are."""

from __future__ import annotations

from typing import Any

from builder.text.latex.accents import ACCENT, LETTER, LETTERS, MARKS, resolve_accents
from builder.text.latex.commands import DRESS, ESCAPE, SWITCH, WRAPPER, undress
from builder.text.latex.formulas import ENCLOSED, split_formulas


def resolve_latex(text: str) -> str:
    r"""LaTeX's accents (`\"o`), letters (`\ss`), escapes (`\%`) and dress (`{\em so}`) outside formulas."""
    if "\\" not in text:
        return text
    pieces = split_formulas(text)
    return "".join(piece if is_formula else undress(resolve_accents(piece)) for piece, is_formula in pieces)


def latex_tables() -> dict[str, Any]:
    """What `resolve_latex` and `plain` know, for their twin in JavaScript: patterns that both languages read
    alike, and what accents and letters become."""
    patterns = {
        "formula": ENCLOSED, "accent": ACCENT, "letter": LETTER,
        "escape": ESCAPE, "switch": SWITCH, "wrapper": WRAPPER, "dress": DRESS,
    }  # fmt: skip
    sources = {name: pattern.pattern for name, pattern in patterns.items()}
    return {**sources, "marks": MARKS, "letters": LETTERS}
