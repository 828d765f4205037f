"""The search in a real browser where authors and ids are known: in rows, in a facet, as the way to a paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from builder.commands.server import serving
from builder.model.archive import Archive
from builder.model.people import Author
from builder.model.records import Details
from tests.browser.conftest import BASE, Visit, visiting
from tests.browser.test_accessible import violations
from tests.once import Once
from tests.search.conftest import write_site
from tests.unit.search.examples import knowing, with_pages

HOSTILE = '<img src=x onerror=alert(1)> {{7*7}} "x"'


@pytest.fixture(scope="session")
def folder(site: Path, archive: Archive, once: Once) -> Path:
    """The real site with a search that knows authors."""

    def fill(folder: Path) -> None:
        shutil.copytree(
            site, folder / "site", ignore=lambda path, _: ["search"] if path.endswith("assets") else []
        )
        write_site(known(archive), folder / "site")

    return once.folder("known", fill) / "site"


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Visit]:
    """That site, over HTTP and from disk."""
    if request.param == "file":
        yield from visiting(browser, f"{folder.as_uri()}/")
        return
    with serving(folder, BASE, 0) as port:
        yield from visiting(browser, f"http://127.0.0.1:{port}{BASE}")


def known(archive: Archive) -> Archive:
    """Every third paper is by Wei Zhang and many others; one is by somebody who means harm."""
    others = tuple(Author(f"Ann Number{at}") for at in range(5))
    details = {
        entry.paper.title: Details(
            arxiv=f"2509.{at:05}",
            authors=(*others, Author("Wei Zhang")) if at % 3 == 0 else (Author(HOSTILE), Author("Bo Li")),
        )
        for at, entry in enumerate(archive.entries.values())
    }
    return with_pages(knowing(archive, details), wei_zhang=("Wei Zhang",))


def ask(visit: Visit, **question: str) -> None:
    visit.open(f"search.html?{urlencode(question)}")
    expect(visit.page.locator("[data-pa-search]")).not_to_have_attribute("aria-busy", "true")


def test_rows_name_those_who_are_asked_for_and_lead_to_their_pages(visit: Visit) -> None:
    ask(visit, q='author:"Wei Zhang"')

    expect(visit.page.locator("[data-pa-status]")).to_have_text("94 papers")
    expect(visit.page.locator("[data-pa-notes]")).to_contain_text("Only papers by Wei Zhang. ")
    by = visit.page.locator(".pa-by").first
    expect(by).to_have_text("Ann Number0, Ann Number1, Ann Number2, Wei Zhang and 2 more")
    expect(by.get_by_role("link", name="Wei Zhang")).to_have_attribute(
        "href", f"{visit.root}authors/wei-zhang.html"
    )
    other = by.get_by_role("link", name="Ann Number0")
    expect(other).to_have_attribute("href", f"{visit.root}search.html?q=author%3A%22Ann+Number0%22")
    if visit.root.startswith("http"):
        assert violations(visit.page) == []


def test_authors_are_a_facet(visit: Visit) -> None:
    ask(visit, q="diffusion")
    value = visit.page.locator("input[name=author][value=wei-zhang]")

    value.check()

    expect(visit.page.locator(".pa-by").first).to_contain_text("Ann Number0")
    assert "author=wei-zhang" in visit.page.url
    expect(visit.page.locator("fieldset", has=value).locator("legend")).to_have_text("Author")


def test_a_pasted_address_leads_to_its_paper_by_enter(visit: Visit) -> None:
    ask(visit, q="x")
    box = visit.page.get_by_role("searchbox", name="Search papers", exact=True)

    box.fill("https://arxiv.org/abs/2509.00003v2")
    box.press("Enter")

    expect(visit.page.locator("[data-pa-status]")).to_have_text("1 paper")
    expect(visit.page.locator("[data-pa-results] h3 a")).to_be_focused()


def test_an_id_that_is_not_there_is_told_and_leads_out(visit: Visit) -> None:
    ask(visit, q="arxiv:2509.99999")

    expect(visit.page.locator("[data-pa-status]")).to_have_text("arXiv 2509.99999 is not in this archive")
    link = visit.page.locator("[data-pa-notes] a")
    expect(link).to_have_attribute("href", "https://arxiv.org/abs/2509.99999")
    visit.open("index.html")
    box = visit.page.get_by_role("combobox", name="Search", exact=True)
    box.press_sequentially("10.1234/none")
    option = visit.page.get_by_role("option")
    # A list waits for this one alone: what the first letters found may stand there before.
    expect(option).to_have_text(["See DOI 10.1234/none at doi.org"])
    expect(option).to_have_attribute("href", "https://doi.org/10.1234/none")


def test_a_hostile_name_is_text(visit: Visit) -> None:
    ask(visit, q="author:onerror")

    expect(visit.page.locator(".pa-by").first).to_have_text(f"{HOSTILE}, Bo Li")
    assert visit.page.locator(".pa-by img").count() == 0
