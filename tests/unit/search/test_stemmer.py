import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.stemmer import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("survey", "survey"),  # Porter, and lunr.py, say "survei"
        ("array", "array"),
        ("key", "key"),
        ("delay", "delay"),
        ("query", "queri"),
        ("by", "by"),
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("relational", "relat"),
        ("generalization", "gener"),
        ("diffusion", "diffus"),
        ("controlling", "control"),
        ("yields", "yield"),
        ("topology", "topolog"),
        ("3d", "3d"),
        ("深度学习", "深度学习"),
    ],
)
def test_a_word_has_the_stem_that_lunr_js_gives_it(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text())
def test_any_text_has_a_stem(text: str) -> None:
    assert len(stem(text)) <= len(text) + 1
