import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.cleaning import clean
from builder.text.folding import fold, merge_key


@given(st.one_of(st.text(), st.text(alphabet="\\\"'%&{}aeHo ")))
def test_cleaning_and_folding_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_key_is_empty_only_where_the_title_is(title: str) -> None:
    assert bool(merge_key(title)) == bool(clean(title))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schrödinger bridges", 'Schr\\"odinger bridges'),
        ('St\\"{u}ckelberg', "Stückelberg"),
        ("Time-lapse: a study", "Time lapse - a study."),
        ("Q&amp;A", "Q&A"),
        ("The {\\em New} Model", "the new model"),
        ("ﬁnite ﬁelds", "Finite Fields"),
    ],
)
def test_titles_that_differ_in_dress_only_have_one_key(one: str, other: str) -> None:
    assert merge_key(one) == merge_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A picture of unsupervised learning", "A picture of supervised learning"),
        ("Part I", "Part II"),
        ("GPT-3", "GPT-4"),
        ("深度学习", "强化学习"),
        ("!?", "?!"),
        ("C++", "C#"),
        ("C", "C++"),
    ],
)
def test_titles_that_differ_in_a_letter_or_digit_have_two_keys(one: str, other: str) -> None:
    assert merge_key(one) != merge_key(other)
