import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from builder.site.markdown import converter, plain_html, rendered
from builder.text import escape_markdown

MARKDOWN = Markdown(extensions=["toc", "tables", "fenced_code"])

SIGNS = "aB1 .,:;-+*_#`~|\\/<>&!?()[]{}\"'=@$^%\t\x0b\x85\u2028\xa0\u3000é中\u200b\x02\x03\ufeff"

WHOLE = ("&amp;", "&lt;", "&#126;", "http://a.b", "  ", "***", "---", "1.", "[TOC]", "&copy;", "<!--")

TEXTS = st.lists(st.sampled_from([*SIGNS, *WHOLE]), max_size=10).map("".join)


def converting(folder: Path, extensions: str = "[]") -> Callable[[str], str]:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"site_name: x\nmarkdown_extensions: {extensions}\n")
    return converter(load_config(str(folder / "mkdocs.yml")))


def test_a_page_of_markdown_becomes_html_and_other_files_stay() -> None:
    assert rendered("papers/a.md") == "papers/a.html"
    assert rendered("assets/a.js") == "assets/a.js"


@given(title=TEXTS, text=TEXTS, as_it_is=st.booleans(), begin=st.sampled_from(["", "a"]))
def test_what_needs_no_converter_is_what_one_makes_of_it(
    title: str, text: str, as_it_is: bool, begin: str
) -> None:
    title, text = (begin + (one if as_it_is else escape_markdown(one)) + begin for one in (title, text))

    for body in (f"# {title}\n", f"# {title}\n\n{text}\n", f"{text}\n"):
        assert plain_html(body) in {"", MARKDOWN.reset().convert(body)}


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("# A title\n", '<h1 id="a-title">A title</h1>'),
        ("# A &amp; B\\_c\n\nIt is 5\\% &lt; 6, \\[1\\].\n", ""),
        ("# A &amp; B\\_c\n\nIt is 5% &lt; 6, \\[1\\].\n",
         '<h1 id="a-b_c">A &amp; B_c</h1>\n<p>It is 5% &lt; 6, [1].</p>'),
        ("# 中文\n", ""),
        ("# A\n\n- b\n", ""),
        ("# A\n\n*b*\n", ""),
        ("# A\n\nB\n\nC\n", ""),
    ],
)  # fmt: skip
def test_a_title_and_a_paragraph_need_no_converter(body: str, content: str) -> None:
    assert plain_html(body) == content


def test_what_a_site_asks_of_markdown_holds_for_plain_pages_too(tmp_path: Path) -> None:
    body = "# A title\n\nSome -- text.\n"

    assert converting(tmp_path)(body).endswith("<p>Some -- text.</p>")
    assert converting(tmp_path, "[smarty]")(body).endswith("<p>Some &ndash; text.</p>")


def test_links_to_markdown_lead_to_pages_and_others_stay(tmp_path: Path) -> None:
    body = "[a](topics/other.md#x) [b](https://example.org/y.md) [c](#z) [d](assets/a.js)"

    content = converting(tmp_path)(body)

    assert re.findall(r'<a href="([^"]*)">[a-d]</a>', content) == [
        "topics/other.html#x", "https://example.org/y.md", "#z", "assets/a.js",
    ]  # fmt: skip


def test_a_heading_is_told_from_those_of_other_pages(tmp_path: Path) -> None:
    convert = converting(tmp_path)

    assert convert("# A\n\n# A\n") == convert("# A\n\n# A\n") == '<h1 id="a">A</h1>\n<h1 id="a_1">A</h1>'
