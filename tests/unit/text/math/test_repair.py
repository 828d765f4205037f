"""The real table, on made-up texts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.config.settings import PROJECT
from builder.text.math.pieces import Formula
from builder.text.math.repair import Repairer, may_have_formulas
from builder.text.math.table import read_table

REPAIRER = Repairer.of(read_table(PROJECT / "vocabulary" / "maths.xz"))


def repaired(text: str) -> str:
    return "".join(f"${one.tex}$" if isinstance(one, Formula) else one for one in REPAIRER.read(text))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "We show that the time is O(n^2 log n) for all n geq 2 and epsilon in (0,1).",
            r"We show that the time is $O(n^2 \log n)$ for all $n \geq 2$ and $\epsilon \in (0,1)$.",
        ),
        (
            "Let f: R^d rightarrow R be a function with |f(x)| leq C for x in R^d.",
            r"Let $f: R^d \rightarrow R$ be a function with $|f(x)| \leq C$ for $x \in R^d$.",
        ),
        (
            "The decay B^0 rightarrow K^+ pi^- of mesons is measured.",
            r"The decay $B^0 \rightarrow K^+ \pi^-$ of mesons",
        ),
    ],
)
def test_formulas_are_found_and_mended(text: str, whole: str) -> None:
    assert repaired(text).startswith(whole)


@pytest.mark.parametrize(
    "text",
    [
        "The method is 100 times faster, left to right, in all settings.",
        "We study the gamma-ray burst and its alpha decay.",
        "The code is at github.com/grasp-lyrl/modelzoo_continual.",
        "",
        "A plain sentence.",
    ],
)
def test_english_stays_as_it_is(text: str) -> None:
    assert repaired(text) == text


def test_what_kept_a_backslash_is_no_formula_that_lost_one() -> None:
    assert "$" not in repaired(r"{\em shell}, K\"{a}hler, and \Omega\times (0, \infty).")


@pytest.mark.parametrize("text", ["Let x_1 leq y^2, {a, b}} and ((c", "x^y_", "{" * 50, "a\\b $ 5 and alpha_1"])
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    pieces = REPAIRER.read(text)

    assert "".join(one.shown if isinstance(one, Formula) else one for one in pieces) == text


def test_an_endless_text_stays_as_it_is() -> None:
    text = "x_1 leq y^2 " * 2_000

    assert REPAIRER.read(text) == (text,)


def test_a_text_without_signs_of_formulas_is_not_looked_at() -> None:
    assert not may_have_formulas("The method is simple and fast, for a left inverse.", REPAIRER.lexicon)
    assert may_have_formulas("The method takes n^2 steps.", REPAIRER.lexicon)
    assert may_have_formulas("For all alphain A.", REPAIRER.lexicon)


STRANGE = ["ÉCOLE", "Ünïcödé", "CIFAR", " ", "x^2", "{times}", "64", "ΑΒΓ", "时间", "{", "}", "\\", "_"]


@given(st.lists(st.sampled_from(STRANGE)))
@example(["ÉCOLE", " ", "64{times}64"])
def test_letters_of_every_script_beside_a_formula_are_kept(words: list[str]) -> None:
    text = "".join([*words, " R^n"])

    assert "".join(one if isinstance(one, str) else one.shown for one in REPAIRER.read(text)) == text
