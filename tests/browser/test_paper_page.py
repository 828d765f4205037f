"""What a reader does on the page of a paper: to the PDF, cite, copy its link, related papers, judge a merge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from builder.config import Config
from builder.model import Archive
from tests.browser.conftest import Visit, root_of, visiting
from tests.conftest import build
from tests.once import Once

PAPER = "papers/how-over-parameterization-slows-down-gradient-descent-in-matrix-sensing-the.html"
"""It was listed on two days, and papers of several days are related to it."""

COPIED = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"

MELT = (
    "We study lattice models at length and with patience and show that they melt slowly when they are heated from "
    "{}, which nobody had expected; the proof rests on an inequality for the entropy of long lines."
)
REPOSITORY = "https://github.test/you/papers/"
LISTINGS = {
    "2025-09-01.jsonl": {
        "title": "Melting of lattices at the end",
        "abstract": MELT.format("below"),
        "arxiv": "2509.01234",
    },
    "2025-09-12.jsonl": {"title": "Melting lattices at the ends", "abstract": MELT.format("above")},
}


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    yield from visiting(browser, root_of(request.param, request))


@pytest.fixture
def melting(browser: Browser, config: Config, once: Once) -> Iterator[Visit]:
    """The page of a paper whose PDF is known, and whose two listings differ."""

    def fill(folder: Path) -> None:
        (folder / "seeds").mkdir()
        for name, said in LISTINGS.items():
            (folder / "seeds" / name).write_text(json.dumps(said))
        there = replace(config, seeds=folder / "seeds", overrides_file=None, repository=REPOSITORY)
        build(there, folder / "site")

    for visit in visiting(browser, f"{(once.folder('melting', fill) / 'site').as_uri()}/"):
        visit.open("papers/melting-of-lattices-at-the-end.html")
        yield visit


def related(visit: Visit) -> list[str]:
    return visit.page.locator(".pa-related li > a").all_text_contents()


def test_what_one_does_with_a_paper_is_in_the_first_screen_of_a_phone(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published, viewport={"width": 390, "height": 844}):
        visit.open(PAPER)
        actions = visit.page.locator("[data-pa-actions]")
        expect(actions.get_by_role("button", name="Copy link")).to_be_in_viewport()
        expect(actions.get_by_role("link", name="Cite")).to_be_in_viewport()
        assert actions.evaluate("one => one.offsetHeight") < 40  # one row


def test_the_pdf_is_one_key_away_where_it_is_known(melting: Visit) -> None:
    melting.tab_to("[data-pa-actions] a:first-child")
    pdf = melting.page.locator(":focus")
    assert (pdf.text_content(), pdf.get_attribute("href")) == ("PDF", "https://arxiv.org/pdf/2509.01234")


def test_a_paper_without_one_is_searched_for(visit: Visit, archive: Archive) -> None:
    visit.open(PAPER)
    search = visit.page.locator("[data-pa-actions] a").first
    expect(search).to_have_text("Search arXiv for it")
    (words,) = parse_qs(urlsplit(search.get_attribute("href") or "").query)["query"]
    (entry,) = (entry for entry in archive.entries.values() if entry.permalink == PAPER)
    assert entry.shown.plain_title.startswith(words)


def test_a_paper_is_cited_from_its_first_row(visit: Visit) -> None:
    visit.open(PAPER)
    visit.tab_to("[data-pa-actions] a[href='#cite']")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#bibtex")).to_be_in_viewport()
    visit.tab_to("[data-pa-cite] input", 5)


def test_its_link_is_copied_as_it_is_on_the_web(visit: Visit) -> None:
    visit.open(f"{PAPER}#cite")
    visit.page.evaluate(COPIED)
    visit.page.get_by_role("button", name="Copy link").press("Enter")
    expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
    assert urlsplit(visit.page.evaluate("copied")).path.endswith(f"/{PAPER}")
    assert not urlsplit(visit.page.evaluate("copied")).fragment


def test_related_papers_stand_beside_the_abstract(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published, viewport={"width": 1440, "height": 900}):
        visit.open(PAPER)
        expect(visit.page.locator(".pa-related li").first).to_be_in_viewport()
        abstract, near = (visit.page.locator(one).bounding_box() for one in ("#text", ".pa-related"))
        assert abstract
        assert near
        assert near["x"] > abstract["x"] + abstract["width"]


def test_related_papers_come_by_likeness_or_the_newest_first(visit: Visit, archive: Archive) -> None:
    visit.open(PAPER)
    (entry,) = (entry for entry in archive.entries.values() if entry.permalink == PAPER)
    near = [archive.entries[one.id] for one in entry.related]
    assert related(visit) == [one.shown.plain_title for one in near]

    visit.tab_to("[name=related]")
    visit.page.keyboard.press("ArrowRight")

    newest = sorted(near, key=lambda one: str(one.first_listed or ""), reverse=True)
    assert newest != near
    assert related(visit) == [one.shown.plain_title for one in newest]
    assert visit.path().endswith(PAPER)  # the arrow turned no page
    visit.page.keyboard.press("ArrowLeft")
    assert related(visit) == [one.shown.plain_title for one in near]


def test_a_paper_leads_to_the_group_of_its_topic(visit: Visit) -> None:
    visit.open(PAPER)
    visit.follow(".pa-kicker a")
    expect(visit.page.locator("h1")).to_have_text("Machine Learning")
    assert visit.path() == "topics/group-machine-learning.html"


def test_a_merge_is_judged_and_the_keeper_told_in_lines_to_paste(melting: Visit) -> None:
    page = melting.page
    melting.tab_to("[data-pa-mend] summary")
    page.keyboard.press("Enter")
    expect(page.locator("#mending")).to_contain_text("# [[two]]\n# papers = [")
    melting.tab_to(".pa-tell a")
    forms = page.locator(".pa-tell a")
    expect(forms).to_have_count(6)
    [merge, two] = [urlsplit(one.get_attribute("href") or "") for one in forms.all()[:2]]
    assert merge.geturl().startswith(f"{REPOSITORY}issues/new?template=merge.yml&")
    assert len(parse_qs(two.query)["papers"][0].split("\n")) == 2
    melting.tab_to("#seen + details > summary")
    page.keyboard.press("Enter")
    one, other, abstract = page.locator("#seen + details .pa-version").all()
    expect(one).to_have_text("Melting of lattices at the end")
    assert other.locator("ins, del").all_text_contents() == ["of", "ends", "end"]
    assert abstract.locator("ins, del").all_text_contents() == ["above,", "below,"]
