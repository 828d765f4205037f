"""axe-core finds nothing on any page type, in both themes, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.config.settings import PROJECT
from tests.browser.conftest import visiting
from tests.browser.test_walk import PAGES

TOPIC = "topics/learning-theory-and-training-dynamics.html"
AXE = PROJECT / "tools" / "web" / "node_modules" / "axe-core" / "axe.min.js"

SPACED = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
"""
"""WCAG 2.2, 1.4.12 Text spacing: what a reader may set without losing anything."""
LARGE = "html { font-size: 250% !important; }"
"""Twice our size, as a reader's own text size would make it (WCAG 2.2, 1.4.4)."""


ADOPT = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
}"""
"""A reader's own style: the page's policy refuses one that comes as an element of the page."""


def violations(page: Page) -> list[str]:
    """What axe-core complains of in the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    faults = page.evaluate("axe.run(document).then(result => result.violations)")
    return [f"{page.url}: {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in faults]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_violation_on_any_page(browser: Browser, published: str, width: int, scheme: str) -> None:
    found = []
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        for path in (*PAGES, "papers/none.html"):
            visit.open(path)
            if "?q=" in path:
                visit.page.locator("[data-pa-results] a").first.wait_for()
            found += violations(visit.page)
        visit.complaints[:] = [told for told in visit.complaints if "404" not in told]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_a_list_at_work(browser: Browser, published: str, width: int, scheme: str) -> None:
    """Dense, filtered, unfolded, every facet open, at last under the list of keys; the menu on a phone."""
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page = visit.page
        visit.open(f"{TOPIC}?tag=training-dynamics")
        if width < 960:
            page.get_by_text("Order and rows").click()
        page.get_by_role("radio", name="Dense").check()
        page.locator(".pa-unfold:visible").first.click()
        if width < 960:
            page.get_by_role("button", name="Filter this list").click()
        for summary in page.locator(".pa-facet summary").all():
            summary.click()
        page.keyboard.press("j")
        found = violations(page)
        page.keyboard.press("?")
        page.get_by_role("dialog").wait_for()
        found += violations(page)
        page.keyboard.press("Escape")
        if width < 960:
            page.get_by_role("button", name="Menu").click()
            found += violations(page)
        visit.open("tags/index.html")
        page.get_by_role("searchbox", name="Narrow the tags").fill("model")
        found += violations(page)
        assert found == []


@pytest.mark.parametrize(("width", "style"), [(390, SPACED), (1440, SPACED), (720, "* {}"), (390, LARGE)])
def test_wide_text_and_200_percent_zoom_lose_nothing(browser: Browser, site: Path, width: int, style: str) -> None:
    """1440 px at 200 % zoom are 720 px; nothing may scroll sideways or be cut off."""
    for visit in visiting(browser, f"{site.as_uri()}/", viewport={"width": width, "height": 900}):
        for path in PAGES:
            visit.open(path)
            visit.page.evaluate(ADOPT, style)
            assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            cut = visit.page.evaluate(
                """() => [...document.querySelectorAll("h1, h2, h3, p, li, dd, a, button")]
                    .filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1
                        && getComputedStyle(one).overflow === "hidden"
                        && getComputedStyle(one).display !== "inline" && !one.closest(".pa-sr")
                        && !one.matches(".pa-sr, .pa-skip, .pa-excerpt, .pa-rows h3"))
                    .map(one => one.outerHTML.slice(0, 90))"""
            )
            assert cut == [], path
