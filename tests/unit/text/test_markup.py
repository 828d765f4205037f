import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.characters import nfkc
from builder.text.folding import fold
from builder.text.markup import DEEPEST, LOWERED, RAISED, resolve_markup


@pytest.mark.parametrize(
    ("cleaned", "shown"),
    [
        ("CO<sub>2</sub> and <SUP>13</SUP>C", "CO₂ and ¹³C"),
        ("La<sub>2-x</sub>Sr<sub>x</sub>CuO<sub>4−δ</sub>", "La₂₋ₓSrₓCuO_(4−δ)"),
        (
            "Al<sub>0.3</sub>As, 10<sup>-3</sup>, Ca<sup>2+</sup>, the n<sup>th</sup>",
            "Al₀.₃As, 10⁻³, Ca²⁺, the nᵗʰ",
        ),
        ("T<sub>c</sub>, T<sub>eff</sub>, x<sup>a/b</sup>, M<sup>*</sup>", "T_c, T_eff, x^(a/b), M*"),
        (
            "<i>E. coli</i> is <b>big</b>, <em>so</em> <strong>be</strong> <scp>it</scp>",
            "E. coli is big, so be it",
        ),
        ("<i>x<sub>2</sub></i>, y<sub><i>i</i></sub>, a<sub>b<sub>2</sub></sub>", "x₂, yᵢ, a_b₂"),
        ("CO<sub>2 </sub>rises<sub></sub>", "CO₂ rises"),
        ("<i>all of $x<y$ it</i>", "all of $x<y$ it"),
        ("<i>p < 0.05</i> & more", "p < 0.05 & more"),
    ],
)
def test_tags_that_dress_words_are_resolved(cleaned: str, shown: str) -> None:
    assert resolve_markup(cleaned) == shown


@pytest.mark.parametrize(
    "text",
    [
        "for a <b and c> d </i",
        "orbits <A>_p<B>_p, (denoted by <i,j>) and </i,j>",
        "in $0<i>x</i>$ and $<sub>2</sub>$",
        "<sub>2 and 3</sup>",
        "2</sub>",
        "<sub>2",
        "<i>a <b>c</i> d</b>",
        '<i class="x">a</i> <u>b</u> <script>c</script> < i>d</i>',
    ],
)
def test_what_only_looks_like_a_tag_or_is_left_alone_stays(text: str) -> None:
    assert resolve_markup(text) == text


def test_a_tag_that_nothing_closes_keeps_no_other_from_being_resolved() -> None:
    assert resolve_markup("<i> CO<sub>2</sub> <b>so</b>") == "<i> CO₂ so"


def test_so_many_tags_inside_each_other_are_seen() -> None:
    assert resolve_markup("<i>" * DEEPEST + "x" + "</i>" * DEEPEST) == "x"
    assert resolve_markup("<i>" * 20 + "x" + "</i>" * 20) == "<i>" * 12 + "x" + "</i>" * 12


@pytest.mark.parametrize("letters", [LOWERED, RAISED])
def test_a_figure_above_or_below_the_line_is_found_as_the_one_on_it(letters: dict[str, str]) -> None:
    assert all(len(shown) == 1 for shown in letters.values())
    assert [nfkc(shown) for shown in letters.values()] == [nfkc("−" if one in "-–" else one) for one in letters]
    assert fold("CO₂") == "co2"


TAGS = st.sampled_from(["<i>", "</i>", "<sub>", "</sub>", "<b>", "</b>", "$", "x", "2", " ", "<", ">"])


@given(st.lists(TAGS, max_size=12).map("".join))
def test_no_letter_is_lost(text: str) -> None:
    shown = resolve_markup(text)

    assert shown.count("$") == text.count("$")
    assert nfkc(shown).count("x") == text.count("x")
    assert nfkc(shown).count("2") == text.count("2")
