import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.latex.bibliography import resolve_address, resolve_bibliography


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{{SMALL}} Agents \& \$k\$ {N}eighbours", "SMALL Agents & $k$ Neighbours"),
        (r"N{\'u}{\~n}ez, {\'O}lafur J{\'{o}}nsson, G\"odel", "Núñez, Ólafur Jónsson, Gödel"),
        (r"\u{g} \v{c} {\v s} \v c \c{c} \H{o} \k{a} \.I \'{\i} \'\i", "ğ č š č ç ő ą İ í í"),
        (r"K{\o}benhavn, \L{}ukasz, {\AA}sa, {\ss}, \o re, {\ae}, {\dj}", "København, Łukasz, Åsa, ß, øre, æ, đ"),
        (r"{\"U}ber \'{Etudes} and na{\"\i}ve", "Über Études and naïve"),
        ("a---b, 1--2, ``so'' -----", "a—b, 1–2, “so” -----"),
        (r"A.~Bee and ~10 {\~{}} {\^{}} \~{}", "A. Bee and ~10 ~ ^ ~"),
        (r"a\_{B} and x_{B}", "a_B and x_{B}"),
        (r"5\% {\%} \#1 a\_b", "5% % #1 a_b"),
        (r"$\mathbb{R}^{d}$ and \(x_{1}\) and $$y_{2}$$", r"$\mathbb{R}^{d}$ and $x_{1}$ and $$y_{2}$$"),
        (r"\${\textbackslash}mathbb\{R\}{\textasciicircum}d\$", r"$\mathbb{R}^d$"),
        (r"\$x^{10}\$, \$\frac{a}{b}\$", r"$x^{10}$, $\frac{a}{b}$"),
        (r"$\backslash$alpha $\{$a$\}$ $<$", r"\alpha {a} <"),
        (r"{\textdollar}k{\textdollar}, \textendash", "$k$, –"),
        (r"\emph{so} {\em so} \textbf{b{\'e}} \textsc{sc} \uppercase{u}", "so so bé sc u"),
        (r"H\textsubscript{2}O, 10\textsuperscript{3}", "H<sub>2</sub>O, 10<sup>3</sup>"),
        (r"z \ensuremath{<} 2 M$_{\ensuremath{\odot}}$", r"z < 2 M$_{{\odot}}$"),
        (r"\ensuremath{x_{2}} and \mathcal{O}(n)", r"$x_{2}$ and \mathcal{O}(n)"),
        (r"\unknown{a}{b} stays", r"\unknown{a}{b} stays"),
        (r"{\relax Ch}arles \LaTeX{} {\TeX}", "Charles LaTeX TeX"),
        (r"\href{https://a.b}{the code} \url{https://c.d}", "https://a.b the code https://c.d"),
        ("costs $5 alone", "costs $5 alone"),
        ("}}un{closed", "unclosed"),
        ("no marks at all", "no marks at all"),
    ],
)
def test_what_is_written_in_latex_is_read_as_what_it_stands_for(written: str, meant: str) -> None:
    assert resolve_bibliography(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"https://a.b/c\_d\%20e", "https://a.b/c_d%20e"),
        (r"10.1/a\textless{}b{\textgreater}c\textunderscore d", "10.1/a<b>c_ d"),
        (r"https://a.b/{\~{}}me", "https://a.b/~me"),
        (r"https://a.b/$\sim$me/{\_}", "https://a.b/~me/_"),
        (r"\url{https://a.b/--c}", "https://a.b/--c"),
        ("https://a.b/~me--c", "https://a.b/~me--c"),
    ],
)
def test_an_address_loses_its_escapes_alone(written: str, meant: str) -> None:
    assert resolve_address(written) == meant


@given(st.text("\\{}$~-`'\"^_aiuv \n&%é(", max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(resolve_bibliography(text), str)
    assert isinstance(resolve_address(text), str)
