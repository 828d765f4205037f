import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.latex.accents import resolve_accents


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        (r"Schr\"odinger", "Schrödinger"),
        (r"G{\"o}del and Erd\H{o}s", "Gödel and Erdős"),
        (r"Stra{\ss}e, \AA ngstr\"om", "Straße, Ångström"),
        (r"\'{\i}", "í"),
        (r"\co and \q{o}", r"\co and \q{o}"),
        (r"\\'e", r"\\'e"),
        ("{A} capital in {B}ibTeX", "{A} capital in {B}ibTeX"),
    ],
)
def test_letters_are_what_latex_makes_of_them(listed: str, shown: str) -> None:
    assert resolve_accents(listed) == shown


@given(st.text().filter(lambda text: "\\" not in text and "{" not in text))
def test_text_without_a_command_stays(text: str) -> None:
    assert resolve_accents(text) == text
