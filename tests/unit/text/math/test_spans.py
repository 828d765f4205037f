import pytest

from builder.text.math.spans import find_spans
from builder.text.math.tokens import tokens_of


def spans(marked: str) -> list[str]:
    """The spans of a text in which the model found what stands between bars."""
    tokens: list[str] = []
    odds: list[int] = []
    for number, part in enumerate(marked.split("¦")):
        some = tokens_of(part)
        tokens += some
        odds += [100 if number % 2 else -100] * len(some)
    return ["".join(tokens[span.start : span.end]) for span in find_spans(tokens, odds)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("the ¦x_i ¦is", ["x_i"]),
        ("the x¦^2¦ is", ["x^2"]),
        ("ions of Al¦^+¦ are", ["^+"]),
        ("bounded by ¦n^¦{2}, so", ["n^{2}"]),
        ("time ¦O(n log¦ n) is", ["O(n log n)"]),
        ("where ¦(p,¦ as", ["p"]),
        ("at ¦a.¦ Then", ["a"]),
        ("¦a¦ and ¦b¦", ["a", "b"]),
        ("¦f(x¦) is", ["f(x)"]),
        ("the (always ¦x)¦ is", ["x"]),
        ("no formula", []),
    ],
)
def test_a_span_is_made_whole(marked: str, found: list[str]) -> None:
    assert spans(marked) == found


def test_a_span_is_as_sure_as_its_least_sure_tokens() -> None:
    tokens = tokens_of("x_1+y_2")

    (span,) = find_spans(tokens, [50, 90, 90, 7, 90, 60, 90])

    assert (span.edge, span.inner) == (50, 7)


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("of 5.¦3,sigma¦ is", ["5.3,sigma"]),
        ("the ¦CIFAR-10 64{times}64¦ set", ["64{times}64"]),
        ("the map ¦f ¦from ¦X¦ ¦to Y¦", ["f", "X to Y"]),
    ],
)
def test_numbers_are_whole_and_names_left_out(marked: str, found: list[str]) -> None:
    assert spans(marked) == found
