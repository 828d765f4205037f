"""Fifteen tasks of a researcher, each by keyboard alone, over HTTP under a sub-path and from disk. Other files try
the parts; here one sees whether they lead to where a person wants to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import bibtexparser
import pytest
from playwright.sync_api import Browser, Page, expect

from builder.model.archive import Archive
from tests.browser.conftest import Visit, root_of, visiting
from tests.browser.test_front_page import reader, shelf, sites  # noqa: F401  (fixtures)
from tests.browser.test_paper_page import melting  # noqa: F401

COPIED = """Object.defineProperty(navigator, "clipboard",
    { value: { writeText: async (text) => { window.copied = text } } })"""
PRESSED = "document.activeElement.getAttribute('aria-pressed')"


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    for visit in visiting(browser, root_of(request.param, request)):
        visit.page.add_init_script(COPIED)
        visit.open("index.html")
        yield visit


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def search(visit: Visit, words: str) -> None:
    """From any page to the answer."""
    press(visit.page, "/")
    visit.page.keyboard.type(words)
    with visit.page.expect_navigation():
        press(visit.page, "Enter")
    expect(visit.page.locator("[data-pa-results] h3 a").first).to_be_visible()


def to_a_topic(visit: Visit) -> None:
    visit.follow(".pa-shelves a[href='topics/learning-theory-and-training-dynamics.html']")


def to_a_paper(visit: Visit) -> None:
    """The first one of the newest day."""
    visit.follow("main .pa-rows h3 a")


def saved(visit: Visit, button: str) -> str:
    """The text of the file that a button of this name saves."""
    for _ in range(200):
        press(visit.page, "Tab")
        if visit.page.evaluate("document.activeElement.textContent") == button:
            break
    with visit.page.expect_download() as found:
        press(visit.page, "Enter")
    return found.value.path().read_text(encoding="utf-8")


def test_01_what_is_new_since_i_was_here(reader: Visit) -> None:  # noqa: F811
    expect(reader.page.locator("[data-pa-news]")).to_contain_text("171 papers since")
    reader.follow("[data-pa-news] h3 a, [data-pa-news] .pa-rows a")
    expect(reader.page.locator("h1")).to_be_visible()


def test_02_papers_on_spin_glasses_with_code_or_that_there_are_none(visit: Visit) -> None:
    search(visit, "spin glasses")
    visit.tab_to("[name=code]")
    expect(visit.page.locator("label:has(:focus) .pa-n")).to_have_text("0")
    press(visit.page, "Space")
    expect(visit.page.locator("[data-pa-status]")).to_contain_text("none with")


def test_03_from_one_paper_along_related_ones(visit: Visit) -> None:
    to_a_topic(visit)
    visit.follow("main .pa-rows h3 a")
    seen = [visit.path()]
    for _ in range(3):
        visit.follow(".pa-related a")
        seen.append(visit.path())
    assert all(path.startswith("papers/") for path in seen)
    assert seen[0] != seen[1] != seen[2] != seen[3]


def test_04_ten_papers_for_a_reading_group_as_bibtex(visit: Visit) -> None:
    to_a_topic(visit)
    for _ in range(10):
        press(visit.page, "j", "m")
    visit.follow("nav a[href$='reading-list.html']")
    expect(visit.page.locator("[data-pa-own] h3")).to_have_count(10)
    library = bibtexparser.parse_string(saved(visit, "BibTeX"))
    assert len(library.entries) == 10
    assert not library.failed_blocks


def test_05_cite_one(visit: Visit) -> None:
    to_a_paper(visit)
    title = visit.page.locator("h1").inner_text()
    visit.tab_to("[data-pa-actions] a[href='#cite']")
    press(visit.page, "Enter")
    visit.tab_to("[data-pa-cite] button", 5)
    press(visit.page, "Enter")
    visit.page.wait_for_function("window.copied")
    [entry] = bibtexparser.parse_string(visit.page.evaluate("copied")).entries
    assert entry.fields_dict["title"].value.replace("{", "").replace("}", "") == title


def test_06_the_paper_about_scaling_laws_and_lottery_tickets_by_vague_words(visit: Visit) -> None:
    search(visit, "about scaling laws and lottery tickets")
    first = visit.page.locator("[data-pa-results] > li").first
    expect(first).to_contain_text(re.compile("lottery ticket", re.IGNORECASE))
    expect(first).to_contain_text(re.compile("scaling law", re.IGNORECASE))


def test_07_how_a_topic_grew(visit: Visit) -> None:
    to_a_topic(visit)
    expect(visit.page.locator(".pa-time")).to_contain_text("29 Aug 2025 (13), 9 Sep (1); 25 undated not shown")
    visit.follow("nav a[href='index.html']")
    visit.follow("main a[href$='trends.html']")
    expect(visit.page.locator("h1")).to_have_text("Trends")


def test_08_send_a_filtered_list_to_a_colleague(visit: Visit, browser: Browser) -> None:
    to_a_topic(visit)
    visit.tab_to(".pa-facets [name=tag]")
    press(visit.page, "Space")
    count = visit.page.locator("[data-pa-count] b").inner_text()
    assert 0 < int(count) < 39
    for colleague in visiting(browser, visit.root):
        colleague.page.goto(visit.page.url)
        expect(colleague.page.locator("[data-pa-count] b")).to_have_text(count)
        expect(colleague.page.locator(".pa-rows > li:visible")).to_have_count(int(count))


def test_09_read_offline_on_the_phone(browser: Browser, request: pytest.FixtureRequest) -> None:
    for visit in visiting(browser, root_of("zip", request), viewport={"width": 390, "height": 844}):
        visit.open("index.html")
        press(visit.page, "/")
        visit.page.keyboard.type("spin glass")
        with visit.page.expect_navigation():
            press(visit.page, "Enter")
        expect(visit.page.locator("[data-pa-results] h3 a").first).to_be_in_viewport()
        visit.follow("[data-pa-results] h3 a")
        expect(visit.page.locator("#text")).to_be_visible()


def test_10_follow_a_topic(web: Visit) -> None:
    web.open("index.html")
    to_a_topic(web)
    web.tab_to("a[href$='.atom']", 800)
    address = web.page.locator(":focus").evaluate("one => one.href")
    feed = web.page.request.get(address)
    assert feed.ok
    assert feed.text().count("<entry>") == 30


def test_11_print_an_abstract(visit: Visit) -> None:
    to_a_paper(visit)
    visit.page.emulate_media(media="print")
    expect(visit.page.locator("#text")).to_be_visible()
    for gone in (".md-header", ".md-footer", "[data-pa-actions]", "[data-pa-mend]"):
        expect(visit.page.locator(gone)).to_be_hidden()


def test_12_tell_the_keeper_of_a_wrong_merge(melting: Visit) -> None:  # noqa: F811
    melting.tab_to("[data-pa-mend] summary")
    press(melting.page, "Enter")
    melting.tab_to("[data-pa-mend] button", 12)  # with a repository set its forms come before it
    expect(melting.page.locator("#mending")).to_contain_text("[[two]]")


def test_13_get_to_the_pdf(melting: Visit) -> None:  # noqa: F811
    melting.tab_to("[data-pa-actions] a")
    expect(melting.page.locator(":focus")).to_have_attribute("href", "https://arxiv.org/pdf/2509.01234")


FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })
        && !(one.type === "radio" && !one.checked)).length"""
