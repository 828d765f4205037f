import pytest

from builder.text.math.lexicon import Lexicon
from builder.text.math.rules import certain_spans

LEXICON = Lexicon({"approximate": 1}, ["approx", "infty", "rightarrow", "to", "in"], [])


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in certain_spans(text, LEXICON)]


@pytest.mark.parametrize(
    "formula",
    [
        "64{times}64",
        "5sim10",
        "2883pm11pm6",
        "sim0.3",
        "D{to}infty",
        "13,Tekern -0.1em V",
        "arightarrowinfty",
    ],
)
def test_glued_numbers_and_commands_are_found(formula: str) -> None:
    assert formula in found(f"We have {formula}, so")


@pytest.mark.parametrize("text", ["100 times easier", "a 5to10 model2to3x", "approximate", "K8s to 3"])
def test_words_are_left_alone(text: str) -> None:
    assert [one for one in found(text) if one.isalpha()] == []
