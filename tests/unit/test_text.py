import html
from urllib.parse import urlsplit

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text import clean, escape_markdown, find_urls, fold, merge_key, plain, shorten
from tests.strategies import HOSTILE, texts


def as_shown(source: str) -> str:
    """What a reader sees of Markdown, rendered with the extensions MkDocs always adds."""
    page = markdown.markdown(source, extensions=["toc", "tables", "fenced_code"])
    assert page.startswith("<p>")
    assert page.endswith("</p>")
    inside = page[3:-4]
    assert "<" not in inside, inside
    return html.unescape(inside)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_any_kind_is_shown_as_it_was_written(text: str) -> None:
    assert as_shown(escape_markdown(text)) == text


@given(texts)
def test_any_text_survives_markdown(text: str) -> None:
    text = clean(text)
    if text:
        assert as_shown(escape_markdown(text)) == text


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


def test_plain_text_drops_the_dress_and_keeps_the_words() -> None:
    assert plain("\\textbf{Fast} M\\'ezard &lt; \\item") == "{Fast} Mezard < \\item"


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        ('Schr\\"odinger', "Schrödinger"),
        ("M\\'{e}zard and Erd\\H{o}s", "Mézard and Erdős"),
        ("15\\% of R\\&D", "15% of R&D"),
        ("\\'q stays, and so does \\\\'e", "\\'q stays, and so does \\\\'e"),
        ("\\alpha and \\cdot", "\\alpha and \\cdot"),
    ],
)
def test_latex_accents_in_words_are_resolved(listed: str, shown: str) -> None:
    assert clean(listed) == shown


def test_invisible_characters_go_and_joined_scripts_stay() -> None:
    assert clean("a\u200bb\u202ec\x00\u00ad  d\u00a0e") == "abc d e"
    assert clean("क्\u200dष 👩\u200d🔬") == "क्\u200dष 👩\u200d🔬"


def test_shortening_cuts_between_words_and_says_so() -> None:
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two, three", 10) == "one two…"
    assert shorten("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Code: https://github.com/a/b.", ["https://github.com/a/b"]),
        ("(see https://a.org/x_(y)) now", ["https://a.org/x_(y)"]),
        ("at github.com/a/b, and more", ["https://github.com/a/b"]),
        ("https://bank.example@evil.example/", []),
        ("javascript:alert(1) data:text/html,x ftp://a.org", []),
        ("https:// http://", []),
        ("https://medium.com/@a/b", ["https://medium.com/@a/b"]),
        ('https://a.org/"onload=x', ["https://a.org/"]),
        ("https://a.org/" + ")" * 50_000, ["https://a.org/"]),
        ("notgithub.com/a", []),
    ],
)
def test_addresses_are_found_without_the_sentence_around_them(text: str, urls: list[str]) -> None:
    assert [url for _, _, url in find_urls(text)] == urls


@given(texts)
def test_an_address_is_always_http_with_a_host_and_nobody_before_it(text: str) -> None:
    for start, end, url in find_urls(text):
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert parts.username is None
        assert url.endswith(text[start:end])
