import pytest

from builder.text.latex.escape import escape_latex
from builder.text.math.reading import read_formulas


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50% of $x_1$", "50\\% of $x_1$"),
        ("The $T_{cs 0}^{*}(2870)^0$ state", "The $T_{cs 0}^{*}(2870)^0$ state"),
        ("a } b { c", "a \\textbraceright{} b \\textbraceleft{} c"),
        (r"\(x\) and \[y\]", "$x$ and $y$"),
        ("$\\input{/etc/passwd}$", "input/etc/passwd"),
        (r"$\ourmethod_1^n$", "ourmethod₁ⁿ"),
        (r"$\{x$", r"\textbraceleft{}x"),
        ("$}{$", "\\$\\textbraceright{}\\textbraceleft{}\\$"),
        ("$5 and $6", "\\$5 and \\$6"),
        ("one $ only", "one \\$ only"),
    ],
)
def test_a_text_is_escaped_and_only_harmless_mathematics_is_kept(text: str, escaped: str) -> None:
    assert escape_latex(read_formulas(text)) == escaped


def test_a_text_of_many_commands_is_judged_in_no_time() -> None:
    escape_latex(read_formulas("$" + "\\alphaalpha" * 90 + "%$"))
