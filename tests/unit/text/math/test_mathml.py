import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.text.math.mathml import ELEMENTS, as_html, mathml
from builder.text.math.pieces import Formula

PARTS = (
    *"{}^_&<>\"'x1 ", r"\sqrt", r"\frac", r"\text{", r"\hat", r"\begin{array}{c}", r"\end{array}", r"\left(",
    r"\right)", r"\mathbf", "</math>", "<script>", "<!--", "&lt;", r"\href{a}", r"\kern1em", r"\\", r"\color{red}",
    r"\not", r"\big(", r"\begin{cases}", r"\end{cases}", r"\mathrm{", r"\operatorname{", "\x00", "\ud800",
)  # fmt: skip
"""Of what hostile formulas could be made."""


def _set(tex: str) -> str | None:
    node = mathml(Formula(tex, f"${tex}$", repaired=False))
    return None if node is None else as_html(node)


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        ("x_1^2", "<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>"),
        (r"\RR", "<math><mi>ℝ</mi></math>"),
        (r"\widetilde x", '<math><mover accent="true"><mi>x</mi><mo stretchy="false">˜</mo></mover></math>'),
        ("a<b", "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>"),
        (r"\log n", '<math><mrow><mi>log</mi><mo lspace="0.1667em">\u2061</mo><mi>n</mi></mrow></math>'),
        (
            r"\exp(-x)",
            '<math><mi>exp</mi><mo>\u2061</mo><mo stretchy="false">(</mo><mo lspace="0" rspace="0">−</mo>'
            '<mi>x</mi><mo stretchy="false">)</mo></math>',
        ),
    ],
)
def test_a_formula_is_set(tex: str, html: str) -> None:
    assert _set(tex) == html


@pytest.mark.parametrize(
    "tex",
    [r"Te\kern -0.1em V", r"\begin{aligned}a&=b\\c&=d\end{aligned}", r"\color{red} x", r"\text{\textbf{so}}"],
)
def test_what_the_policy_of_a_page_forbids_is_left_out_of_a_formula(tex: str) -> None:
    html = _set(tex)

    assert html
    assert " style" not in html
    assert "class" not in html


@pytest.mark.parametrize(
    "tex",
    [
        r"\ourmethod",
        r"\href{javascript:alert(1)}{x}",
        r"\def\a{\a\a}\a",
        r"\newcommand{\a}{\a\a}\a",
        "x}",
        "{" * 200 + "}" * 200,
        r"\sqrt" * 200 + "x",
        "x" * 1_001,
    ],
)
def test_what_cannot_be_set_or_must_not_is_not(tex: str) -> None:
    assert _set(tex) is None


@example(r"\color{red}")  # a row of nothing
@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_nothing_comes_through_that_is_not_on_the_lists(tex: str) -> None:
    html = _set(tex) or ""

    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= ELEMENTS
    assert not re.search(r"<[^>]*(?: on| style| href| src| class| id)", html)
    assert html.count("<math") <= 1
