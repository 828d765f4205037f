import json
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from builder.search.packing import ALPHABET, BASE, HALF, ascending, fixed, fixed_columns, number, varying, width_of


def unpack(text: str) -> list[int]:
    """The numbers of a text as `number` writes them."""
    found, value = [], 0
    for digit in map(ALPHABET.index, text):
        value = value * HALF + digit % HALF
        if digit < HALF:
            found.append(value)
            value = 0
    return found


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(values: list[int]) -> None:
    assert unpack("".join(map(number, values))) == values
    text, starts = varying(np.array(values, dtype=np.int64))
    assert unpack(text) == values
    assert [unpack(text[a:b]) for a, b in pairwise(starts)] == [[value] for value in values]


@given(st.lists(st.integers(0, BASE**5 - 1)))
def test_scores_come_back(values: list[int]) -> None:
    column = np.array(values, dtype=np.int64)
    widths = width_of(column)
    text, starts = fixed_columns(column, widths)
    pieces = [text[a:b] for a, b in pairwise(starts)]
    assert pieces == [fixed(value, int(width)) for value, width in zip(values, widths, strict=True)]
    assert all(value < BASE ** len(piece) for value, piece in zip(values, pieces, strict=True))


def test_ascending_numbers_are_gaps() -> None:
    assert unpack(ascending([3, 4, 200])) == [3, 1, 196]


def test_packed_text_needs_no_escape_in_a_script() -> None:
    assert len(ALPHABET) == BASE == 91
    assert json.dumps(ALPHABET) == f'"{ALPHABET}"'
    assert not set(ALPHABET) & set(' <"\\')
