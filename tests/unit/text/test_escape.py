import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.cleaning import clean
from builder.text.escape import escape_github, escape_markdown
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
        ("[a](b) | `c`", "\\[a\\](b) &#124; \\`c\\`"),
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
