import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.english import plural, shorten


@pytest.mark.parametrize(("count", "text"), [(0, "0 papers"), (1, "1 paper"), (1234, "1,234 papers")])
def test_one_is_told_from_many(count: int, text: str) -> None:
    assert plural(count, "paper") == text


def test_a_short_text_stays_as_it_is() -> None:
    assert shorten("Lattice models", 14) == "Lattice models"


def test_a_long_text_is_cut_between_words_without_its_comma() -> None:
    assert shorten("Lattice models, melting in the heat", 20) == "Lattice models…"


def test_a_word_longer_than_half_of_it_is_cut_itself() -> None:
    assert shorten("x " + "y" * 50, 20) == "x " + "y" * 17 + "…"


@given(st.text(), st.integers(1, 50))
def test_nothing_is_longer_than_allowed(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
