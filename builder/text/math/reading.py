"""The formulas of a text: those that it marks, or where its marks were lost those that are found again."""

from __future__ import annotations

from itertools import chain

from builder.text.math.pieces import Formula, Pieces
from builder.text.math.repair import Repairer
from builder.text.math.written import find_bare, find_written


def read_formulas(text: str, repairer: Repairer | None = None) -> Pieces:
    """The pieces of a cleaned text. A listing takes all dollars or none: where one is left nothing is repaired."""
    if not text:
        return ()
    found = find_written(text)
    if repairer and not any(isinstance(piece, Formula) and piece.shown[0] == "$" for piece in found):
        found = tuple(chain.from_iterable(repairer.read(one) if isinstance(one, str) else (one,) for one in found))
    if "{" not in text:
        return found
    return tuple(chain.from_iterable(find_bare(one) if isinstance(one, str) else (one,) for one in found))
