import pytest

from builder.ingest.formats.objects.markup import words_of_abstract, words_of_markup

FORMULA = "<jats:inline-formula><jats:alternatives>{}</jats:alternatives></jats:inline-formula>"
ANNOTATION = '<mml:annotation encoding="application/x-tex">k</mml:annotation>'
MATHML = "<mml:math><mml:mi>k</mml:mi></mml:math>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("plain  words", "plain words"),
        ('The <span class="nocase">SMALL</span> &amp; <i>k</i>', "The SMALL & k"),
        ("CO<sub>2</sub> and 10<sup>-3</sup>", "CO₂ and 10⁻³"),
        ("CO<jats:sub>2</jats:sub>", "CO₂"),
        ("<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic>.</jats:p>", "We do."),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("One.<br/>Two.<br>Three.", "One. Two. Three."),
        ("<jats:sec><jats:title>Methods</jats:title><jats:p>We do.</jats:p></jats:sec>", "We do."),
        (
            "<jats:list><jats:list-item><jats:label>1</jats:label><jats:p>A</jats:p></jats:list-item></jats:list>",
            "A",
        ),
        ("&lt;jats:p&gt;We &lt;i&gt;do&lt;/i&gt;.&lt;/jats:p&gt;", "We do."),
        ("a &lt; b and c &gt; d", "a < b and c > d"),
        ("a < b and c > d", "a < b and c > d"),
        ("if $x<y$ and $y>z$", "if $x<y$ and $y>z$"),
        ("List<T> and <think> and <s>", "List<T> and <think> and <s>"),
        ("a <i> alone", "a <i> alone"),
        ("a </i> alone", "a alone"),
        ("see <a href=\"https://x.y\" title='z'>this</a>", "see this"),
        ("<![CDATA[A & B]]>", "A & B"),
        ("<b><i>x</b></i>", "x"),
        ("for <tex-math notation='LaTeX'>$x_2$</tex-math> only", "for $x_2$ only"),
        ("for <i><jats:tex-math>x</jats:tex-math></i>", "for $x$"),
        ("", ""),
    ],
)
def test_tags_are_taken_off_and_words_stay(markup: str, words: str) -> None:
    assert words_of_markup(markup) == words


@pytest.mark.parametrize(
    ("inside", "formula"),
    [
        (r"<jats:tex-math>$k \ge 2$</jats:tex-math>", r"$k \ge 2$"),
        (r"<jats:tex-math>$$ k $$</jats:tex-math>" + MATHML, "$k$"),
        (MATHML + r"<jats:tex-math>\(k\)</jats:tex-math>", "$k$"),
        (r"<tex-math>\documentclass{a}\begin{document}$$k$$\end{document}</tex-math>", "$k$"),
        ("<jats:tex-math>k</jats:tex-math>", "$k$"),
        (MATHML, "k"),
    ],
)
def test_a_formula_is_its_tex_where_it_has_some(inside: str, formula: str) -> None:
    assert words_of_markup(f"for {FORMULA.format(inside)}.") == f"for {formula}."


@pytest.mark.parametrize(
    ("mathml", "shown"),
    [
        ("<mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub>", "x₂"),
        ("<mml:msup>\n <mml:mi>B</mml:mi>\n <mml:mn>0</mml:mn>\n</mml:msup>", "B⁰"),
        ("<mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup>", "x₁²"),
        ("<mml:mfrac><mml:mi>a</mml:mi><mml:mi>bc</mml:mi></mml:mfrac>", "a/(bc)"),
        ("<mml:msqrt><mml:mn>2</mml:mn></mml:msqrt>", "√2"),
        (f"<mml:semantics><mml:mi>k</mml:mi>{ANNOTATION}</mml:semantics>", "$k$"),
    ],
)
def test_mathml_alone_is_shown_in_one_line(mathml: str, shown: str) -> None:
    assert words_of_markup(f"An <mml:math>{mathml}</mml:math> here") == f"An {shown} here"


def test_tags_inside_each_other_without_end_are_read() -> None:
    assert words_of_markup("<i>" * 9999 + "x" + "</i>" * 9999).strip("<i>/") == "x"


@pytest.mark.parametrize(
    ("abstract", "words"),
    [
        ("Abstract We study it.", "We study it."),
        ("Abstract: Rules.", "Rules."),
        ("ABSTRACT Rules are small.", "Rules are small."),
        ("<p>Abstract. Rules.</p>", "Rules."),
        ("Abstract Algebra is a subject.", "Abstract Algebra is a subject."),
        ("Abstract interpretation is one.", "Abstract interpretation is one."),
        ("Abstracts are short.", "Abstracts are short."),
    ],
)
def test_the_name_of_an_abstract_is_no_part_of_it(abstract: str, words: str) -> None:
    assert words_of_abstract(abstract) == words
