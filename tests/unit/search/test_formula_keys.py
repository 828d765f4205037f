import pytest

from builder.search.formula_keys import formula_keys, formula_spans, key_of
from builder.text.math.reading import read_formulas


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("$D^0 K_S^0$ decays", ["d0ks0"]),
        (r"in $O(n\log n)$ or $N \times N$", ["onlogn", "nxn"]),
        (r"$\alpha x$ and $9\,\mathrm{fb}^{-1}$", ["alphax", "9fb1"]),
        (r"$\alpha$, $L_2$ and $x$ are words", []),
        ("$a+b+c+d+e+f+g$ is too long", []),
        (r"$O(n)$ is not the stem of one, nor $\min d$ a mind", []),
    ],
)
def test_a_formula_is_found_by_its_words_in_one(text: str, keys: list[str]) -> None:
    assert list(formula_keys(read_formulas(text))) == keys


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("d 0 k s 0", "d0ks0"),
        ("n x n", "nxn"),
        ("alpha x", "alphax"),
        ("αx", "alphax"),
    ],
)
def test_short_words_side_by_side_may_be_a_formula(words: str, joined: str) -> None:
    found = words.split()

    assert joined in [key_of(found[first:behind]) for first, behind in formula_spans(found)]


@pytest.mark.parametrize(
    "words", ["deep learning", "the way to go", "神 经", "learning rate n", "alpha", "o n", "min d"]
)
def test_plain_words_are_none(words: str) -> None:
    assert formula_spans(words.split()) == []
