"""Papers and lists taken away, in Chromium and Firefox, over HTTP and from disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, unquote

import pytest
from playwright.sync_api import Browser, expect

from builder.config.settings import Config
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.export.csl import csl
from builder.export.list_files import as_bibtex, as_csl, as_ris
from builder.export.plain import reference
from builder.export.ris import ris
from builder.model.archive import Archive, Entry, Term
from builder.model.citations import Citation
from tests.browser.conftest import BASE, Visit, visiting
from tests.browser.test_accessible import violations
from tests.browser.windows import Window

PAPER = "papers/light-schrodinger-bridge.html"
TOPIC = "topics/learning-theory-and-training-dynamics.html"
TAG = "diffusion models"
ANSWERED = "[data-pa-results] mark"
TAKE = ".pa-take:not([hidden])"

Cite = Callable[[Entry], Citation]


@pytest.fixture
def cite(kind: str, archive: Archive, config: Config) -> Cite:
    """As the pages were built: those over HTTP with an address."""
    return citations(archive, f"https://example.org{BASE}" if kind == "http" else config.address)


def the_paper(archive: Archive) -> Entry:
    [entry] = [entry for entry in archive.entries.values() if entry.permalink == PAPER]
    return entry


def the_tag(archive: Archive) -> Term:
    [tag] = [tag for tag in archive.tags if tag.name == TAG]
    return tag


def shown(archive: Archive, papers: Sequence[str]) -> list[Entry]:
    by_title = {" ".join(entry.shown.plain_title.split()): entry for entry in archive.entries.values()}
    return [by_title[title] for title in papers]


def choose(window: Window, form: str) -> None:
    window.click(f"[data-pa-cite] [value={form}]")
    window.wait(f"document.querySelector('[data-pa-cite] [value={form}]').checked")


# -- A paper -------------------------------------------------------------------------------------


def test_a_paper_is_shown_and_saved_in_each_form(window: Window, archive: Archive, cite: Cite) -> None:
    paper = cite(the_paper(archive))
    window.open(PAPER)
    window.wait_for("[data-pa-cite] button", "Save file")
    forms = {
        "RIS": ("ris", ris(paper)),
        "CSL-JSON": ("json", json.dumps([csl(paper)], ensure_ascii=False, indent=2) + "\n"),
        "Text": ("txt", reference(paper) + "\n"),
        "BibTeX": ("bib", bibtex(paper) + "\n"),
    }
    for form, (ending, text) in forms.items():
        choose(window, form)
        window.wait_for("#bibtex", text.split("\n")[0].strip())

        window.click("[data-pa-cite] button:last-child")

        assert window.saved(f"{paper.key}.{ending}") == text
        assert window.get("document.querySelector('#bibtex').textContent") == text.replace("\r", "").strip()


def test_a_form_is_chosen_by_keys_and_the_record_is_copied(
    window: Window, archive: Archive, cite: Cite, kind: str
) -> None:
    window.before(
        """Object.defineProperty(navigator, "clipboard",
            { value: { writeText: async (text) => { window.copied = text } } })"""
    )
    window.open(PAPER)
    window.wait_for("[data-pa-cite] button", "Copy")
    window.tab_to("[data-pa-cite] input")
    window.press("ArrowRight", "ArrowRight", "ArrowRight")
    window.wait_for("#bibtex", reference(cite(the_paper(archive))))

    window.tab_to("[data-pa-copy=bibtex]")
    window.press("Enter")

    window.wait_for("[data-pa-cite] [aria-live=polite]", "Copied")
    assert window.get("window.copied") == reference(cite(the_paper(archive)))
    assert window.path() == PAPER


# -- Lists ---------------------------------------------------------------------------------------


def test_a_tag_is_taken_in_each_form(window: Window, archive: Archive, cite: Cite) -> None:
    tag = the_tag(archive)
    cited = [cite(archive.entries[paper]) for paper in tag.papers]
    files = {
        "BibTeX": ("bib", as_bibtex(map(bibtex, cited))),
        "CSL-JSON": (
            "csl.json",
            as_csl(json.dumps(csl(one), ensure_ascii=False, separators=(",", ":")) for one in cited),
        ),
        "RIS": ("ris", as_ris(map(ris, cited))),
    }
    window.open(tag.address)
    for at, (ending, text) in enumerate(files.values(), 1):
        window.wait_for(TAKE, "Take the list")
        window.click(f"{TAKE} button:nth-of-type({at})")

        assert window.saved(f"{tag.slug}.{ending}") == text
        window.wait_for(f"{TAKE} [role=status]", f"Saved {len(cited)} papers as {tag.slug}.{ending}")


def test_of_a_filtered_topic_what_is_left_is_taken(window: Window, archive: Archive, cite: Cite) -> None:
    window.open(TOPIC)
    window.wait_for(".pa-facets label")
    assert window.texts(f"{TAKE} a") == ["BibTeX", "CSL-JSON", "RIS"]
    window.click("[name=day][value=undated]")
    left = shown(archive, window.texts(".pa-rows > li:not([hidden]) h3 a"))
    window.wait_for(TAKE, f"Take these {len(left)} papers")
    assert window.texts(f"{TAKE} a") == []

    window.click(f"{TAKE} button")

    name = "learning-theory-and-training-dynamics-filtered.bib"
    assert window.saved(name) == as_bibtex(bibtex(cite(entry)) for entry in left)
    window.click(".pa-clear")
    assert window.texts(f"{TAKE} a") == ["BibTeX", "CSL-JSON", "RIS"]
    assert window.texts(f"{TAKE} button") == []


def test_all_that_a_search_finds_is_taken(window: Window, archive: Archive, cite: Cite) -> None:
    window.open("search.html")
    window.wait("document.querySelector('.pa-take') !== null")
    assert window.texts(TAKE) == []

    window.open("search.html?q=diffusion")
    window.wait_for(ANSWERED)
    total = int(window.texts("[data-pa-status]")[0].split()[0])
    window.wait_for(TAKE, f"Take these {total} papers")
    window.click(f"{TAKE} button:nth-of-type(3)")

    text = window.saved("search.ris")
    first = shown(archive, window.texts("[data-pa-results] h3 a"))
    assert text.startswith(as_ris(ris(cite(entry)) for entry in first))
    assert total > len(first)
    assert text.count("ER  - ") == total


# -- For Zotero ----------------------------------------------------------------------------------


def test_rows_tell_zotero_what_they_are_but_no_page_of_a_paper_does(window: Window, archive: Archive) -> None:
    tag = the_tag(archive)
    window.before("document.addEventListener('ZoteroItemUpdated', () => { window.told = (window.told ?? 0) + 1 })")
    window.open(tag.address)
    titles = window.texts(".pa-rows h3 a")
    window.wait(f"document.querySelectorAll('.pa-rows > li > .Z3988').length === {len(titles)}")
    told = [
        parse_qs(one) for one in window.get("[...document.querySelectorAll('.Z3988')].map((one) => one.title)")
    ]
    assert [one["rft.title"] for one in told] == [[title] for title in titles]
    assert {one["rft.type"][0] for one in told} == {"document"}
    assert window.get("window.told") == 1
    assert not any(
        "+" in one for one in window.get("[...document.querySelectorAll('.Z3988')].map((one) => one.title)")
    )

    window.open("search.html?q=diffusion")
    window.wait_for(ANSWERED)
    window.wait("document.querySelectorAll('[data-pa-results] > li > .Z3988').length === 10")
    assert window.get("window.told") >= 1

    window.open(PAPER)
    window.wait_for("[data-pa-cite] button", "Save file")
    assert window.get("document.querySelectorAll('.Z3988').length") == 0


# -- When it fails, and for everyone ----------------------------------------------------------------


def test_what_cannot_be_loaded_is_told_and_can_be_tried_again(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published):
        page = visit.page
        page.route("**/assets/papers/**", lambda route: route.abort())
        visit.open(PAPER)
        page.get_by_role("radio", name="RIS").check(force=True)
        expect(page.locator("[data-pa-cite] [role=status]")).to_contain_text("could not be loaded")
        expect(page.get_by_role("radio", name="BibTeX")).to_be_checked()
        expect(page.locator("#bibtex")).to_contain_text("@misc{")
        visit.complaints.clear()

        page.unroute("**/assets/papers/**")
        page.get_by_role("radio", name="RIS").check(force=True)
        expect(page.locator("#bibtex")).to_contain_text("TY  - ")
        expect(page.locator("[data-pa-cite] [role=status]")).to_be_empty()


MANIFEST = {"address": "", "digits": 1, "chunk": 1000, "beside": 3, "papers": 0, "topics": [], "order": ""}
"""Of an archive without papers."""


def test_a_script_of_another_build_is_fetched_again(browser: Browser, published: str) -> None:
    old = {**MANIFEST, "stamps": "-" * 4 * 16}
    script = f'paperArchive.put("papers/manifest",{json.dumps(old)});'
    for visit in visiting(browser, published):
        page = visit.page
        page.route(
            lambda url: "/assets/papers/manifest" in url and "again" not in url,
            lambda route: route.fulfill(body=script, content_type="text/javascript"),
        )
        visit.open(PAPER)
        page.get_by_role("radio", name="Text").check(force=True)
        expect(page.locator("#bibtex")).to_contain_text("Light Schrödinger Bridge")


def test_no_page_loads_citations_before_they_are_asked_for(web: Visit) -> None:
    asked: list[str] = []
    web.page.on("request", lambda request: asked.append(unquote(request.url)))
    for path in (PAPER, TOPIC, "search.html"):
        web.open(path)
        web.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/papers/" in url or url.endswith(("formats.js", "papers.js"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_and_nothing_moves(browser: Browser, published: str, width: int, scheme: str) -> None:
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page = visit.page
        visit.open(PAPER)
        page.get_by_role("button", name="Save file").wait_for()
        below = page.locator("#seen").evaluate("(one) => one.getBoundingClientRect().top + scrollY")
        page.get_by_role("radio", name="RIS").check(force=True)
        page.get_by_role("button", name="Save file").click()
        expect(page.get_by_role("button", name="Saved")).to_be_visible()
        found = violations(page)
        page.get_by_role("radio", name="BibTeX").check(force=True)
        assert page.locator("#seen").evaluate("(one) => one.getBoundingClientRect().top + scrollY") == below
        visit.open(f"{TOPIC}?day=undated")
        page.locator(f"{TAKE} button").first.click()
        expect(page.locator(f"{TAKE} [role=status]")).to_contain_text("Saved")
        found += violations(page)
        visit.open("search.html?q=diffusion")
        page.locator(TAKE).wait_for()
        found += violations(page)
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
