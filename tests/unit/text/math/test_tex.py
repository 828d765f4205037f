import pytest

from builder.text.math.reading import read_formulas
from builder.text.math.tex import as_tex


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        (r"let \(x\) and $$y$$ be", "let $x$ and $y$ be"),
        ("costs $5, or $x$", r"costs \$5, or $x$"),
        (r"costs \$5", r"costs \$5"),
        ("no formula", "no formula"),
    ],
)
def test_formulas_stand_between_dollars_and_other_dollars_behind_a_backslash(text: str, tex: str) -> None:
    assert as_tex(read_formulas(text)) == tex
