from pathlib import Path

import pytest

from builder.model.errors import BuilderError
from builder.site.link_check import check_site
from tests.conftest import silent


def complaint(tmp_path: Path, body: str) -> str:
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "index.html").write_text('<h1 id="top">x</h1>')
    (site / "sub" / "a.html").write_text(body)
    try:
        check_site(site, lambda done, total: silent("", done, total))
    except BuilderError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../index.html#top">home</a>',
        '<a href="#here" id="here">here</a> <a href="?q=1">again</a>',
        '<a href="https://example.org/x">out</a>',
        'text with href="nowhere.html" in it, and &lt;a href="nowhere.html"&gt;',
        "<script>\"<a href='nowhere.html'>\"</script>",
        '<link rel="canonical" href="https://example.org/">',
    ],
)
def test_what_leads_somewhere_is_left_in_peace(tmp_path: Path, body: str) -> None:
    assert complaint(tmp_path, body) == ""


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="b.html">', "sub/a.html links to b.html, which does not exist"),
        ('<a href="../index.html#none">', "sub/a.html links to ../index.html#none, whose anchor does not exist"),
        ('<img src="x.png">', "sub/a.html links to x.png, which does not exist"),
        ('<script src="https://cdn.example/x.js"></script>', "sub/a.html fetches https://cdn.example/x.js"),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', "sub/a.html fetches //cdn.example/x.css"),
        ('<a href="javascript:alert(1)">', "sub/a.html fetches javascript:alert(1)"),
    ],
)
def test_what_leads_nowhere_or_elsewhere_ends_the_build(tmp_path: Path, body: str, fault: str) -> None:
    assert complaint(tmp_path, body) == (f"site: {fault}. Nothing was published; the old site is untouched.")


def test_pages_of_the_keeper_are_not_read_and_may_be_linked_to(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="imprint.html#who">imprint</a>')
    (tmp_path / "imprint.html").write_bytes(b'\xff<a href="nowhere.html"><img src="//cdn.example/x.png">')
    check_site(tmp_path, lambda done, total: None, {"imprint.html"})
