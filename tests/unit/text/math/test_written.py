import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.math.pieces import Formula
from builder.text.math.written import find_bare, find_written


def _formulas(text: str) -> list[str]:
    return [piece.tex for piece in find_written(text) if isinstance(piece, Formula)]


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("let $x_1$ be", "x_1"),
        ("let $$x_1$$ be", "x_1"),
        (r"let \(x_1\) be", "x_1"),
        (r"let \[x_1\] be", "x_1"),
        (r"so \begin{equation*} x_1 \end{equation*} holds", "x_1"),
        (r"so \begin{align} x &= 1 \\ y &= 2 \end{align} holds", r"\begin{aligned}x &= 1 \\ y &= 2\end{aligned}"),
        (r"costs \$5 for $x$", "x"),
        (r"the sum $\$5x$ grows", r"\$5x"),
        (r"$\text{if this is so, and that}$", r"\text{if this is so, and that}"),
        ("for $ 2 $ days", "2"),
        ("an in-situ $in-situ$ look", "in-situ"),
    ],
)
def test_every_way_to_mark_a_formula_is_known(text: str, tex: str) -> None:
    assert _formulas(text) == [tex]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6",
        "from $20 million to $30 million",
        "a range of $5-$10 a month",
        "the $US of the full year against the $ was low",
        "no $$ in it, and $ $ neither",
        r"braces $x}$ and ${x$ do not pair, \(x is not closed",
        r"nothing is seen of $\,$",
        "a shell runs $(touch /tmp/x) $(touch /tmp/y)",
        "one $ alone",
        "",
    ],
)
def test_money_prose_and_what_does_not_pair_are_no_formulas(text: str) -> None:
    assert find_written(text) == (text,)


def test_of_an_odd_number_of_dollars_one_is_left() -> None:
    assert _formulas("a $4,000 budget for $x$ and $y_1$") == ["x", "y_1"]


def test_what_stands_apart_is_known_as_such() -> None:
    (shown,) = [piece for piece in find_written(r"\[x\]") if isinstance(piece, Formula)]

    assert shown == Formula("x", r"\[x\]", repaired=False, display=True)


def test_a_symbol_in_braces_of_its_own_is_a_formula() -> None:
    assert find_bare(r"a {\phi}_1 field") == ("a ", Formula(r"{\phi}_1", r"{\phi}_1", repaired=False), " field")
    assert find_bare(r"a {\em new} field") == (r"a {\em new} field",)


@given(st.text(alphabet="$\\()[]{}_1ab \u4e2d") | st.sampled_from([r"$x$\(y\)$$z$$", r"\begin{math}x\end{math}"]))
def test_nothing_is_lost_between_the_pieces(text: str) -> None:
    for find in (find_written, find_bare):
        assert "".join(piece if isinstance(piece, str) else piece.shown for piece in find(text)) == text
