"""A text as LaTeX that prints exactly it. Braces stand in pairs: BibTeX counts those behind a backslash."""

from __future__ import annotations

import re

from builder.text.latex.formulas import is_harmless
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.plain import as_plain

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip

_MARKED = re.compile(r"[\\{}$&%#_^~`'-]")
"""Signs without which nothing is to be escaped."""

_JOINED = re.compile(r"([-`'?!])(?=(?<=-)-|(?<=')'|(?<=[`?!])`)")
"""Signs of which two would be set as another one: a dash, a quotation mark."""


def escape_latex(pieces: Pieces) -> str:
    """The text with LaTeX's special characters escaped; harmless formulas stay TeX, others are plain."""
    if len(pieces) == 1 and isinstance(pieces[0], str):  # a name, or a word, as nearly all are
        return escape_plain(as_plain(pieces))
    return "".join(
        f"${piece.tex}$"
        if isinstance(piece, Formula) and is_harmless(f"${piece.tex}$")
        else escape_plain(as_plain((piece,)))
        for piece in pieces
    )


def escape_plain(text: str) -> str:
    """The text, in which a dollar is a dollar and a backslash one."""
    return _JOINED.sub(r"\1{}", text.translate(_SPECIAL)) if _MARKED.search(text) else text
