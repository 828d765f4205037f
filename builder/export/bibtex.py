"""A paper as a BibTeX record, as far as a listing knows it."""

from __future__ import annotations

import re

from builder.model import Entry, dates

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip

_MATH = re.compile(r"\$[^$]+\$")

_SAFE_MATH = re.compile(r"\$(?:[A-Za-z0-9\s^_{}+\-*/=<>().,:;|!'&@\[\]]|\\[,;:! {}|]|\\[a-zA-Z]++)+\$")

_SAFE_COMMANDS = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho "
    "sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega "
    "ell hbar infty partial nabla times cdot cdots ldots dots pm mp to rightarrow leftarrow Rightarrow "
    "leftrightarrow mapsto le leq ge geq neq ne approx sim simeq equiv propto in notin subset subseteq cup "
    "cap otimes oplus sum prod int sqrt frac log exp min max lim sup inf mathrm mathbf mathbb mathcal "
    "mathfrak mathsf mathit text bar hat tilde vec dot ddot widetilde widehat overline underline bf rm it "
    "left right langle rangle lVert rVert star ast dagger prime circ quad qquad bm boldsymbol operatorname "
    "deg not mid perp parallel forall exists".split()
)
"""What a title's mathematics may call: a listing is untrusted, and TeX can read and write files."""


def bibtex(entry: Entry) -> str:
    """The record as `@misc`: title and where it was listed; a listing knows no authors."""
    words = "-".join(entry.slug.split("-")[:3])
    return (
        f"@misc{{{words}-{entry.paper.id[:6]},\n"
        f"  title = {{{{{escape_bibtex(entry.paper.title)}}}}},\n"
        f"  note  = {{{_note(entry)}}}\n"
        "}"
    )


def _note(entry: Entry) -> str:
    first = entry.first_listed
    listed = f"Listed on {dates.long_name(first)}" if first else "Listed without a date"
    return f"{listed}; authors and year to be completed from the paper"


def escape_bibtex(title: str) -> str:
    """A title for BibTeX: special characters escaped, harmless mathematics between `$` kept."""
    pieces, end = [], 0
    for math in _MATH.finditer(title):
        pieces.append(_escape(title[end : math.start()]))
        pieces.append(math[0] if _is_safe_math(math[0]) else _escape(math[0]))
        end = math.end()
    return "".join([*pieces, _escape(title[end:])])


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _is_safe_math(math: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", math):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    commands = set(re.findall(r"\\([a-zA-Z]+)", math))
    return depth == 0 and bool(_SAFE_MATH.fullmatch(math)) and commands <= _SAFE_COMMANDS
