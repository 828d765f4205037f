r"""A text with its formulas as TeX: each between two dollars, a dollar that is none as `\$`."""

from __future__ import annotations

from builder.text.math.pieces import Pieces


def as_tex(pieces: Pieces) -> str:
    r"""The text as it is shown, every formula as `$..$`, any other dollar as `\$`."""
    return "".join(escape_dollars(one) if isinstance(one, str) else f"${one.tex}$" for one in pieces)


def escape_dollars(text: str) -> str:
    r"""The text with each dollar as `\$`, also where it stood so already."""
    return text.replace(r"\$", "$").replace("$", r"\$") if "$" in text else text
