"""Long lists as a reader works with them, by keyboard: all pages filtered and sorted in place, one line a paper,
and what a search says where nothing has all that is asked for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from builder import pipeline
from builder.config.settings import Config
from builder.model.archive import Archive
from tests.browser.conftest import Visit, visiting

GROUP = "topics/group-machine-learning.html"
ROWS = ".pa-rows:not([hidden]) > li"


def titles(page: Page) -> list[str]:
    return page.locator(f"{ROWS}:visible h3").all_inner_texts()


def figures(page: Page) -> dict[str, int]:
    """The figure of each topic, as they stand one below the other."""
    labels = page.locator(".pa-facet label:has([name=topic])")
    pairs = labels.evaluate_all(
        "all => all.map(one => [one.querySelector('input').value, one.querySelector('.pa-n').textContent])"
    )
    return {value: int(figure) for value, figure in pairs}


def press(visit: Visit, selector: str) -> None:
    """Go to a control by Tab and press it."""
    visit.tab_to(selector)
    visit.page.keyboard.press("Space")


def unfold_all(page: Page) -> int:
    """Press "Show more" until there is no more."""
    for _ in range(20):
        more = page.locator(".pa-body .pa-more:not([hidden]) button")
        if not more.count():
            break
        shown = page.locator(ROWS).count()
        more.press("Enter")
        expect(page.locator(ROWS).nth(shown)).to_be_visible()
    return page.locator(ROWS).count()


def test_a_filter_works_on_the_whole_list_and_a_colleague_sees_the_same(visit: Visit, archive: Archive) -> None:
    page = visit.page
    undated = next(day for day in archive.days if day.listed_on is None)
    visit.open("dates/undated/2.html")
    press(visit, "[name=topic]")
    status = page.locator("[data-pa-count]")
    expect(status).to_have_text(re.compile(rf"^\d+ of {len(undated.papers)} papers$"))
    shown = int(status.inner_text().split()[0])
    value = str(page.locator("[name=topic]:checked").get_attribute("value"))
    name = next(term.name for terms in archive.topics.values() for term in terms if term.slug == value)
    having = [paper for paper in undated.papers if name in archive.entries[paper].topics.shown]
    assert shown == len(having)
    assert unfold_all(page) == shown
    found = titles(page)
    assert found == [archive.entries[paper].shown.plain_title for paper in having]
    expect(page.locator(".pa-pager")).to_be_hidden()
    address = visit.path()
    assert address == f"dates/undated/2.html?topic={value}"
    visit.open("index.html")
    visit.open(address)
    expect(status).to_have_text(f"{shown} of {len(undated.papers)} papers")
    assert unfold_all(page) == shown
    assert titles(page) == found


def test_what_is_ticked_keeps_its_row_and_its_figure_while_others_are_ticked(web: Visit) -> None:
    web.open(GROUP)
    press(web, "[name=topic]")
    expect(web.page.locator("[data-pa-count]")).to_contain_text(" of ")
    before = [*figures(web.page)]
    press(web, "[name=tag]")
    expect(web.page.locator(".pa-facet input:checked")).to_have_count(2)
    assert [*figures(web.page)] == before
    web.open("search.html?q=model")
    expect(web.page.locator("[name=topic]").first).to_be_visible()
    before = [*figures(web.page)]
    press(web, "[name=topic]")
    press(web, "[name=tag]")
    expect(web.page.locator("[data-pa-clear]")).to_be_visible()
    expect(web.page.locator("[data-pa-toggle]")).to_have_text("Filter the papers (2)")
    assert [*figures(web.page)][: len(before)] == before


@pytest.mark.parametrize("path", [GROUP, "topics/learning-theory-and-training-dynamics.html"])
def test_a_list_is_sorted_by_title_as_a_whole(visit: Visit, path: str) -> None:
    page = visit.page
    visit.open(path)
    press(visit, "[name=sort]:checked")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-pa-count]")).to_contain_text("by title")
    assert visit.path() == f"{path}?sort=title"
    unfold_all(page)
    found = titles(page)
    letters = [re.sub(r"[^a-z0-9]", "", title.casefold())[:1] for title in found]
    assert len(found) > 30
    assert letters == sorted(letters)
    page.locator("[name=sort]:checked").press("ArrowLeft")
    expect(page.locator("[data-pa-count]")).to_contain_text("then undated in the order of their listings")
    assert titles(page) != found


def test_one_line_a_paper_is_kept_and_shows_five_and_twenty_on_a_screen(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published, viewport={"width": 1440, "height": 900}):
        page = visit.page
        visit.open(GROUP)
        visit.tab_to("[name=density]")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        visit.open(GROUP)
        page.locator(ROWS).first.scroll_into_view_if_needed()
        heights = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
        assert max(heights) == min(heights) < 27
        title = page.locator(f"{ROWS} h3 a").nth(6)
        title.hover()
        cut = title.evaluate("link => link.scrollWidth > link.clientWidth")
        assert (title.get_attribute("title") == title.inner_text()) is cut


def test_on_a_phone_results_stand_in_the_first_screen_and_the_tools_unfold(
    browser: Browser, published: str
) -> None:
    for visit in visiting(browser, published, viewport={"width": 390, "height": 844}):
        page = visit.page
        visit.open("search.html?q=spin+glasses")
        expect(page.locator(f"{ROWS} mark").first).to_be_visible()
        box = page.locator(ROWS).first.bounding_box()
        assert box
        assert box["y"] < 300
        expect(page.locator(".pa-try")).to_be_hidden()
        page.get_by_text("How to search").press("Enter")
        expect(page.locator(".pa-try")).to_be_visible()
        page.get_by_text("Order and rows").press("Enter")
        expect(page.get_by_role("radio", name="Newest first")).to_be_visible()


def test_a_search_says_that_none_has_code(visit: Visit, archive: Archive) -> None:
    page = visit.page
    visit.open("search.html?q=spin+glasses")
    code = page.get_by_role("checkbox", name="Code")
    expect(code).to_be_visible()
    many = int(page.locator("label:has([name=code]) .pa-n").inner_text())
    press(visit, "[name=code]")
    status = page.locator("[data-pa-status]")
    if many:
        expect(status).to_have_text(re.compile(rf"^{many} papers?$"))
    else:
        expect(status).to_have_text(re.compile(r"papers? with this, none with these filters$"))


def test_the_narrowing_of_a_long_index_looks_through_all_of_it(web: Visit, archive: Archive) -> None:
    """Of an index that is cut into pages; here it is made one by taking its tags away."""

    def cut(route: Route) -> None:
        answer = route.fetch()
        page = re.sub(
            r'<section class="pa-letter" aria-labelledby="letter.*?</section>', "", answer.text(), flags=re.S
        )
        route.fulfill(
            response=answer,
            body=page.replace('href="#letter', 'href="letters').replace(
                "data-pa-narrow>", 'data-pa-narrow="tags">'
            ),
        )

    page = web.page
    page.route(re.compile("tags/index.html"), cut)
    rare = min(archive.tags, key=lambda tag: (len(tag.papers), tag.slug))
    web.open("tags/index.html")
    web.tab_to("[data-pa-narrow]")
    page.keyboard.type(rare.name)
    expect(page.locator("[data-pa-narrowed]")).to_have_text(re.compile(rf"^\d+ of {len(archive.tags)}$"))
    expect(page.locator("[data-pa-others] li a").first).to_have_text(rare.name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert web.path() == rare.address


def test_a_long_list_of_an_author_is_filtered_in_the_order_of_its_pages(
    browser: Browser, config: Config, tmp_path: Path
) -> None:
    """That is when its papers were written, whatever the listings say."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.jsonl").write_text("".join(map(written, range(60))))
    own, site = replace(config, seeds=tmp_path / "seeds", page_size=20), tmp_path / "site"
    pipeline.build(own, site, None, lambda *_: None)
    for visit in visiting(browser, f"{site.as_uri()}/", viewport={"width": 1440, "height": 900}):
        whole = []
        for path in ("authors/wei-zhang.html", "authors/wei-zhang/2.html", "authors/wei-zhang/3.html"):
            visit.open(path)
            whole += rows_with_days(visit.page)
        visit.open("authors/wei-zhang.html")
        expect(visit.page.get_by_role("group", name="Written in")).to_be_visible()
        press(visit, ".pa-facet [name=topic]")
        expect(visit.page.locator("[data-pa-count]")).to_contain_text("of 60 papers")
        unfold_all(visit.page)
        found = rows_with_days(visit.page)
        assert len(found) > 10
        assert found == [row for row in whole if row in found]


def written(at: int) -> str:
    """A paper of a year that its place in the listing does not tell."""
    subject = ("Spin glasses", "Diffusion models", "Graph neural networks")[at % 3]
    days = ("", f"{1990 + at * 7 % 33}", f"{1990 + at * 7 % 33}-{1 + at % 12:02}-{1 + at % 28:02}")
    known = {"published": days[at % 3]} if at % 3 else {}
    abstract = f"We study {subject.lower()} in setting {at}, with {subject.lower()} of order {at}."
    return (
        json.dumps({"title": f"{subject}, part {at}", "abstract": abstract, "authors": ["Wei Zhang"], **known})
        + "\n"
    )


def rows_with_days(page: Page) -> list[str]:
    of_one = (
        "[one.querySelector(':scope > div'), one.querySelector('h3')].map(part => part.textContent).join(': ')"
    )
    return list(page.locator(f"{ROWS}:visible").evaluate_all(f"all => all.map(one => {of_one})"))
