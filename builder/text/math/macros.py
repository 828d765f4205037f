r"""Macros that so many authors define alike that they are no longer anybody's own (`\RR`, `\eps`, `\mbox`)."""

from __future__ import annotations

MACROS: dict[str, str] = {
    **{name: rf"\mathbb{{{name[-1]}}}" for name in "R C Z N Q F P E RR CC ZZ NN QQ FF PP HH EE TT".split()},
    "eps": r"\varepsilon",
    "bfx": r"\mathbf{x}",
    "NP": r"\mathsf{NP}",
    "half": r"\frac{1}{2}",
    "polylog": r"\operatorname{polylog}",
    "poly": r"\operatorname{poly}",
}
"""What each stands for; none has an argument."""

RENAMED: dict[str, str] = {
    name: f"\\{known}"
    for name, known in {
        "widetilde": "tilde",
        "widecheck": "check",
        "mbox": "text",
        "hbox": "text",
        "Cal": "mathcal",
        "mathds": "mathbb",
        "mathbbm": "mathbb",
        "mit": "mathit",
        "goth": "mathfrak",
        "roman": "mathrm",
        "boldmath": "boldsymbol",
    }.items()
}
"""Commands that the renderer lacks, and its own that do the same."""
