import html
import re

import markdown
import pytest
from hypothesis import given

from builder.pages.markdown import linked_markdown
from builder.text.cleaning import clean
from tests.strategies import texts


@given(texts)
def test_linking_changes_no_word(text: str) -> None:
    text = clean(text)
    page = markdown.markdown(linked_markdown(text), extensions=["toc", "tables", "fenced_code"])
    assert html.unescape(re.sub(r"</?(?:p|a)\b[^<>]*>", "", page)) == text


@pytest.mark.parametrize("text", ["Try it!github.com/a/b now", "See https://a.org/?x=&lt;script&gt;&amp;y=1 now"])
def test_what_stands_around_and_inside_an_address_stays_text(text: str) -> None:
    page = markdown.markdown(linked_markdown(text), extensions=["toc", "tables", "fenced_code"])
    assert "<img" not in page
    assert html.unescape(re.sub(r"</?(?:p|a)\b[^<>]*>", "", page)) == text


def test_addresses_in_an_abstract_become_links() -> None:
    assert linked_markdown("At github.com/a_b, or https://x.org/y_z.") == (
        "At [github.com/a\\_b](<https://github.com/a_b>), or <https://x.org/y_z>."
    )
