from builder.model.papers import Shown
from builder.pages.formulas import abstract_markup, listed, title_markup
from builder.pages.front_matter import Listed
from builder.text.math.pieces import Formula
from builder.text.math.reading import read_formulas
from tests.examples import a_record, an_archive

SQUARE = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"


def test_a_title_without_formulas_needs_no_html() -> None:
    assert title_markup(read_formulas("A <b>bold</b> title for $5")) is None
    assert abstract_markup(read_formulas("See https://example.org")) is None


def test_a_title_is_html_with_its_formulas_set_and_all_else_as_it_stands() -> None:
    title = read_formulas(r"A <b>bold</b> & $x^2$ title of $\ourmethod_1$ for \$5")

    assert title_markup(title) == f"A &lt;b&gt;bold&lt;/b&gt; &amp; {SQUARE} title of ourmethod₁ for $5"


def test_a_long_title_is_cut_between_words_and_never_in_a_formula() -> None:
    title = read_formulas("A square $x^2$ and much more")

    assert title_markup(title, 17) == f"A square {SQUARE} and…"
    assert title_markup(read_formulas("A $x^2$ ($y+z$)"), 6) == f"A {SQUARE} (…"
    assert title_markup(title, 10) is None
    assert title_markup(title, 100) == f"A square {SQUARE} and much more"


def test_the_formulas_of_an_abstract_tell_their_tex() -> None:
    abstract = read_formulas(r'For $x<"y"$ and $\ours$ see https://a.org/b?c=1&d=2.')

    assert abstract_markup(abstract) == (
        '<p>For <math data-pa-tex="x&lt;&quot;y&quot;"><mi>x</mi><mo>&lt;</mo>'
        "<mi>”</mi><mi>y</mi><mi>”</mi></math> and "
        '<span data-pa-tex="\\ours">ours</span> see '
        '<a href="https://a.org/b?c=1&amp;d=2">https://a.org/b?c=1&amp;d=2</a>.</p>'
    )


def test_a_wide_formula_scrolls_by_itself() -> None:
    markup = title_markup(read_formulas("$a+b+c+d+e+f+g+h+i+j+k$"))

    assert markup
    assert markup.startswith('<span class="pa-wide"><math>')


def test_signs_that_touch_a_formula_stay_on_its_line() -> None:
    title = read_formulas("For all (“$x^2$”), $x^2$-like $x^2$ and $x^2$'$x^2$ <")

    assert title_markup(title) == (
        f"For all <span>(“{SQUARE}”),</span> <span>{SQUARE}-</span>like {SQUARE} "
        f"and <span>{SQUARE}'</span>{SQUARE} &lt;"
    )


def test_a_text_is_told_as_listed_where_it_was_repaired() -> None:
    [entry] = an_archive(a_record("Of x^2", "For $y$.")).entries.values()
    object.__setattr__(entry, "shown", Shown(("Of ", Formula("x^2", "x^2", repaired=True)), entry.shown.abstract))

    assert listed(entry) == Listed("Of x^2", None)


def test_what_marks_its_formulas_is_not_told_twice() -> None:
    [entry] = an_archive(a_record("Of $x^2$")).entries.values()

    assert listed(entry) is None
