from builder.config.settings import Config
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.reading import read_formulas
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table

REPAIRER = Repairer.of(read_table(Config().formulas_file))

FOUND = Formula("x^2", "x^2", repaired=True)


class OneSquare:
    """Finds one formula in every text."""

    def read(self, text: str) -> Pieces:
        before, after = text.split("x^2")
        return before, FOUND, after


def test_a_text_that_marks_a_formula_marks_all() -> None:
    assert FOUND not in read_formulas("let $y$ be x^2 here", OneSquare())


def test_where_no_formula_is_marked_they_are_found_again() -> None:
    assert FOUND in read_formulas("for $5 let y be x^2 here", OneSquare())


def test_without_a_repairer_a_text_is_what_it_marks() -> None:
    assert read_formulas(r"a {\phi} of $x$") == (
        "a ",
        Formula(r"{\phi}", r"{\phi}", repaired=False),
        " of ",
        Formula("x", "$x$", repaired=False),
    )
    assert read_formulas("") == ()


def test_where_a_listing_took_the_dollars_the_rest_is_repaired_too() -> None:
    text = r"with p_i = 1{2} pm varepsilon to \[ 1{C_\tau} \cdot \lg n \] samples"

    formulas = [piece for piece in read_formulas(text, REPAIRER) if isinstance(piece, Formula)]

    assert [formula.tex for formula in formulas] == [
        r"p_i = \frac{1}{2} \pm \varepsilon",
        r"\frac{1}{C_\tau} \cdot \lg n",
    ]
    assert all(formula.repaired for formula in formulas)
