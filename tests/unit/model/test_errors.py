from hypothesis import given
from hypothesis import strategies as st

from builder.model.errors import QUOTED, quote


def test_what_was_seen_stands_between_quotes() -> None:
    assert quote("Lattice models") == '"Lattice models"'


def test_much_is_quoted_in_part() -> None:
    quoted = quote("word " * 100)
    assert len(quoted) <= QUOTED + 2
    assert quoted.endswith('…"')


def test_half_a_surrogate_pair_is_a_letter_that_files_can_hold() -> None:
    assert quote("a \ud83d b") == '"a \ufffd b"'


@given(st.text())
def test_whatever_is_quoted_is_one_line_that_steers_no_terminal(text: str) -> None:
    quoted = quote(text)
    assert len(quoted.splitlines()) == 1
    assert "\x1b" not in quoted
    quoted.encode("utf-8")
