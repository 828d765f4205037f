import pytest

from builder.text.math.stripped import restored


@pytest.mark.parametrize(
    ("left", "tex"),
    [
        (r"P(A) \sim 1{L}", r"P(A) \sim \frac{1}{L}"),
        (r"F\Big(A{L^2}\Big)", r"F\Big(\frac{A}{L^2}\Big)"),
        (r"1{C_\tau} \cdot \log 1{\delta}", r"\frac{1}{C_\tau} \cdot \log \frac{1}{\delta}"),
        (r"u, \quad corresponding to \quad v", r"u, \quad \text{corresponding to} \quad v"),
    ],
)
def test_fractions_and_words_are_put_back(left: str, tex: str) -> None:
    assert restored(left) == tex


@pytest.mark.parametrize(
    "tex", ["L^{-2}", r"N{+}D", r"a{\to}b", r"\frac{a}{b} 1{2}", r"x_{max}", r"\left[ab\right]", r"2\pi{R}", "xyz"]
)
def test_what_is_whole_stays(tex: str) -> None:
    assert restored(tex) == tex


@pytest.mark.parametrize("left", ["ab{c}", "x 1y{2}", "2a{b}"])
def test_a_numerator_of_which_nobody_knows_where_it_began_is_none(left: str) -> None:
    assert restored(left) is None
