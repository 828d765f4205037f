import pytest

from builder.text.math.retex import Retex, is_sound
from builder.text.math.splitting import Splitter

RETEX = Retex(Splitter({"mix"}, {"in": 120, "to": 120, "times": 110, "pm": 130}, {}), {"mix", "gas"})


@pytest.mark.parametrize(
    ("shown", "tex"),
    [
        ("64{times}64", r"64{\times}64"),
        ("D{to}infty", r"D{\to}\infty"),
        ("9,fb^{-1}", r"9\,\mathrm{fb}^{-1}"),
        ("13,Tekern -0.1em V", r"13\,\mathrm{TeV}"),
        ("2883pm11pm6,Mekern -0.1em V!/c^2", r"2883\pm11\pm6\,\mathrm{MeV}\!/c^2"),
        ("p_i = 1{2} pm varepsilon", r"p_i = \frac{1}{2} \pm \varepsilon"),
        ("min{n_1,n_2}", r"\min\{n_1,n_2\}"),
        ("{0,1}^n", r"\{0,1\}^n"),
        ("{rm d}M", r"{\rm d}M"),
        ("t_{mix}", r"t_{\mathrm{mix}}"),
        ("M_gas", r"M_{\mathrm{gas}}"),
        ("10^10", "10^{10}"),
        ("50%", r"50\%"),
        ("20,000", "20{,}000"),
        ("xin A", r"x\in A"),
        ("5.3,sigma", r"5.3\,\sigma"),
        ("(1,lambda)", r"(1,\lambda)"),
        ("M ~ 10^8", r"M \sim 10^8"),
        ("alphax", r"\alpha x"),
    ],
)
def test_what_the_listing_took_is_put_back(shown: str, tex: str) -> None:
    assert RETEX.tex_of(shown) == tex


@pytest.mark.parametrize("shown", ["q-1{2}", "2pi{3}", "f(x){n}"])
def test_where_a_numerator_begins_is_not_guessed(shown: str) -> None:
    assert "frac" not in str(RETEX.tex_of(shown))


@pytest.mark.parametrize("shown", ["{a", "a}", "x^", "x_{}^", "left( a", "mathcal", "hat"])
def test_what_would_not_stand_in_tex_is_refused(shown: str) -> None:
    assert RETEX.tex_of(shown) is None


@pytest.mark.parametrize("shown", ["n{2}", "sqrtn", "x", "f(x)"])
def test_no_root_hat_or_bar_is_invented(shown: str) -> None:
    tex = str(RETEX.tex_of(shown))

    assert [name for name in ("sqrt", "hat", "bar", "tilde") if name in tex and name not in shown] == []


def test_halves_of_brackets_that_grow_come_in_pairs() -> None:
    assert is_sound(r"\left( a \right)")
    assert not is_sound(r"a \right)")
    assert not is_sound(r"k \bf N")
    assert is_sound(r"x = \bf N")
