r"""Formulas that kept marks and backslashes in a listing, but lost `\frac`, `\text` and their like with braces.

Listings take `\name{..}` for its argument wherever it stands: `\[ \frac{1}{L} \]` became `\[ 1{L} \]`.
"""

from __future__ import annotations

import re

from builder.text.characters import is_decimal

_NAMED = re.compile(r"\\[A-Za-z]+\s*[\[{]")
r"""Of what a listing went through none is left, but for `\left[` and its like."""

_FENCE = re.compile(r"\\(?:left|right|[bB]igg?[lrm]?)\s*[\[{]")

_GROUP = re.compile(
    r"(?P<numerator>(?<![0-9])[0-9]+|(?<![A-Za-z\\])[A-Za-z]+)"
    r"\{(?!\s*(?:[\^_=<>+-]|\\(?:rm|bf|it|cal|to|times|in)(?![A-Za-z])))"
)
"""What may be a numerator, and a group behind it; none is the argument of a command, or a sign in braces."""

_BEFORE = re.compile(r"(?:\A|[=<>(\[|,;+-]|\\[A-Za-z]+\s|[}]\s)\s*\Z")
"""What stands before all of a numerator: a relation, a bracket, a command, or an index and a blank."""

_WORDS = re.compile(r"(?<![\\A-Za-z{])[A-Za-z]{4,}(?:\s+[A-Za-z]{2,})*")


def restored(tex: str) -> str | None:
    """The TeX with its fractions and words, as it was written; None where it cannot be known what it said."""
    if _NAMED.search(_FENCE.sub("", tex)):
        return tex
    pieces: list[str] = []
    done = 0
    for group in _GROUP.finditer(tex):
        numerator, before = group["numerator"], tex[: group.start()]
        if len(numerator) > 1 and not is_decimal(numerator[0]):
            return None
        if not _BEFORE.search(before):
            return None
        pieces += [tex[done : group.start()], f"\\frac{{{numerator}}}"]
        done = group.end() - 1
    return _WORDS.sub(r"\\text{\g<0>}", "".join([*pieces, tex[done:]]))
