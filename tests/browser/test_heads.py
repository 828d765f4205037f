"""What stands in a page's head for programs, as a browser takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from builder.model.archive import Archive
from builder.text.math.tex import as_tex
from tests.browser.conftest import Visit, root_of, visiting

WITH_FORMULAS = "papers/how-over-parameterization-slows-down-gradient-descent-in-matrix-sensing-the.html"


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    yield from visiting(browser, root_of(request.param, request))


def test_it_can_be_installed_from_the_web_and_no_disk_is_asked_for_what_it_cannot_give(visit: Visit) -> None:
    """Chromium reads a manifest when asked to; from a disk it would complain."""
    is_web = visit.root.startswith("http")
    visit.open("index.html")
    found = visit.page.context.new_cdp_session(visit.page).send("Page.getAppManifest")

    assert found["errors"] == []
    assert found["url"] == (f"{visit.root}manifest.webmanifest" if is_web else "")
    assert ('"start_url"' in found["data"]) is is_web


def test_an_abstract_with_formulas_is_copied_as_plain_text(visit: Visit, archive: Archive) -> None:
    visit.open(WITH_FORMULAS)
    page = visit.page
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy as plain text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    [entry] = [entry for entry in archive.entries.values() if entry.permalink == WITH_FORMULAS]
    assert page.evaluate("window.copied") == entry.shown.plain_abstract


def test_an_abstract_with_formulas_is_copied_as_tex_that_is_read_off_them(visit: Visit, archive: Archive) -> None:
    def essence(tex: str) -> str:
        return re.sub(r"\{(\w)\}", r"\1", re.sub(r"\s", "", tex))

    visit.open(WITH_FORMULAS)
    page = visit.page
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy as TeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    [entry] = [entry for entry in archive.entries.values() if entry.permalink == WITH_FORMULAS]
    assert essence(page.evaluate("window.copied")) == essence(as_tex(entry.shown.abstract))


def test_linked_data_is_no_script_that_runs_or_is_held_back(visit: Visit) -> None:
    visit.open(WITH_FORMULAS)

    assert (
        visit.page.evaluate("JSON.parse(document.querySelector('[type*=ld]').text)['@type']") == "ScholarlyArticle"
    )
