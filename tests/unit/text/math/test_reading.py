from builder.text.math.pieces import Formula, Pieces
from builder.text.math.reading import read_formulas

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
