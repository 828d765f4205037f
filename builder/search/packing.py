"""Columns of numbers to short ASCII text, which JavaScript reads back faster than JSON.

A digit is one of 91 printable characters: no blank, and nothing that JSON or HTML would escape.  Numbers that are
mostly small, such as the gaps between papers, take as many digits as they need (to the base 45: a digit of the
upper half says that more follow).  Others, such as the scores of one term, all take as many as the largest (to the
base 91).  `site_templates/search/unpacking.js` unpacks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"<\\')

BASE = len(ALPHABET)

HALF = BASE // 2

_BYTES = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)


def number(value: int) -> str:
    """One number of any size: digits to the base 45, all but the last from the upper half."""
    return _SMALL[value] if value < len(_SMALL) else _digits(value)


def _digits(value: int) -> str:
    digits = [value % HALF]
    while value := value // HALF:
        digits.append(HALF + value % HALF)
    return "".join(ALPHABET[digit] for digit in reversed(digits))


_SMALL = tuple(map(_digits, range(HALF**2)))


def fixed(value: int, width: int) -> str:
    """A number as `width` digits to the base 91."""
    digits = []
    for _ in range(width):
        value, digit = divmod(value, BASE)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def dense(values: Ints, kinds: int) -> str:
    """Many numbers below `kinds`, several in a digit where they are small; 91 kinds at most, and none of one kind
    alone."""
    together = in_a_digit(kinds)
    padded = np.concatenate((values, np.zeros(-len(values) % together, dtype=np.int64)))
    digits = padded.reshape(-1, together) @ kinds ** np.arange(together)
    return "" if kinds < 2 else _BYTES[digits].tobytes().decode("ascii")


def in_a_digit(kinds: int) -> int:
    """How many numbers below `kinds` one digit holds."""
    return max((many for many in range(1, 7) if kinds**many <= BASE), default=1)


def ascending(values: Sequence[int]) -> str:
    """Ascending numbers as the gaps between them, without their count."""
    return "".join(number(value - before) for before, value in zip([0, *values], values, strict=False))


def varying(values: Ints) -> tuple[str, Ints]:
    """Many numbers below 2**60, each as `number` writes it, in one text; and where each begins there, with the end
    of the last."""
    widths = np.ones(len(values), dtype=np.int64)
    for power in range(1, 11):
        widths += values >= HALF**power
    ends = np.cumsum(widths)
    text = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for at in range(int(widths.max(initial=0))):
        reached = widths > at
        digits = values[reached] // HALF**at % HALF
        text[ends[reached] - 1 - at] = _BYTES[digits + (HALF if at else 0)]
    return text.tobytes().decode("ascii"), np.concatenate(([0], ends))


def fixed_columns(values: Ints, widths: Ints) -> tuple[str, Ints]:
    """Many numbers, each as `fixed` writes it in its own width; where each begins, with the end of the last."""
    ends = np.cumsum(widths)
    text = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for at in range(int(widths.max(initial=0))):
        reached = widths > at
        text[ends[reached] - 1 - at] = _BYTES[values[reached] // BASE**at % BASE]
    return text.tobytes().decode("ascii"), np.concatenate(([0], ends))


def width_of(largest: Ints) -> Ints:
    """How many digits to the base 91 each number takes; none for 0."""
    widths = np.zeros(len(largest), dtype=np.int64)
    for power in range(6):
        widths += largest >= BASE**power
    return widths
