"""A text in pieces: words as they stand, and the formulas between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a text.

    `tex` is its TeX without the signs around it; `shown` what stands in the listing, with them. It is `repaired`
    where the listing had lost those signs, so that where it begins and ends, and its commands, are inferred.
    """

    tex: str
    shown: str
    repaired: bool
    display: bool = False


Pieces = tuple[str | Formula, ...]
"""The whole text: what stands between formulas and what they show, put together, is the text again."""
