"""Whether the TeX of a formula can be read off as it is set, as copy.js does: then its page need not tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from builder.text.math.mathml import MathNode

SIGNS = (
    "α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta κ kappa λ lambda μ mu ν nu ξ xi "
    "π pi ρ rho σ sigma τ tau ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi "
    "Σ Sigma Φ Phi Ψ Psi Ω Omega ℓ ell ∞ infty ∂ partial ∇ nabla ± pm × times ⋅ cdot ∼ sim ≃ simeq ≈ approx ∝ "
    "propto ≡ equiv ≠ neq ≤ leq ≥ geq ≪ ll ≫ gg ∈ in ⊂ subset → rightarrow "
    "⊤ top ⊥ perp ∘ circ ⊗ otimes ⊕ oplus … dots"
)
"""Signs and the commands that are read off them; copy.js has the same."""

NAMES = "arg cos cosh deg det dim exp gcd inf ker lim ln log max min sin sinh sup tan tanh"
"""Names of functions, which are commands; copy.js has the same."""

_COMMANDS: Mapping[str, str] = {
    "\u2061": "",
    "−": "-",
    "∗": "*",
    "{": r"\{",
    "}": r"\}",
    **{sign: f"\\{name}" for sign, name in zip(SIGNS.split()[::2], SIGNS.split()[1::2], strict=True)},
    **{name: f"\\{name}" for name in NAMES.split()},
}

_ITSELF = re.compile(r"[A-Za-z]|[0-9.]+|[-+=<>()\[\]/|,.;:!*]")

_UPRIGHT = frozenset("ΓΔΘΛΞΠΣΦΨΩ")
"""Letters that TeX sets upright unasked."""

_KEPT = re.compile(r'( stretchy="false"| form="infix"| [lr]space="[^"]*")*')
"""Attributes that say nothing of what was written."""

_BEFORE_NAME = ("mspace", ' width="0.1667em"')
"""The space before the name of a function; where somebody wrote it, it is missing in what is read."""

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S", re.DOTALL)

_ALONE = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)

_BEFORE_LETTER = re.compile(r"(\\[A-Za-z]+)\0([A-Za-z])")


def is_legible(node: MathNode, tex: str) -> bool:
    """Whether what is read off a formula is its TeX, but for blanks and needless braces."""
    read = _read(node)
    return read is not None and _essence(read) == _essence(tex)


def _essence(tex: str) -> list[str]:
    """The tokens without blanks, and without the braces around a single one."""
    found: list[str] = []
    for token in _TOKEN.findall(tex):
        if token == "}" and len(found) > 1 and found[-2] == "{":
            found[-2:] = found[-1:]
        else:
            found.append(token)
    return found


def _read(node: MathNode) -> str | None:
    """The TeX of an element; None where there is something in it that is not read."""
    if isinstance(node, str):
        return None
    name, attributes, *children = node
    if node == _BEFORE_NAME:
        return ""
    if name in ("mi", "mn", "mo"):
        return _token(str(attributes), children)
    read = [_read(child) for child in children]
    parts = [part for part in read if part is not None]
    how = _SHAPES.get(str(name))
    return how(parts) if how and not attributes and len(parts) == len(read) else None


def _token(attributes: str, children: Sequence[MathNode]) -> str | None:
    text = children[0] if len(children) == 1 and isinstance(children[0], str) else ""
    is_upright = attributes == ' mathvariant="normal"'
    if is_upright != (text in _UPRIGHT) or not (is_upright or _KEPT.fullmatch(attributes)):
        return None
    return text if _ITSELF.fullmatch(text) else _COMMANDS.get(text)


def _row(parts: Sequence[str]) -> str:
    """The parts side by side: a blank where a letter would become part of a command."""
    return _BEFORE_LETTER.sub(r"\1 \2", "\0".join(filter(None, parts))).replace("\0", "")


def _grouped(part: str) -> str:
    return part if _ALONE.fullmatch(part) else f"{{{part}}}"


_SHAPES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "math": _row,
    "mrow": _row,
    "msub": lambda parts: f"{parts[0]}_{_grouped(parts[1])}",
    "msup": lambda parts: f"{parts[0]}^{_grouped(parts[1])}",
    "msubsup": lambda parts: f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}",
}
