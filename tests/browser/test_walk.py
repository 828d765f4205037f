"""What a reader does, in a real browser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.model.archive import Archive
from builder.text.cleaning import clean
from builder.text.markup import resolve_markup
from builder.text.math.reading import read_formulas
from tests.browser.conftest import Visit, root_of, visiting
from tests.conftest import HOSTILE_SEED

PAGES = (
    "index.html", "papers/light-schrodinger-bridge.html", "topics/index.html",
    "topics/learning-theory-and-training-dynamics.html", "tags/index.html", "tags/diffusion-models.html",
    "dates/index.html", "dates/2025.html", "dates/2025-09.html", "dates/2025-09-09.html", "dates/undated.html",
    "dates/2025-w37.html", "trends.html", "coverage.html", "about.html", "search.html?q=diffusion",
    "reading-list.html",
)  # fmt: skip


@pytest.fixture(params=["http", "file", "zip"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """The real site, over HTTP and from disk, and the unpacked offline copy."""
    yield from visiting(browser, root_of(request.param, request))


def first_result(page: Page) -> str:
    return page.locator("[data-pa-results] a").first.text_content() or ""


def test_every_title_searched_is_found_first(visit: Visit, archive: Archive) -> None:
    page = visit.page
    visit.open("search.html")
    field = page.locator("[data-pa-search] input[name=q]")
    """All of them over HTTP and from disk; of an unpacked copy, which is the same from another disk, some."""
    step = 8 if visit.root.endswith("/paper-archive/") and visit.root.startswith("file:") else 1
    for entry in islice(archive.entries.values(), 0, None, step):
        field.fill(entry.paper.title)
        page.wait_for_function(
            """([words, address]) => {
                const first = document.querySelector("[data-pa-results] a");
                return first && first.pathname.endsWith(address)
                    && words.every((one) => first.textContent.includes(one));
            }""",
            arg=[words_of(entry.paper.title), entry.permalink],
            timeout=10_000,
        )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("schrodinger bridge", "Light Schrödinger Bridge"),
        ("Schrödinger-Bridge light", "Light Schrödinger Bridge"),
        ("light schrod", "Light Schrödinger Bridge"),
    ],
)
def test_accents_and_hyphens_fold_and_the_last_word_may_be_unfinished(web: Visit, query: str, found: str) -> None:
    web.open("search.html")
    web.page.locator("[data-pa-search] input[name=q]").fill(query)
    expect(web.page.locator("[data-pa-results] a").first).to_have_text(found)


@pytest.mark.parametrize("query", ["title:x -y +z ~1 ^2 * \" ' : foo:bar", "::::", "+", "*", "𝔘𝔫𝔦", "x" * 5000])
def test_any_pasted_text_is_searched_and_never_throws(disk: Visit, query: str) -> None:
    disk.open("search.html")
    disk.page.locator("[data-pa-search] input[name=q]").fill(query)
    expect(disk.page.locator("[data-pa-status]")).not_to_have_text(re.compile(r"^(\s|Searching.*)$"))


def test_a_page_loads_nothing_of_the_index_until_the_reader_searches(web: Visit) -> None:
    asked: list[str] = []
    web.page.on("request", lambda request: asked.append(request.url))
    web.open("papers/light-schrodinger-bridge.html")
    web.open("search.html")
    web.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/search/" in url]
    web.page.locator("[data-pa-search] input[name=q]").fill("spin")
    expect(web.page.locator("[data-pa-results] a").first).to_be_visible()
    assert [url for url in asked if "/assets/search/" in url]


def test_a_query_in_the_address_survives_back_and_forward(visit: Visit) -> None:
    visit.open("search.html?q=spin+glass")
    results = visit.page.locator("[data-pa-results] a")
    expect(results.first).to_be_visible()
    shown = first_result(visit.page)
    with visit.page.expect_navigation():
        results.first.click()
    visit.page.go_back()
    expect(visit.page.locator("[data-pa-results] a").first).to_have_text(shown)
    expect(visit.page.locator("[data-pa-search] input[name=q]")).to_have_value("spin glass")


def test_a_lost_reader_finds_the_words_of_the_address_in_the_search(web: Visit) -> None:
    web.open("papers/light-schrodinger-brigde.html")
    assert web.complaints == [
        f"404 for {web.page.url}",
        "console error: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]
    web.complaints.clear()
    field = web.page.locator("main input[name=q]")
    expect(field).to_have_value("light schrodinger brigde")
    with web.page.expect_navigation():
        field.press("Enter")
    assert web.path() == "search.html?q=light+schrodinger+brigde"


def test_the_citation_can_be_copied(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.open("papers/light-schrodinger-bridge.html")
    visit.page.get_by_role("button", name="Copy", exact=True).click()
    expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
    assert "title = {Light Schrödinger Bridge}" in visit.page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_scrolls_sideways(browser: Browser, site: Path, width: int, scheme: str) -> None:
    for visit in visiting(
        browser, f"{site.as_uri()}/", viewport={"width": width, "height": 900}, color_scheme=scheme
    ):
        for path in PAGES:
            visit.open(path)
            wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path


def test_without_scripts_everything_but_search_is_there(browser: Browser, site: Path) -> None:
    for visit in visiting(browser, f"{site.as_uri()}/", java_script_enabled=False):
        visit.open("index.html")
        visit.page.locator(".pa-shelves a[href='topics/generative-models-and-diffusion.html']").click()
        visit.page.locator(".pa-rows h3 a").first.click()
        expect(visit.page.locator("h1")).to_be_visible()
        visit.open("search.html")
        assert "Search needs JavaScript;" in visit.page.locator("noscript").first.inner_text()


# -- A hostile seed ------------------------------------------------------------------------------


@pytest.fixture
def trap(browser: Browser, hostile: Path) -> Iterator[Visit]:
    yield from visiting(browser, f"{hostile.as_uri()}/", viewport={"width": 390, "height": 900})


def hostile_titles() -> list[str]:
    """As they are shown: without the mark of a heading, and with tags such as `<b>` resolved."""
    blocks = [" ".join(block.split()) for block in HOSTILE_SEED.read_text(encoding="utf-8").split("\n\n")]
    return [resolve_markup(clean(block)).removeprefix("# ") for block in blocks[::2]]


def words_of(title: str) -> list[str]:
    """A title without its formulas, which are set."""
    return [piece.strip() for piece in read_formulas(title) if isinstance(piece, str)]


def test_nothing_of_a_hostile_seed_runs_and_all_of_it_is_read(trap: Visit, hostile: Path) -> None:
    heads = set()
    for path in sorted(hostile.rglob("*.html")):
        if path.name == "404.html":
            continue
        trap.open(path.relative_to(hostile).as_posix())
        assert trap.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert (
            trap.page.evaluate("document.querySelectorAll('main :is(script, img, iframe, object, style)').length")
            == 0
        )
        heads.add(" ".join(trap.page.locator("h1").inner_text().split()))
        assert "49" not in trap.page.title()
    for title in hostile_titles():
        assert any(all(words in head for words in words_of(title)) for head in heads), title
    assert "W" * 10_000 in heads


def test_hostile_titles_are_found_and_shown_as_text(trap: Visit) -> None:
    trap.open("search.html")
    field = trap.page.locator("[data-pa-search] input[name=q]")
    for title in hostile_titles():
        field.fill(title)
        for words in words_of(title):
            expect(trap.page.locator("[data-pa-results] a").first).to_contain_text(words)
    assert html.escape("<script>") not in trap.page.locator("[data-pa-results]").inner_text()
