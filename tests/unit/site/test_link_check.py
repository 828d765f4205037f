from contextlib import nullcontext
from itertools import permutations
from pathlib import Path

import pytest

from builder.model.errors import BuilderError
from builder.site.link_check import GatheredLinks, check_links, links_of


def complaint(site: Path, **pages: str) -> str:
    """What is wrong with a site of an index and of pages in a folder of their own."""
    texts = {"index.html": '<h1 id="top">x</h1>', **{f"sub/{name}.html": text for name, text in pages.items()}}
    (site / "sub").mkdir(parents=True)
    for path, text in texts.items():
        (site / path).write_text(text)
    try:
        check_links(site, GatheredLinks(links_of(path, text) for path, text in texts.items()))
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
    assert complaint(tmp_path / "site", a=body) == ""


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
    told = complaint(tmp_path / "site", a=body)

    assert told == f"site: {fault}. Nothing was published; the old site is untouched."


def test_a_link_that_many_pages_of_a_folder_have_is_told_once_and_one_into_the_page_itself_for_each(
    tmp_path: Path,
) -> None:
    told = complaint(
        tmp_path / "site", a='<a href="x.html">', b='<a href="x.html"> <a href="#y">', c='<a href="#y">'
    )

    assert told.removeprefix("site: ").partition(". ")[0].split("; ") == [
        "sub/a.html links to x.html, which does not exist",
        "sub/b.html links to #y, whose anchor does not exist",
        "sub/c.html links to #y, whose anchor does not exist",
    ]


def test_gathered_links_say_what_those_of_all_pages_say_in_whatever_order_pages_come(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    texts = {
        "index.html": '<h1 id="top">x</h1> <a href="sub/b.html#z"> <a href="#nowhere"> <img src="https://e.org/i.png">',
        "sub/a.html": '<a href="x.html"> <a href="../index.html#top"> <a href="https://e.org/"> <img src="x.gif">',
        "sub/b.html": '<a href="?q" id="y"> <a href="#z"> <a href="x.html"> <a href="y.html"> <a href="x.html#y">',
        "sub/c.html": '<a href="y.html"> <a href="ftp://e.org/"> <a href="#"> <a href="#z">',
    }
    for path, text in texts.items():
        (tmp_path / path).write_text(text)

    told = set()
    for order in permutations(texts):
        with pytest.raises(BuilderError) as complained:
            check_links(tmp_path, GatheredLinks(links_of(path, texts[path]) for path in order))
        told.add(str(complained.value))

    assert len(told) == 1


def test_pages_of_the_keeper_are_not_read_and_may_be_linked_to(tmp_path: Path) -> None:
    index = '<a href="imprint.html#who">imprint</a>'
    (tmp_path / "imprint.html").write_bytes(b'\xff<a href="nowhere.html"><img src="//cdn.example/x.png">')

    check_links(tmp_path, GatheredLinks([links_of("index.html", index)]), {"imprint.html"})


def test_a_link_that_a_page_had_before_it_was_drawn_again_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("drawn again")

    with pytest.raises(BuilderError, match=r"index\.html links to x\.html, which does not exist"):
        check_links(tmp_path, GatheredLinks([links_of("index.html", '<a href="x.html">')]))


@pytest.mark.parametrize(
    "address", ["../a.html", "./a.html", "sub/../a.html", "b//../a.html", "sub", "../../a.html"]
)
def test_only_what_is_a_path_of_a_file_leads_there(tmp_path: Path, address: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.html").write_text("")
    (tmp_path / "index.html").write_text(f'<a href="{address}">')
    leads = address in ("./a.html", "sub/../a.html", "b//../a.html")

    with nullcontext() if leads else pytest.raises(BuilderError, match="which does not exist"):
        check_links(tmp_path, GatheredLinks([links_of("index.html", f'<a href="{address}">')]))