REACHED = "() => { const all = window.reached ??= new Set(); all.add(document.activeElement); return all.size; }"


@pytest.mark.parametrize(
    "path", ["index.html", "topics/statistics.html", "papers/light-schrodinger-bridge.html", "reading-list.html"]
)
def test_14_all_by_keyboard(visit: Visit, path: str) -> None:
    """Tab leads to everything that one can use, and is caught nowhere."""
    visit.open(path)
    visit.page.wait_for_load_state("networkidle")
    wanted = visit.page.evaluate(FOCUSABLE)
    for _ in range(wanted + 2):
        press(visit.page, "Tab")
        reached = visit.page.evaluate(REACHED)
    assert reached >= wanted


def test_15_all_by_screen_reader(visit: Visit, archive: Archive) -> None:
    """By what things are and what they are called, as a screen reader tells it."""
    page = visit.page
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Topics").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    page.get_by_role("main").get_by_role("link", name="Statistics", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Statistics")
    row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3)).first
    title = row.get_by_role("heading").inner_text()
    row.get_by_role("button", name="Save", pressed=False).press("Enter")
    saved_now = row.get_by_role("button", name="Saved", pressed=True)
    expect(saved_now).to_have_accessible_description(title)
    row.get_by_role("button", name=f"Abstract of {title}").press("Enter")
    expect(row.get_by_role("button", name=f"Abstract of {title}", expanded=True)).to_be_visible()
    row.get_by_role("link", name=title).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("button", name="Saved", pressed=True)).to_be_visible()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Reading list").press("Enter")
    expect(page.get_by_role("main").get_by_role("link", name=title)).to_be_visible()
    assert len(archive.entries) == 281
