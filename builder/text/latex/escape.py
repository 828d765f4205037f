"""Plain text as LaTeX that prints exactly it. Braces stand in pairs: BibTeX counts those behind a backslash."""

from __future__ import annotations

from builder.text.latex.formulas import is_harmless, split_mathematics

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip


def escape_latex(text: str) -> str:
    """The text with LaTeX's special characters escaped; harmless formulas between dollars stay formulas."""
    pieces = split_mathematics(text)
    return "".join(
        piece if is_formula and is_harmless(piece) else piece.translate(_SPECIAL) for piece, is_formula in pieces
    )
