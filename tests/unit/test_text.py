import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.cleaning import clean
from builder.text.escape import escape_github, escape_markdown
from builder.text.folding import fold, merge_key
from builder.text.latex import plain
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
    assert plain(clean("\\textbf{Fast} M\\'ezard $\\mathrm{x}$ \\item")) == "Fast Mézard ${x}$ \\item"


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        (r"Schr\"odinger and Fr\"{o}hlich", "Schrödinger and Fröhlich"),
        (r"M\'ezard, \'{E}. Bor\v{c}a, Erd\H{o}s, {\'{\i}}", "Mézard, É. Borča, Erdős, í"),
        (r"Stra{\ss}e, G{\"o}del", "Straße, Gödel"),
        (r"\AA ngstr\"om, \O{}stlund, \L{}ukasz", "Ångström, Østlund, Łukasz"),
        (r"15\% of {\em all} \emph{bold} \textbf{claims}", "15% of all bold claims"),
        (r"in $\%\"o {\em x}$ nothing changes", r"in $\%\"o {\em x}$ nothing changes"),
        ("SchrÃ¶dinger â€” a survey", "Schrödinger — a survey"),
        ("Q&amp;A &lt;b&gt; &amp;lt; &#233;e&#x301;", "Q&A <b> < éé"),
        ("https://a.org/?a=1&copy=2&lt=3", "https://a.org/?a=1&copy=2&lt=3"),
        ("ﬁeld\u200b theory\u00ad\x00", "ﬁeld theory"),
        ("cafe\u0301 na\u00efve", "café naïve"),
        (r"C:\new and \\% stay", r"C:\new and \\% stay"),
    ],
)
def test_what_listings_do_to_text_is_undone(listed: str, shown: str) -> None:
    assert clean(listed) == shown


def test_text_that_was_escaped_a_thousand_times_ends() -> None:
    assert clean("&" + "amp;" * 100_000 + "lt;") == "<"


def test_marks_piled_up_by_the_hundred_thousand_are_cut_down() -> None:
    """Putting them in order would take minutes (Unicode's stream-safe form allows 30)."""
    assert len(clean("x" + "\u0301\u0316" * 200_000)) <= 32
    assert len(fold("x" + "\u0301\u0316" * 200_000)) == 1


HARMFUL = (
    "@everyone",
    "a@b.example",
    "#12",
    "x/y#12",
    "www.evil.example",
    "WWW.evil",
    "https://x.y",
    "$x$",
    "$`x`$",
)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@everyone", "@\u200beveryone"),
        ("x/y#12", "x/y\\#\u200b12"),
        ("https://x.y: a", "https:\u200b//x.y: a"),
        ("See wWw.x.y", "See wWw\u200b.x.y"),
        ("a $x$", "a <span>$</span>x<span>$</span>"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("[a](b) | `c`", "\\[a\\](b) \\| \\`c\\`"),
        ("Time: a ratio 1:2, www and 3 / 4", "Time: a ratio 1:2, www and 3 / 4"),
    ],
)
def test_nothing_on_github_is_called_linked_or_set_by_a_text(text: str, escaped: str) -> None:
    assert escape_github(text) == escaped


@given(st.one_of(texts, st.lists(st.sampled_from([*HARMFUL, *"@#:/w.$<>[]()`|!~*_-=\\& 1a"])).map("".join)))
def test_any_text_for_github_is_shown_but_does_nothing(text: str) -> None:
    text = clean(text)
    if text:
        unset = escape_github(text).replace("<span>$</span>", "")
        assert "$" not in unset
        shown = as_shown(escape_github(text).replace("<span>$</span>", "$"))
        assert not re.search(r"@(?!\u200b)|#\d|://|www\.", shown, re.IGNORECASE)
        assert shown.replace("\u200b", "") == text
