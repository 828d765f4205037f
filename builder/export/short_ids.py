"""All short ids in one small script, for a browser that was never here: it is to know what it has been offered.

The first bits of the ids are sorted, and told by how far each is from the one before, in a Rice code (R. F. Rice,
"Some practical universal noiseless coding techniques", JPL 79-22), which takes little more room than they must. A
first visit loads them all; later ones read the order of the papers, in which the ids are whole.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import pairwise

from builder.model import ADDRESS_DIGITS, Archive

LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
"""Six bits each, as in base64url."""

ID_BITS = 4 * ADDRESS_DIGITS

MOST_ALIKE = 10_000
"""Of so many new papers less than one begins like a known one, and is not told to be new..."""

LEAST = 10_000
"""... also when an archive has grown to so many: a browser keeps the bits that it began with."""


def short_ids(archive: Archive, stamps: Sequence[str]) -> tuple[int, int, str, list[str]]:
    """What `news.js` reads: how many bits of an id are told, how many of each step stand as they are, the steps,
    and the stamps of the scripts of the order."""
    shorts = [entry.paper.short_id for entry in archive.entries.values()]
    shorts += [former[:ADDRESS_DIGITS] for entry in archive.entries.values() for former in entry.paper.former_ids]
    bits = min(ID_BITS, (max(LEAST, len(shorts)) * MOST_ALIKE).bit_length())
    numbers = sorted({int(short, 16) >> (ID_BITS - bits) for short in shorts})
    low = max(0, ((1 << bits) * 69 // (100 * max(1, len(numbers)))).bit_length() - 1)
    steps = (after - before - 1 for before, after in pairwise([-1, *numbers]))
    return bits, low, _letters("".join(_rice(step, low) for step in steps)), list(stamps)


def _rice(step: int, low: int) -> str:
    """As many ones as the `low` bits overflow, a zero, and these bits."""
    return "1" * (step >> low) + "0" + (f"{step % (1 << low):0{low}b}" if low else "")


def _letters(bits: str) -> str:
    """Six bits a letter; ones at the end, which no zero follows, are no step."""
    bits += "1" * (-len(bits) % 6)
    return "".join(LETTERS[int(bits[at : at + 6], 2)] for at in range(0, len(bits), 6))
