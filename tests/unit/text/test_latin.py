import re

import pytest
from hypothesis import given

from builder.text.latin import latin_words
from tests.strategies import titles


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Schrödinger bridges", "schrodinger-bridges"),
        ("深度学习", "shen-du-xue-xi"),
        ("Łukasiewicz, İpek & Ößling", "lukasiewicz-ipek-ossling"),
        ("!?", ""),
    ],
)
def test_words_of_any_script_are_latin(text: str, words: str) -> None:
    assert latin_words(text) == words


def test_they_are_cut_between_words() -> None:
    assert latin_words("one two three", 9) == "one-two"


@given(titles)
def test_nothing_but_letters_digits_and_hyphens_is_left(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", latin_words(text))
