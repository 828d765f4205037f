import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from builder.model.archive import File, MarkdownPage
from builder.model.errors import BuilderError
from builder.site.build import AlsoInDocs, also_in_docs, build_site, write_docs, write_files
from builder.site.mkdocs import SiteInfo
from builder.system.cache import Cache
from builder.system.means import Means

BODIES = PROJECT / "site_templates" / "pages"

ADDRESS = "https://example.org/mine/"


def own_words(_: Path, page: MarkdownPage) -> str:
    return str(page.words["text"])


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    (tmp_path / "assets" / "css" / "a.css").write_text("p { color: red }")
    return tmp_path / "assets"


@pytest.fixture
def info(assets: Path) -> SiteInfo:
    return SiteInfo(PROJECT / "mkdocs.yml", BODIES, own_words, assets, "Mine", "All of mine.", ADDRESS, None)


def a_page(path: str) -> MarkdownPage:
    return MarkdownPage(path, {"template": "prose.html", "title": "Words"}, "words", {"text": "# Words\n"})


def test_markdown_assets_and_other_files_are_written(assets: Path) -> None:
    docs = assets.with_name("docs")

    write_docs([File("index.md", "# Schrödinger\n"), File("assets/b.js", b"\xff")], assets, docs)

    assert (docs / "index.md").read_bytes() == "# Schrödinger\n".encode()
    assert (docs / "assets" / "b.js").read_bytes() == b"\xff"
    assert (docs / "assets" / "css" / "a.css").is_file()


def test_pages_and_files_are_written_as_markdown_when_it_is_their_turn(tmp_path: Path) -> None:
    pages = AlsoInDocs([a_page("index.md"), a_page("papers/a.md")], lambda page: f"# {page.path}\n", tmp_path)
    files = also_in_docs([File("assets/b.js", b"\xff")], tmp_path)

    assert len(pages) == 2
    assert not [*tmp_path.iterdir()]
    assert [page.path for page in pages] == ["index.md", "papers/a.md"]
    assert [file.path for file in files] == ["assets/b.js"]
    assert (tmp_path / "papers" / "a.md").read_bytes() == b"# papers/a.md\n"
    assert (tmp_path / "assets" / "b.js").read_bytes() == b"\xff"


def test_pages_and_assets_come_into_the_site_and_each_page_is_counted(info: SiteInfo, tmp_path: Path) -> None:
    site, said = tmp_path / "site", list[tuple[int, int]]()
    pages = [a_page("index.md"), a_page("papers/a.md")]

    built = build_site(pages, site, info, lambda *done: said.append(done))

    assert built.paths == {"index.html", "papers/a.html"}
    told = built.links.faults(site, set(), ())  # as if nothing were there
    assert {fault.split()[0] for fault in told} == {"index.html", "papers/a.html"}
    assert '<h1 id="words">Words</h1>' in (site / "papers" / "a.html").read_text()
    assert (site / "assets" / "css" / "a.css").is_file()
    assert said == [(0, 2), (1, 2), (2, 2)]


def test_what_the_earlier_site_says_too_is_not_written_again(info: SiteInfo, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    pages = [a_page("papers/a.md"), a_page("papers/b.md"), a_page("papers/c.md")]
    build_site(pages, old, info, lambda *_: None)
    (old / "papers" / "c.html").write_text("Somebody was here.")

    build_site(pages, new, info, lambda *_: None, earlier=old)

    assert (new / "papers" / "b.html").samefile(old / "papers" / "b.html")
    assert "Words" in (new / "papers" / "c.html").read_text()


def test_files_are_written_and_shared_with_the_earlier_site_where_that_says_the_same(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_files([File("assets/a.js", "a"), File("assets/b.js", b"\xff")], old)
    (new / "assets").mkdir(parents=True)

    paths = write_files([File("assets/a.js", "another"), File("assets/b.js", b"\xff")], new, old)

    assert paths == ["assets/a.js", "assets/b.js"]
    assert (new / "assets" / "a.js").read_text() == "another"
    assert (new / "assets" / "b.js").samefile(old / "assets" / "b.js")


def test_the_sitemap_names_each_page_and_is_packed_without_the_clock(info: SiteInfo, tmp_path: Path) -> None:
    build_site([a_page("papers/a.md"), a_page("index.md")], tmp_path / "site", info, lambda *_: None)

    sitemap = (tmp_path / "site" / "sitemap.xml").read_bytes()
    packed = (tmp_path / "site" / "sitemap.xml.gz").read_bytes()
    assert [line.split(b"<", 3)[2] for line in sitemap.splitlines() if b"<loc>" in line] == [
        b"loc>https://example.org/mine/index.html",
        b"loc>https://example.org/mine/papers/a.html",
    ]
    assert gzip.decompress(packed) == sitemap
    assert int.from_bytes(packed[4:8], "little") == 946_684_800  # 1 January 2000, where no seed names a day


@pytest.mark.parametrize("other", ["papers/a.md", "papers/A.md"])
def test_two_pages_of_one_path_end_the_build(info: SiteInfo, other: str, tmp_path: Path) -> None:
    with pytest.raises(BuilderError) as error:
        build_site([a_page("papers/a.md"), a_page(other)], tmp_path / "site", info, lambda *_: None)

    assert str(error.value) == f"{other}: two pages want this path. Nothing was published; report this."


def test_pages_are_known_again_wherever_the_templates_of_their_bodies_lie_but_not_where_these_say_otherwise(
    info: SiteInfo, tmp_path: Path
) -> None:
    elsewhere = replace(info, bodies=Path(shutil.copytree(BODIES, tmp_path / "elsewhere")))
    other = replace(info, bodies=Path(shutil.copytree(BODIES, tmp_path / "other")))
    (other.bodies / "list.md.jinja").write_text("Another text.")
    found = []

    for number, one in enumerate((info, elsewhere, other)):
        with Cache(tmp_path / "cache") as cache:
            site = tmp_path / f"site{number}"
            build_site([a_page("index.md")], site, one, lambda *_: None, Means(cache=cache))
            found.append(cache.found["pages"])

    assert found == [0, 1, 0]
