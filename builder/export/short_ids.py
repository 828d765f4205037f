"""All short ids in one small script, for a browser that was never here: it is to know what it has been offered.

Ids are cut, sorted, and told by how far each is from the one before, so they weigh a third of whole ones. A first
visit loads them all; later ones read the order of the papers, in which the ids are whole.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import pairwise

from builder.model import ADDRESS_DIGITS, Archive

LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
"""The digits of numbers to the base of 64, as in base64url."""

MOST_ALIKE = 10_000
"""Of so many new papers less than one begins like a known one, and is not told to be new."""


def short_ids(archive: Archive, stamps: Sequence[str]) -> tuple[int, int, str, list[str]]:
    """What `news.js` reads: digits of an id, letters of a step, the steps, and the stamps of their order.

    The last letters of all steps stand before those next to the last, and so on: alike ones pack better.
    """
    shorts = [entry.paper.short_id for entry in archive.entries.values()]
    shorts += [former[:ADDRESS_DIGITS] for entry in archive.entries.values() for former in entry.paper.former_ids]
    digits = _digits(len(shorts))
    numbers = sorted({int(short[:digits], 16) for short in shorts})
    steps = [after - before for before, after in pairwise([-1, *numbers])]
    width = 1
    while max(steps, default=0) >= 64**width:
        width += 1
    columns = ("".join(LETTERS[step // 64**place % 64] for step in steps) for place in range(width))
    return digits, width, "".join(columns), list(stamps)


def _digits(papers: int) -> int:
    """How many digits of an id tell a new paper from so many."""
    return next(
        (digits for digits in range(1, ADDRESS_DIGITS) if papers * MOST_ALIKE < 16**digits), ADDRESS_DIGITS
    )
