import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.text.math.pieces import Formula
from builder.text.math.plain import as_plain, plain_tex
from builder.text.math.reading import read_formulas


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"B^-\rightarrow D^- D^0 K_\mathrm{S}^0", "B⁻→D⁻ D⁰ K_S⁰"),
        (r"9\,\mathrm{fb}^{-1}", "9 fb⁻¹"),
        (r"13\,Te\kern -0.1em V", "13 TeV"),
        (r"2883\pm11\pm6\,\mathrm{MeV}\!/c^2", "2883±11±6 MeV/c²"),
        (r"r \ll \min\{n_1,n_2\}", "r ≪ min{n₁,n₂}"),
        (r"D{\to}\infty", "D→∞"),
        (r"p_i = \frac{1}{2} \pm \varepsilon", "p_i = 1/2 ± ε"),
        (r"\widetilde O(|S||A|t_{\mathrm{mix}}^2 \epsilon^{-2})", "Õ(|S||A|t_mix² ε⁻²)"),
        (r"\mathcal O_i(u) = \sigma\left( \sum_j \mathcal W_{ij} u\right)", "O_i(u) = σ(∑_j W_ij u)"),
        (r"{\rm d}M/{\rm d}E", "dM/dE"),
        (r"n = O(m\log(m))", "n = O(m log(m))"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\log_2 n", "log₂ n"),
        (r"M^*", "M*"),
        (r"x' + x^\prime", "x′ + x′"),
        (r"90^\circ", "90°"),
        (r"x^{n+1}_{i+1}", "xⁿ⁺¹_(i+1)"),
        (r"e^{-x^2}", "e^(-x²)"),
        (r"{a+b \over c}", "(a+b)/c"),
        (r"\frac{(a+b)}{c}", "(a+b)/c"),
        (r"\frac12", "1/2"),
        (r"\sqrt{x}, \sqrt[3]{x+1}", "√x, ³√(x+1)"),
        (r"{n \choose k}", "(n choose k)"),
        (r"\Omega = \alpha x", "Ω = αx"),
        (r"x \in \mathbb{R}^n", "x ∈ Rⁿ"),
        (r"\R^2, \eps", "R², ε"),
        (r"a\not=b", "a≠b"),
        (r"\bar{AB}", "ĀB̄"),
        (r"\text{for all } x", "for all x"),
        (r"1 \text{ in $\Omega$}", "1 in Ω"),
        (r"\begin{aligned}a&=b\\c&=d\end{aligned}", "a =b; c =d"),
        (r"a \equiv b \pmod{p}", "a ≡ b (mod p)"),
        (r"A \xrightarrow{f} B", "A →ᶠ B"),
        (r"\overset{d}{=}", "=ᵈ"),
        (r"\ourmethod{} beats 5\% of \|x\|", "ourmethod beats 5% of ‖x‖"),
        (r"x\label{eq:1}", "x"),
    ],
)
def test_a_formula_in_plain_unicode(tex: str, shown: str) -> None:
    assert plain_tex(tex) == shown


def test_a_text_is_its_words_and_its_formulas_in_plain_unicode() -> None:
    assert as_plain(read_formulas(r"The $\alpha$-divergence, for \$5")) == "The α-divergence, for $5"
    assert as_plain(("x {y}",)) == "x {y}"


def test_what_is_too_deep_to_be_read_stays_as_listed() -> None:
    deep = "{" * 20 + "x" + "}" * 20

    assert as_plain((Formula(deep, f"${deep}$", repaired=False),)) == f"${deep}$"


@given(st.text(alphabet=r"\{}[]^_&'~ $ax1,+" "\n"))
@example("\\")
def test_whatever_a_formula_holds_neither_backslash_nor_brace_without_one_is_left(tex: str) -> None:
    shown = plain_tex(tex)

    assert "\\" not in shown
    assert tex.count(r"\{") or "{" not in shown
