from builder.text.math.belief import Belief, kind_of, seen_of
from builder.text.math.lexicon import Lexicon
from builder.text.math.spans import Span
from builder.text.math.tokens import tokens_of

LEXICON = Lexicon({"paper": 2}, ["alpha", "in"], [])
TOKENS = tokens_of("alpha and x_1 and alpha")
SPANS = [Span(0, 1, 90, 90), Span(4, 7, 500, 500), Span(10, 11, 400, 400)]


def test_a_span_is_of_the_kind_that_it_looks_like() -> None:
    shown = ["x_1", "alpha", "rightarrow", "x", "a = b", "O(n)", "xin", "a rightarrow b"]

    kinds = [kind_of(tokens_of(one), LEXICON) for one in shown]

    assert kinds == ["strong", "greek", "lone sure", "letter", "related", "weak", "lone glued", "sure"]


def test_the_twin_of_a_span_and_the_strong_ones_of_its_text_are_seen() -> None:
    first, _, last = seen_of(TOKENS, SPANS, LEXICON)

    assert "twin 4" in first
    assert "twin 2" in last
    assert "others 1" in first


def test_a_span_is_believed_by_the_sum_of_what_is_seen_of_it() -> None:
    belief = Belief({"greek twin 4": 50, "greek": 20, "strong": 60}, 65)

    assert belief.believed(TOKENS, SPANS, LEXICON) == [SPANS[0]]
