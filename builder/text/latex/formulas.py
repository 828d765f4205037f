"""Formulas: where they stand in a text, and which of them may be handed to TeX.

A listing marks them by dollars, and a price by the same sign.  To change nothing by mistake, whatever two dollars
enclose is a formula here; what is shown as one is found by `text.math`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.text.latex.commands import LATEX_COMMAND

ENCLOSED = re.compile(r"(\$[^$]*\$)")


def split_formulas(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text in order, each with whether two dollars enclose it; some pieces may be empty."""
    return ((piece, at % 2 == 1) for at, piece in enumerate(ENCLOSED.split(text)))


_HARMLESS = re.compile(r"\$(?:[A-Za-z0-9\s^_{}+\-*/=<>().,:;|!'&@\[\]]|\\[,;:! {}|]|\\[a-zA-Z]++)+\$")

_COMMAND = re.compile(LATEX_COMMAND)

_BRACE = re.compile(r"[{}]")  # behind a backslash, too, as BibTeX counts them

_HARMLESS_COMMANDS = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho "
    "sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "
    "ell hbar infty partial nabla times cdot cdots ldots dots pm mp to rightarrow leftarrow Rightarrow "
    "leftrightarrow mapsto le leq ge geq neq ne approx sim simeq equiv propto in notin subset subseteq cup "
    "cap otimes oplus sum prod int sqrt frac log exp min max lim sup inf mathrm mathbf mathbb mathcal "
    "mathfrak mathsf mathit text bar hat tilde vec dot ddot widetilde widehat overline underline bf rm it "
    "left right langle rangle lVert rVert star ast dagger prime circ quad qquad bm boldsymbol operatorname "
    "deg not mid perp parallel forall exists".split()
)
"""All that a formula may call: a listing is untrusted, and TeX can read and write files."""


def is_harmless(formula: str) -> bool:
    """Whether a formula, with its two dollars, has only plain characters, known commands and braces in pairs."""
    names = {command[1:] for command in _COMMAND.findall(formula)}
    return _has_braces_in_pairs(formula) and bool(_HARMLESS.fullmatch(formula)) and names <= _HARMLESS_COMMANDS


def _has_braces_in_pairs(formula: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(formula):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
