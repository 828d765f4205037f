import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.latex.formulas import is_harmless, split_formulas


def test_whatever_two_dollars_enclose_is_a_formula() -> None:
    assert list(split_formulas("of $x$ and $$y")) == [
        ("of ", False),
        ("$x$", True),
        (" and ", False),
        ("$$", True),
        ("y", False),
    ]


@given(st.text(alphabet="$ab "))
def test_nothing_is_lost_between_the_pieces(text: str) -> None:
    assert "".join(piece for piece, _ in split_formulas(text)) == text
    assert all(piece[0] == piece[-1] == "$" for piece, is_formula in split_formulas(text) if is_formula)


@pytest.mark.parametrize("formula", ["$x_1^2$", r"$\alpha + \mathcal{O}(n)$", r"$\{a\}$"])
def test_plain_formulas_are_harmless(formula: str) -> None:
    assert is_harmless(formula)


@pytest.mark.parametrize("formula", [r"$\input{/etc/passwd}$", "$}{$", "$$", "$x%$", r"$\write18{x}$", "$#1$"])
def test_what_could_do_something_is_not(formula: str) -> None:
    assert not is_harmless(formula)
