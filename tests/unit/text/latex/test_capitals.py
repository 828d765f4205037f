import pytest
from hypothesis import example, given

from builder.text.characters import nfc
from builder.text.latex.bibliography import resolve_bibliography
from builder.text.latex.capitals import title_latex
from builder.text.math.pieces import Formula
from builder.text.math.reading import read_formulas
from tests.strategies import texts


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Lattice models of glasses", "Lattice models of glasses"),
        ("Lattice Models of Very Old Glasses", "Lattice Models of Very Old Glasses"),
        ("BERT and GPT-4 for mRNA", "{BERT} and {GPT}-4 for {mRNA}"),
        ("LoRA: A Low-Rank Study of 3D Scenes", "{LoRA}: A Low-Rank Study of {3D} Scenes"),
        ("A study of Gaussian noise in English", "A study of {Gaussian} noise in {English}"),
        ("Learning with Transformers from Data", "Learning with Transformers from Data"),
        ("Noise in words: Less is more. Again it is", "Noise in words: Less is more. Again it is"),
        ("Vitamin C and C++", "Vitamin {C} and {C}++"),
        ("LATTICE MODELS OF GLASSES", "LATTICE MODELS OF GLASSES"),
        ("Growth of the U.S. economy in Peru", "Growth of the {U}.{S}. economy in {Peru}"),
        ("“Attention” and 'Models' of the “GPT” Kind: “No”", "“Attention” and 'Models' of the “{GPT}” Kind: “No”"),
        ("Élan’s O’Neil Models Don't Melt", "Élan’s {O’Neil} Models Don't Melt"),
        ("SAM 2", "{SAM} 2"),
        ("100% of x_i & {more", r"100\% of x\_i \& \textbraceleft{}more"),
        ("Élan in ÉTÉ by É. Über", "Élan in {ÉTÉ} by {É}. Über"),
        ("深度学习 with BERT", "深度学习 with {BERT}"),
        ("", ""),
    ],
)
def test_braces_stand_where_capitals_need_them(title: str, written: str) -> None:
    assert title_latex((title,)) == written


def test_a_formula_is_kept_whole() -> None:
    pieces = read_formulas(r"The $B^- \to D^0$ decay")
    assert title_latex(pieces) == r"The {$B^- \to D^0$} decay"
    assert title_latex((Formula(r"\write18", r"$\write18$", repaired=False),)) == "{write18}"


@given(texts)
@example("a---b ``c'' ?` ''' -- {")
def test_a_title_is_read_as_it_was(text: str) -> None:
    written = title_latex((text,))
    assert written.count("{") == written.count("}")
    if not set("\\$") & set(text):
        assert resolve_bibliography(written) == nfc(text)
