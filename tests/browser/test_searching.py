"""The box of every page and the search page: by mouse, by keys, on a phone, with a bad network, in the dark."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from builder.config.settings import Config
from builder.model.archive import Archive, Entry
from builder.model.papers import PaperId
from builder.text.math.mathml import ELEMENTS
from builder.text.math.reading import read_formulas
from tests.browser.conftest import Visit, visiting
from tests.browser.test_accessible import violations
from tests.browser.test_walk import hostile_titles
from tests.conftest import build
from tests.once import Once
from tests.search.languages import ANSWERS, TITLES

PAPER = "papers/light-schrodinger-bridge.html"
TOPICS = "topics/index.html"
LIST = "topics/learning-theory-and-training-dynamics.html"
PAGES = ("index.html", TOPICS, LIST, PAPER, "search.html")
COUNTED = """document.querySelector("[data-pa-status]").textContent.match(/^([0-9,]+) papers?$/)?.[1]"""
NARROW = {"width": 390, "height": 844}
INDEX = "/assets/search/"
A_DAY = "2025-09-09"


# -- What the tests look at ----------------------------------------------------------------------


def combobox(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search", exact=True)


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def active(page: Page) -> Locator:
    return page.locator("[role=option][aria-selected=true]")


def told(page: Page) -> Locator:
    """What the box says of its answer."""
    return page.locator("form:has([role=listbox])").get_by_role("status")


def field(page: Page) -> Locator:
    """The search page's own."""
    return page.get_by_role("searchbox", name="Search papers", exact=True)


def results(page: Page) -> Locator:
    return page.locator("[data-pa-results] h3 a")


def status(page: Page) -> Locator:
    return page.locator("[data-pa-status]")


def notes(page: Page) -> Locator:
    return page.locator("[data-pa-notes]")


def ticks(page: Page, key: str) -> Locator:
    return page.locator(f"[data-pa-narrow-by] input[name={key}]")


def type_in_box(page: Page, text: str) -> None:
    combobox(page).focus()
    page.keyboard.type(text)
    expect(options(page).first).to_be_visible()
    expect(page.locator("[role=listbox][aria-busy]")).to_have_count(0)  # no longer those of half a word


def total(page: Page) -> int:
    """The number of papers that the search page has found, when it has found them."""
    found = page.wait_for_function(COUNTED)
    return int(found.json_value().replace(",", ""))


def answered(visit: Visit, address: str) -> int:
    """Open the search page with a question and wait for the answer and its facets."""
    visit.open(address)
    expect(page_ready(visit.page)).to_be_visible()
    return total(visit.page)


def expect_answer(page: Page, query: str) -> None:
    """Wait until the rows answer this question, as their addresses say."""
    expect(results(page).first).to_have_attribute("href", re.compile(rf"\?q={re.escape(query)}$"))


def page_ready(page: Page) -> Locator:
    return page.locator("html:not(.is-asked)")


def all_results(page: Page) -> list[str]:
    """The titles of all that was found, unfolding ten by ten."""
    expect(page.locator("[data-pa-results]")).not_to_have_attribute("aria-busy", "true")
    number = total(page)
    while results(page).count() < number:
        shown = results(page).count()
        page.get_by_role("button", name="Show more").click()
        expect(results(page).nth(shown)).to_be_visible()
    return [" ".join(title.split()) for title in results(page).all_inner_texts()]


def search_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_address(visit: Visit, query: str) -> None:
    expect(visit.page).to_have_url(f"{visit.root}search.html{query}")


def ticked_papers(page: Page, number: int) -> None:
    """Wait until the facets show that so many values are ticked: they are drawn after the rows."""
    name = f"Filter the papers ({number})" if number else "Filter the papers"
    expect(page.locator("[data-pa-toggle]")).to_have_text(name)


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def entries(archive: Archive) -> list[Entry]:
    return list(archive.entries.values())


def titles_of(found: list[Entry]) -> list[str]:
    return sorted(" ".join(entry.paper.title.split()) for entry in found)


def papers_of(archive: Archive, *tags: str) -> set[PaperId]:
    """The papers that the pages of some tags list."""
    return {paper for term in archive.tags if term.name in tags for paper in term.papers}


# -- The box of every page -----------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_box_that_a_key_reaches(visit: Visit, path: str) -> None:
    page = visit.page
    for key in ("/", "s"):
        visit.open(path)
        expect(page.get_by_role("combobox")).to_have_count(1)
        expect(combobox(page)).to_have_attribute("aria-expanded", "false")
        page.keyboard.press(key)
        own = field(page) if path == "search.html" else combobox(page)
        expect(own).to_be_focused()
        expect(own).to_have_value("")


def test_the_404_page_has_the_box_and_answers_in_it(web: Visit) -> None:
    page = web.page
    web.open("papers/spin-glas.html")
    web.complaints.clear()
    expect(page.get_by_role("combobox")).to_have_count(1)
    page.keyboard.press("s")
    expect(combobox(page)).to_be_focused()
    page.keyboard.type("spin glass")
    expect(options(page).first).to_contain_text(re.compile("spin[ -]glass", re.IGNORECASE))
    with page.expect_navigation():
        options(page).first.click()
    assert re.fullmatch(r"papers/[a-z0-9-]+\.html", urlsplit(web.path()).path)


@pytest.mark.parametrize("path", PAGES)
def test_typing_opens_a_list_of_papers_with_their_number(visit: Visit, archive: Archive, path: str) -> None:
    page = visit.page
    visit.open(path)
    type_in_box(page, "title:diffusion")
    expect(combobox(page)).to_have_attribute("aria-expanded", "true")
    wanted = [entry for entry in entries(archive) if "diffus" in entry.paper.title.lower()]
    expect(told(page)).to_have_text(
        re.compile(rf"^{len(wanted)} papers\. Only papers with “diffusion” in the title")
    )
    expect(options(page)).to_have_count(8)
    for option in options(page).all()[:7]:
        expect(option).to_contain_text(re.compile("diffus", re.IGNORECASE))
    expect(options(page).last).to_have_text(f"All {len(wanted)} papers")
    controlled = combobox(page).get_attribute("aria-controls")
    expect(page.get_by_role("listbox", name="Papers")).to_have_id(str(controlled))


def test_matched_words_are_marked_in_title_and_snippet(visit: Visit) -> None:
    visit.open(TOPICS)
    type_in_box(visit.page, "spin glass")
    first = options(visit.page).first
    expect(first).to_have_attribute("href", re.compile(r"q=spin\+glass$"))
    for part in ("title", "text"):
        marks = first.locator(f".pa-option__{part} mark")
        expect(marks.first).to_be_visible()
        for mark in marks.all_inner_texts():
            assert re.match("spin|glass", mark, re.IGNORECASE), mark


def test_arrows_walk_the_options_and_wrap(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "diffusion")
    expect(active(page)).to_have_count(0)
    seen = []
    for _ in range(options(page).count()):
        page.keyboard.press("ArrowDown")
        seen.append(combobox(page).get_attribute("aria-activedescendant"))
        expect(active(page)).to_have_id(str(seen[-1]))
    assert seen == [option.get_attribute("id") for option in options(page).all()]
    page.keyboard.press("ArrowDown")
    expect(combobox(page)).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    page.keyboard.press("ArrowUp")
    expect(combobox(page)).to_have_attribute("aria-activedescendant", str(seen[-1]))
    page.keyboard.press("ArrowUp")
    expect(combobox(page)).to_have_attribute("aria-activedescendant", str(seen[-2]))
    expect(combobox(page)).to_be_focused()


def test_enter_on_an_option_opens_its_paper_with_the_words_in_its_address(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "spin glass")
    page.keyboard.press("ArrowDown")
    title = active(page).locator(".pa-option__title").inner_text()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert re.fullmatch(r"papers/[a-z0-9-]+\.html\?q=spin\+glass", visit.path())
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("path", PAGES)
def test_enter_without_an_option_goes_to_the_search_page(visit: Visit, path: str) -> None:
    page = visit.page
    visit.open(path)
    type_in_box(page, "spin glass")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visit.path() == "search.html?q=spin+glass"
    expect(field(page)).to_have_value("spin glass")
    assert total(page) > 1


def test_the_last_option_leads_to_all_results(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "diffusion")
    page.keyboard.press("ArrowUp")
    said = active(page).inner_text()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visit.path() == "search.html?q=diffusion"
    assert said == f"All {total(page)} papers"


def test_escape_closes_the_list_and_keeps_the_text(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "spin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox(page)).to_have_attribute("aria-expanded", "false")
    expect(combobox(page)).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    expect(combobox(page)).to_have_value("spin")
    expect(combobox(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_a_click_outside_closes_the_list_and_one_inside_does_not(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "spin")
    page.locator(".pa-found__status").click()
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(combobox(page)).to_be_focused()
    page.locator("h1").click()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_emptied_box_closes_its_list(visit: Visit) -> None:
    visit.open(TOPICS)
    type_in_box(visit.page, "spin")
    combobox(visit.page).fill("")
    expect(visit.page.get_by_role("listbox")).to_be_hidden()


def test_a_word_that_no_paper_has_shows_the_word_that_was_meant(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPICS)
    type_in_box(page, "difusion")
    expect(options(page).first).to_have_text("Did you mean diffusion?")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(combobox(page)).to_have_value("diffusion")
    expect(options(page).first.locator("mark").first).to_have_text(re.compile("diffus", re.IGNORECASE))
    assert visit.path() == TOPICS


# -- On a phone ----------------------------------------------------------------------------------


@pytest.fixture(params=["http", "file"])
def phone(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Visit]:
    root = request.getfixturevalue("published") if request.param == "http" else f"{site.as_uri()}/"
    yield from visiting(browser, root, viewport=NARROW)


def test_on_a_phone_a_magnifier_opens_the_box_over_the_header(phone: Visit) -> None:
    page = phone.page
    phone.open(PAPER)
    link = page.locator("header").get_by_role("link", name="Search", exact=True)
    expect(combobox(page)).to_have_count(0)
    link.click()
    expect(combobox(page)).to_be_focused()
    expect(link).to_be_hidden()
    assert phone.path() == PAPER
    type_in_box(page, "diffusion")
    for number in range(3):
        expect(options(page).nth(number)).to_be_in_viewport()
    assert sideways(page) <= 0
    wide = page.get_by_role("listbox").bounding_box()
    assert wide
    assert wide["x"] >= 0
    assert wide["x"] + wide["width"] <= NARROW["width"]


def test_on_a_phone_escape_leads_back_to_the_magnifier(phone: Visit) -> None:
    page = phone.page
    phone.open(PAPER)
    link = page.locator("header").get_by_role("link", name="Search", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    type_in_box(page, "spin")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    if page.evaluate("document.activeElement.matches('input')"):
        page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(combobox(page)).to_have_count(0)


def test_on_a_phone_the_slash_key_opens_the_box_too(phone: Visit) -> None:
    phone.open(PAPER)
    phone.page.keyboard.press("/")
    expect(combobox(phone.page)).to_be_focused()
    expect(combobox(phone.page)).to_have_value("")


def test_on_a_phone_the_facets_open_by_a_button(phone: Visit) -> None:
    page = phone.page
    answered(phone, "search.html?q=learning")
    box = ticks(page, "topic").first
    expect(box).to_be_hidden()
    page.get_by_role("button", name="Filter the papers").click()
    box.check()
    ticked_papers(page, 1)
    found = total(page)
    page.get_by_role("button", name=f"Show {found} papers").click()
    expect(box).to_be_hidden()
    expect(status(page)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Filter the papers (1)")).to_be_focused()
    assert sideways(page) <= 0


# -- The search page: its state is its address ---------------------------------------------------


def test_what_is_typed_stands_in_the_address(visit: Visit) -> None:
    page = visit.page
    visit.open("search.html")
    page.keyboard.press("/")
    page.keyboard.type("spin glass")
    expect_address(visit, "?q=spin+glass")
    expect_answer(page, "spin+glass")
    number = total(page)
    shown = all_results(page)
    page.reload()
    expect(field(page)).to_have_value("spin glass")
    expect_answer(page, "spin+glass")
    assert total(page) == number
    assert all_results(page) == shown


def test_ticks_and_order_stand_in_the_address_and_come_back_with_it(visit: Visit) -> None:
    page = visit.page
    answered(visit, "search.html?q=model")
    chosen = {}
    for number, key in enumerate(("code", "topic", "tag"), 1):
        box = ticks(page, key).first
        chosen[key] = [box.get_attribute("value")]
        box.check()
        ticked_papers(page, number)
    code = total(page)
    ticks(page, "code").first.uncheck()
    ticked_papers(page, 2)
    assert total(page) >= code
    page.get_by_role("radio", name="Newest first").check()
    del chosen["code"]
    expect(page).to_have_url(re.compile("sort=date$"))
    assert search_of(page) == {"q": ["model"], **chosen, "sort": ["date"]}
    shown = all_results(page)
    visit.open(visit.path())
    ticked_papers(page, 2)
    assert all_results(page) == shown
    for key, [value] in chosen.items():
        expect(page.locator(f"input[name={key}]:checked")).to_have_value(str(value))
    expect(page.get_by_role("radio", name="Newest first")).to_be_checked()


def test_the_facet_of_code_keeps_papers_with_a_link_to_code(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?q=learning&code=1")
    expect(visit.page.locator("input[name=code]")).to_be_checked()
    coded = titles_of([entry for entry in entries(archive) if any(one.kind == "code" for one in entry.links)])
    found = all_results(visit.page)
    assert found
    assert set(found) <= set(coded)
    expect(visit.page.locator("[data-pa-results] .pa-out").first).to_have_text("Code")


def test_filters_alone_list_their_papers(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?tag=diffusion-models")
    listed = papers_of(archive, "diffusion models")
    wanted = [one for one in entries(archive) if one.paper.id in listed]
    assert sorted(all_results(visit.page)) == titles_of(wanted)


def test_two_values_of_a_facet_add_papers_and_two_facets_take_some_away(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?tag=diffusion-models&tag=chaos&code=1")
    ticked_papers(visit.page, 3)
    listed = papers_of(archive, "diffusion models", "chaos")
    wanted = [
        one
        for one in entries(archive)
        if one.paper.id in listed and any(link.kind == "code" for link in one.links)
    ]
    assert wanted
    assert sorted(all_results(visit.page)) == titles_of(wanted)


def test_back_and_forward_restore_question_ticks_and_order(visit: Visit) -> None:
    page = visit.page
    everything = answered(visit, "search.html?q=model")
    box = ticks(page, "topic").first
    value = str(box.get_attribute("value"))
    box.check()
    ticked_papers(page, 1)
    some = total(page)
    assert some < everything
    page.get_by_role("radio", name="Newest first").check()
    expect_address(visit, f"?q=model&topic={value}&sort=date")
    page.go_back()
    expect(page.get_by_role("radio", name="Best first")).to_be_checked()
    expect_address(visit, f"?q=model&topic={value}")
    page.go_back()
    ticked_papers(page, 0)
    expect(status(page)).to_have_text(f"{everything} papers")
    expect_address(visit, "?q=model")
    page.go_forward()
    ticked_papers(page, 1)
    expect(status(page)).to_have_text(f"{some} papers")
    expect(page.locator("input[name=topic]:checked")).to_have_value(value)
    page.go_forward()
    expect(page.get_by_role("radio", name="Newest first")).to_be_checked()


@pytest.mark.parametrize(
    ("query", "step"), [("learning", 1), ("title:model", 4), ("diffusion -models", 4), ("year:2025", 4)]
)
def test_the_figure_beside_a_value_is_what_ticking_it_shows(web: Visit, query: str, step: int) -> None:
    """Of one question each figure; of the others each fourth, in all facets."""
    page = web.page
    answered(web, f"search.html?q={query}")
    ticked_papers(page, 0)
    figures = figures_of(page)
    assert {"topic", "tag"} <= {key for key, _ in figures}
    for (key, value), count in islice(figures.items(), 0, None, step):
        web.open(f"search.html?q={query}&{key}={value}")
        assert found(page) == count, (key, value)


def test_figures_stay_true_while_others_are_ticked(web: Visit) -> None:
    page = web.page
    answered(web, "search.html?q=learning")
    ticks(page, "code").check()
    ticked_papers(page, 1)
    for (key, value), count in figures_of(page).items():
        if key != "topic":
            continue
        web.open(f"search.html?q=learning&topic={value}&code=1")
        ticked_papers(page, 2)
        assert found(page) == count, value


def found(page: Page) -> int:
    """How many papers are left, none included."""
    expect(status(page)).to_have_text(re.compile(r"papers?$|none with these filters$"))
    return 0 if "none with" in status(page).inner_text() else total(page)


def figures_of(page: Page) -> dict[tuple[str, str], int]:
    """The figure beside each value of each facet."""
    pairs = page.evaluate(
        """[...document.querySelectorAll("[data-pa-narrow-by] label")].map((label) => [
            label.querySelector("input").name, label.querySelector("input").value,
            Number(label.querySelector(".pa-n").textContent)])"""
    )
    assert pairs
    return {(key, value): count for key, value, count in pairs}


def test_ticking_keeps_the_focus_on_the_tick(visit: Visit) -> None:
    page = visit.page
    answered(visit, "search.html?q=learning")
    box = ticks(page, "topic").nth(1)
    value = str(box.get_attribute("value"))
    box.focus()
    page.keyboard.press("Space")
    ticked_papers(page, 1)
    expect(page.locator(f"input[name=topic][value={value}]")).to_be_focused()
    page.keyboard.press("Space")
    ticked_papers(page, 0)


def test_filters_are_cleared_by_one_button(visit: Visit) -> None:
    page = visit.page
    some = answered(visit, "search.html?q=learning&code=1")
    page.get_by_role("button", name="Clear filters").click()
    ticked_papers(page, 0)
    expect_address(visit, "?q=learning")
    assert total(page) > some
    expect(page.locator("[data-pa-narrow-by] input:checked")).to_have_count(0)
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_a_page_without_a_question_shows_the_newest_papers_and_no_facets(visit: Visit) -> None:
    page = visit.page
    visit.open("search.html")
    newest = results(page).all_inner_texts()
    field(page).fill("spin glass")
    expect_address(visit, "?q=spin+glass")
    expect(page.get_by_role("complementary", name="Filter the papers")).to_be_visible()
    field(page).fill("")
    expect_address(visit, "")
    expect(results(page)).to_have_text(newest)
    expect(page.get_by_role("complementary", name="Filter the papers")).to_be_hidden()


def test_more_adds_ten_rows_and_moves_the_focus_to_the_first_of_them(visit: Visit) -> None:
    page = visit.page
    number = answered(visit, "search.html?q=learning")
    assert number > 20
    expect(results(page)).to_have_count(10)
    before = results(page).all_inner_texts()
    page.get_by_role("button", name="Show more").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10)).to_be_focused()
    assert results(page).all_inner_texts()[:10] == before
    assert len(set(all_results(page))) == number
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_newest_first_is_by_day_and_has_the_same_papers(visit: Visit, archive: Archive) -> None:
    page = visit.page
    answered(visit, "search.html?q=diffusion")
    best = all_results(page)
    page.get_by_role("radio", name="Newest first").check()
    expect_address(visit, "?q=diffusion&sort=date")
    expect(results(page).nth(9)).to_be_visible()
    expect(results(page)).to_have_count(10)
    newest = all_results(page)
    place = {" ".join(one.paper.title.split()): at for at, one in enumerate(entries(archive))}
    assert newest == sorted(best, key=place.__getitem__)
    assert newest != best
    days = page.locator("[data-pa-results] li > div").all_inner_texts()
    assert days == sorted(days, key=["9 Sep 2025", "29 Aug 2025", "undated"].index)


def test_rows_are_dense_or_comfortable_and_unfold_with_their_marks(visit: Visit, archive: Archive) -> None:
    page = visit.page
    answered(visit, "search.html?q=spin+glass")
    first = page.locator("[data-pa-results] > li").first
    expect(first.locator(".pa-excerpt")).to_be_visible()
    page.get_by_role("radio", name="Dense").check()
    expect(first.locator(".pa-excerpt")).to_be_hidden()
    first.locator(".pa-unfold").click()
    title = first.locator("h3").inner_text()
    [whole] = [one.shown.plain_abstract for one in entries(archive) if one.paper.title == title]
    expect(first.locator(".pa-excerpt")).to_have_text(whole)
    assert first.locator(".pa-excerpt mark").count() > 1
    page.get_by_role("radio", name="Comfortable").check()
    expect(page.locator("[data-pa-results] .pa-excerpt").nth(1)).to_be_visible()


# -- Years, where there are several --------------------------------------------------------------


@pytest.fixture(scope="session")
def ages(config: Config, once: Once) -> Path:
    """The site of papers of three years, and of one without."""
    days = ["2023-05-04", "2023-06-05", "2024-05-02", "2025-02-03", "2025-03-04", "2025-04-05", None]
    words = "melting freezing annealing shearing cooling heating bending".split()
    papers = [
        {
            "title": f"On the {word} of lattice models",
            "abstract": f"We study {word}: {word} of lattices is what {word} says, at some length.",
            "date": day,
        }
        for day, word in zip(days, words, strict=True)
    ]
    lines = [json.dumps({key: value for key, value in one.items() if value}) for one in papers]
    return site_of(lines, "ages", config, once)


def site_of(lines: Sequence[str], name: str, config: Config, once: Once) -> Path:
    """The site of a seed with these lines, that nobody else calls so."""

    def fill(folder: Path) -> None:
        (folder / "seeds").mkdir()
        (folder / "seeds" / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        build(dataclasses.replace(config, seeds=folder / "seeds"), folder / "site")

    return once.folder(name, fill) / "site"


@pytest.fixture
def aged(browser: Browser, ages: Path) -> Iterator[Visit]:
    yield from visiting(browser, f"{ages.as_uri()}/")


def test_years_are_ticked_and_stand_in_the_address(aged: Visit) -> None:
    page = aged.page
    answered(aged, "search.html?q=lattice")
    assert total(page) == 7
    figures = {value: count for (key, value), count in figures_of(page).items() if key == "year"}
    assert figures == {"2025": 3, "2024": 1, "2023": 2, "undated": 1}
    page.get_by_role("checkbox", name="2023").check()
    ticked_papers(page, 1)
    expect_address(aged, "?q=lattice&year=2023")
    assert total(page) == 2
    page.get_by_role("checkbox", name="2024").check()
    ticked_papers(page, 2)
    assert total(page) == 3
    expect_address(aged, "?q=lattice&year=2024&year=2023")
    page.reload()
    ticked_papers(page, 2)
    expect(results(page)).to_have_count(3)
    expect(page.get_by_role("checkbox", name="2024")).to_be_checked()


@pytest.mark.parametrize(
    ("query", "number", "read"),
    [
        ("lattice year:2023", 2, "from 2023"),
        ("lattice year:2023-2024", 3, "from 2023 to 2024"),
        ("year:2025", 3, "from 2025"),
        ("lattice year:2025 -cooling", 2, "without “cooling”, from 2025"),
    ],
)
def test_years_may_be_written(aged: Visit, query: str, number: int, read: str) -> None:
    aged.open("search.html")
    field(aged.page).fill(query)
    expect(notes(aged.page)).to_have_text(f"Only papers {read}.")
    expect(status(aged.page)).to_have_text(f"{number} papers")
    expect(results(aged.page)).to_have_count(number)


# -- Scripts without blanks, signs and digits ----------------------------------------------------


@pytest.fixture(scope="session")
def tongues(config: Config, once: Once) -> Path:
    """The site of papers in several languages."""
    lines = [
        json.dumps({"title": title, "abstract": f"Text {at:b}.", "date": A_DAY}) for at, title in enumerate(TITLES)
    ]
    return site_of(lines, "tongues", config, once)


@pytest.fixture
def tongue(browser: Browser, tongues: Path) -> Iterator[Visit]:
    yield from visiting(browser, f"{tongues.as_uri()}/")


def test_papers_are_found_in_every_script_and_with_signs_and_digits(tongue: Visit) -> None:
    page = tongue.page
    tongue.open("search.html")
    for query, titles in ANSWERS.items():
        field(page).fill(f"{query} ")
        expect_answer(page, quote_plus(f"{query} ", safe="*"))
        # GPT-4 is a name of the lexicon, too: behind the papers that say it stand others on language models.
        found = r"^\d+ paper" if titles else "^No paper has all of this"
        expect(status(page), query).to_have_text(re.compile(found))
        assert {*results(page).all_inner_texts()[: len(titles)]} == {*titles}, query


# -- What may be written -------------------------------------------------------------------------


def texts_of(entry: Entry) -> list[str]:
    own = [
        entry.shown.plain_title,
        entry.shown.plain_abstract,
        entry.topics.shown[0],
        *(tag.name for tag in entry.tags),
    ]
    return [" ".join(re.findall(r"[^\W_]+", text.lower())) for text in own]


def has_words(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} "


def test_a_phrase_is_found_word_for_word(visit: Visit, archive: Archive) -> None:
    answered(visit, 'search.html?q="spin+glass"')
    expect(notes(visit.page)).to_contain_text("Only papers with exactly “spin glass”.")
    wanted = [one for one in entries(archive) if any(has_words(text, "spin glass") for text in texts_of(one))]
    assert sorted(all_results(visit.page)) == titles_of(wanted)


def test_what_stands_behind_a_minus_is_left_out(visit: Visit, archive: Archive) -> None:
    page = visit.page
    answered(visit, "search.html?q=diffusion")
    everything = all_results(page)
    answered(visit, "search.html?q=diffusion+-sampling")
    expect(notes(page)).to_contain_text("Only papers without “sampling”.")
    texts = {" ".join(one.paper.title.split()): " ".join(texts_of(one)) for one in entries(archive)}
    kept = all_results(page)
    assert 0 < len(kept) < len(everything)
    assert sorted(kept) == sorted(title for title in everything if "sampl" not in texts[title])


def test_a_word_is_asked_for_in_the_title(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?q=title:diffusion")
    expect(notes(visit.page)).to_contain_text("Only papers with “diffusion” in the title.")
    wanted = [one for one in entries(archive) if "diffus" in one.paper.title.lower()]
    assert sorted(all_results(visit.page)) == titles_of(wanted)


def test_a_word_is_asked_for_in_the_tags(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?q=tag:chaos")
    expect(notes(visit.page)).to_contain_text("Only papers with “chaos” in the tags.")
    wanted = [one for one in entries(archive) if any("chao" in tag.name.lower() for tag in one.tags)]
    assert sorted(all_results(visit.page)) == titles_of(wanted)


def test_a_word_is_asked_for_in_the_topic(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?q=topic:medicine")
    expect(notes(visit.page)).to_contain_text("Only papers with “medicine” in the topic.")
    wanted = [one for one in entries(archive) if any("Medicine" in topic for topic in one.topics.shown)]
    found = all_results(visit.page)
    assert found
    assert set(found) <= set(titles_of(wanted))


def test_a_year_is_asked_for(visit: Visit, archive: Archive) -> None:
    answered(visit, "search.html?q=diffusion+year:2025")
    expect(notes(visit.page)).to_contain_text("Only papers from 2025.")
    dated = titles_of([one for one in entries(archive) if one.first_listed])
    found = all_results(visit.page)
    assert found
    assert set(found) <= set(dated)
    with_years = len(found)
    assert with_years < answered(visit, "search.html?q=diffusion")


@pytest.mark.parametrize(
    "signs",
    ["diffusion - models", "diffusion: models", "diffusion, (models)", '"diffusion models', "diffusion + models"],
)
def test_signs_that_are_no_operator_change_nothing(web: Visit, signs: str) -> None:
    page = web.page
    answered(web, "search.html?q=diffusion+models")
    plain = all_results(page)
    web.open("search.html")
    field(page).fill(signs)
    expect_answer(page, quote_plus(signs))
    assert all_results(page) == plain
    expect(notes(page)).to_have_text("")


def test_a_mistyped_word_has_a_button_with_the_word_that_was_meant(visit: Visit) -> None:
    page = visit.page
    visit.open("search.html?q=difusion")
    expect(notes(page)).to_contain_text("No paper contains “difusion”. Did you mean diffusion")
    expect(results(page)).to_have_count(0)
    page.get_by_role("button", name="diffusion", exact=True).click()
    expect(field(page)).to_have_value("diffusion")
    expect(field(page)).to_be_focused()
    expect_address(visit, "?q=diffusion")
    expect_answer(page, "diffusion")
    assert total(page) > 10


def test_a_word_late_in_an_abstract_is_shown_in_its_passage(visit: Visit, archive: Archive) -> None:
    slug, word = "skill-expansion-and-composition-in-parameter-space", "deepmind"
    [entry] = [one for one in entries(archive) if one.slug == slug]
    assert entry.paper.abstract.lower().index(word) > 1000
    assert answered(visit, f"search.html?q={word}") == 1
    excerpt = visit.page.locator("[data-pa-results] .pa-excerpt")
    expect(excerpt.locator("mark")).to_have_text(re.compile(word, re.IGNORECASE))
    expect(excerpt.locator("mark")).to_be_in_viewport()
    expect(excerpt).to_have_text(re.compile("^… "))


# -- On the paper's page -------------------------------------------------------------------------


def test_the_words_that_led_to_a_paper_are_marked_on_its_page(visit: Visit) -> None:
    page = visit.page
    answered(visit, "search.html?q=spin+glass")
    results(page).first.click()
    expect(page).to_have_url(re.compile(r"/papers/.*\?q=spin\+glass$"))
    marks = page.locator(":is(h1, .pa-abstract) mark")
    expect(marks.first).to_be_visible()
    for mark in marks.all_inner_texts():
        assert re.match("spin|glass", mark, re.IGNORECASE), mark
    expect(page.locator("mark")).to_have_count(marks.count())


def test_a_paper_opened_without_a_question_has_no_mark_and_loads_no_search(web: Visit) -> None:
    asked: list[str] = []
    web.page.on("request", lambda request: asked.append(request.url))
    web.open(PAPER)
    web.page.wait_for_load_state("networkidle")
    expect(web.page.locator("mark")).to_have_count(0)
    assert [url for url in asked if INDEX in url] == []
    web.open(f"{PAPER}?q=bridge")
    expect(web.page.locator("h1 mark")).to_have_text("Bridge")
    assert [url for url in asked if INDEX in url]


# -- What is loaded ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_the_search_is_loaded_before_a_box_has_the_focus(web: Visit, path: str) -> None:
    asked: list[str] = []
    web.page.on("request", lambda request: asked.append(request.url))
    web.open(path)
    web.page.wait_for_load_state("networkidle")
    assert [url for url in asked if INDEX in url] == []
    with web.page.expect_request(f"**{INDEX}search.js"):
        web.page.keyboard.press("/")


def test_a_cache_that_mixes_two_builds_does_not_harm_a_search(web: Visit) -> None:
    page = web.page
    again: list[str] = []

    def answer(route: Route) -> None:
        if "again=" in route.request.url:
            again.append(route.request.url)
            return route.continue_()
        body = re.sub(r'("t":)"[^"]*"', lambda stamps: f'"t":"{"0ld5" * 5000}"', route.fetch().text())
        return route.fulfill(body=body, content_type="text/javascript")

    page.route(re.compile(r"/assets/search/manifest\.js"), answer)
    web.open(TOPICS)
    type_in_box(page, "spin glass")
    expect(options(page).first).to_contain_text(re.compile("spin[ -]glass", re.IGNORECASE))
    assert len(again) == 1
    answered(web, "search.html?q=spin+glass")
    assert len(again) == 2


def test_a_search_that_the_network_fails_says_so_and_tries_again(web: Visit) -> None:
    page = web.page
    page.route("**/assets/search/t/**", lambda route: route.abort())
    web.open(TOPICS)
    combobox(page).focus()
    page.keyboard.type("spin")
    expect(told(page)).to_have_text("The search could not be loaded. Type again to retry.")
    expect(options(page)).to_have_count(0)
    expect(combobox(page)).to_have_attribute("aria-expanded", "false")
    page.unroute("**/assets/search/t/**")
    page.keyboard.type(" glass")
    expect(options(page).first).to_contain_text(re.compile("spin[ -]glass", re.IGNORECASE))
    assert web.complaints
    assert all("ERR_FAILED" in complaint for complaint in web.complaints)
    web.complaints.clear()


def test_a_search_page_that_the_network_fails_says_so_and_tries_again(web: Visit) -> None:
    page = web.page
    page.route("**/assets/search/t/**", lambda route: route.abort())
    web.open("search.html?q=spin")
    expect(status(page)).to_contain_text("The search could not be loaded")
    page.unroute("**/assets/search/t/**")
    field(page).fill("spin glass")
    expect_answer(page, "spin+glass")
    assert total(page) > 1
    assert web.complaints
    assert all("ERR_FAILED" in complaint for complaint in web.complaints)
    web.complaints.clear()


def test_a_program_that_did_not_arrive_is_asked_for_again_at_the_next_key(web: Visit) -> None:
    page = web.page
    page.route("**/assets/search/search.js", lambda route: route.abort())
    web.open(TOPICS)
    with page.expect_event("requestfailed"):
        combobox(page).focus()
    page.unroute("**/assets/search/search.js")
    type_in_box(page, "spin glass")
    web.complaints.clear()


# -- By keyboard, without scripts ----------------------------------------------------------------


def test_by_keyboard_from_home_through_the_box_to_a_paper(visit: Visit) -> None:
    page = visit.page
    visit.open("index.html")
    visit.tab_to("[role=combobox]")
    page.keyboard.type("light schrod")
    expect(options(page).first).to_contain_text("Light Schrödinger Bridge")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert visit.path() == f"{PAPER}?q=light+schrod"
    expect(page.locator("h1 mark").first).to_have_text("Light")


def test_by_keyboard_from_the_search_page_through_a_filter_to_a_paper(visit: Visit) -> None:
    page = visit.page
    visit.open("search.html")
    page.keyboard.press("/")
    page.keyboard.type("learning")
    expect_answer(page, "learning")
    ticked_papers(page, 0)
    expect(ticks(page, "topic").first).to_be_visible()
    everything = total(page)
    visit.tab_to("[data-pa-narrow-by] input[name=tag]")
    page.keyboard.press("Space")
    ticked_papers(page, 1)
    assert total(page) < everything
    title = results(page).first.inner_text()
    visit.follow("[data-pa-results] h3 a")
    expect(page.locator("h1")).to_have_text(title)


def test_arrows_walk_from_the_field_of_the_search_page_to_its_papers_and_back(visit: Visit) -> None:
    page = visit.page
    answered(visit, "search.html?q=spin+glass")
    field(page).focus()
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()


@pytest.fixture
def plain(browser: Browser, published: str) -> Iterator[Visit]:
    yield from visiting(browser, published, java_script_enabled=False)


def test_without_scripts_the_search_page_says_so_and_shows_other_ways(plain: Visit) -> None:
    plain.open("search.html")
    said = plain.page.locator("noscript p")
    expect(said).to_contain_text("Search needs JavaScript")
    for name, path in (("Topics", TOPICS), ("tags", "tags/index.html"), ("dates", "dates/index.html")):
        expect(said.get_by_role("link", name=name)).to_have_attribute("href", path)


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_the_box_still_leads_to_the_search_page(plain: Visit, path: str) -> None:
    plain.open(path)
    box = plain.page.get_by_role("searchbox", name="Search", exact=True)
    box.fill("spin glass")
    with plain.page.expect_navigation():
        box.press("Enter")
    assert plain.path() == "search.html?q=spin+glass"


# -- For everyone --------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_an_open_box(browser: Browser, published: str, width: int, scheme: str) -> None:
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page = visit.page
        for path in PAGES:
            visit.open(path)
            magnifier = page.locator(".pa-find-link")
            if magnifier.is_visible() and path == "search.html":
                continue  # there the magnifier leads to the page's own field
            if magnifier.is_visible():
                magnifier.click()
            type_in_box(page, "difusion models")
            expect(options(page).first).to_contain_text("Did you mean")
            expect(options(page).nth(2)).to_be_visible()
            assert violations(page) == []
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            expect(active(page)).to_have_count(1)
            assert violations(page) == []
            assert sideways(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_a_search_at_work(browser: Browser, published: str, width: int, scheme: str) -> None:
    """Facets open and ticked, an abstract unfolded, what was read said; then a word that no paper has."""
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page = visit.page
        answered(visit, "search.html?q=learning+-causal&sort=date&code=1")
        ticked_papers(page, 1)
        if width < 960:
            page.get_by_role("button", name="Filter the papers").click()
        for summary in page.locator(".pa-facet summary").all():
            summary.click()
        page.locator(".pa-unfold").first.click()
        expect(page.locator("[data-pa-results] mark").first).to_be_visible()
        assert violations(page) == []
        assert sideways(page) <= 0
        visit.open("search.html?q=difusion")
        expect(page.get_by_role("button", name="diffusion", exact=True)).to_be_visible()
        assert violations(page) == []


# -- A hostile seed ------------------------------------------------------------------------------


@pytest.fixture
def trap(browser: Browser, hostile: Path) -> Iterator[Visit]:
    yield from visiting(browser, f"{hostile.as_uri()}/", viewport=NARROW)


def test_hostile_titles_are_text_in_the_box_and_run_nothing(trap: Visit) -> None:
    page = trap.page
    trap.open("index.html")
    box = combobox(page)
    box.focus()
    for title in hostile_titles():
        box.fill(title)
        shown = options(page).first.locator(".pa-option__title")
        for words in filter(lambda piece: isinstance(piece, str), read_formulas(title)):
            expect(shown).to_contain_text(words.strip())
        strange = page.locator(f"[role=listbox] :not(a, span, mark, b, {', '.join(ELEMENTS)})")
        expect(strange).to_have_count(0)
        assert sideways(page) <= 0


def test_a_hostile_question_is_text_in_options_notes_and_marks(trap: Visit) -> None:
    page = trap.page
    asked = '"<img src=x onerror=alert(1)>" -"<svg/onload=alert(2)>"'
    trap.open("search.html")
    field(page).fill(asked)
    read = "Only papers with exactly “<img src=x onerror=alert(1)>”, without “<svg/onload=alert(2)>”."
    expect(notes(page)).to_have_text(read)
    expect(page.locator("[data-pa-search] :is(script, img, svg)")).to_have_count(0)
    trap.open("search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    title = results(page).first.inner_text()
    results(page).first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1 mark").first).to_have_text("img")
    expect(page.locator("main :is(script, img)")).to_have_count(0)


# -- What once went wrong ------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_tab_leaves_the_box_and_closes_its_list(visit: Visit, path: str) -> None:
    page = visit.page
    visit.open(path)
    type_in_box(page, "spin")
    page.keyboard.press("Tab")
    expect(combobox(page)).not_to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox(page)).to_have_attribute("aria-expanded", "false")
    expect(combobox(page)).to_have_value("spin")


def test_on_a_phone_the_text_of_the_box_outlives_escape(phone: Visit) -> None:
    page = phone.page
    phone.open(PAPER)
    link = page.locator("header").get_by_role("link", name="Search", exact=True)
    link.click()
    type_in_box(page, "spin")
    page.keyboard.press("Escape")
    if page.evaluate("document.activeElement.matches('input')"):
        page.keyboard.press("Escape")
    link.click()
    expect(combobox(page)).to_have_value("spin")


def test_figures_of_a_phrase_stay_true_while_one_is_ticked(web: Visit) -> None:
    page = web.page
    answered(web, "search.html?q=%22spin+glass%22")
    ticked_papers(page, 0)
    before = {key: count for key, count in figures_of(page).items() if key[0] == "topic"}
    page.locator("input[name=topic][value=condensed-matter-and-materials]").check()
    ticked_papers(page, 1)
    assert {key: count for key, count in figures_of(page).items() if key[0] == "topic"} == before


def test_going_back_to_the_field_keeps_the_rows_that_were_unfolded(visit: Visit) -> None:
    page = visit.page
    answered(visit, "search.html?q=learning")
    ticked_papers(page, 0)
    page.get_by_role("button", name="Show more").click()
    expect(results(page)).to_have_count(20)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.wait_for_timeout(300)  # long enough for a second search to show
    expect(results(page)).to_have_count(20)


def test_what_a_question_needs_of_the_index_comes_beside_the_program_and_once(web: Visit) -> None:
    """Nothing waits for what is needed only later: the first answer is all that counts."""
    page, held, asked = web.page, list[Route](), list[str]()
    page.route("**/assets/search/search.js", lambda route: held.append(route))
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.partition("/assets/")[2]))

    with page.expect_request("**/assets/search/m/*.js*"):
        page.goto(f"{web.root}search.html?q=diffusion+models", wait_until="commit")
    before = {*asked}
    held[0].continue_()
    expect_answer(page, "diffusion+models")

    answering = [path for path in asked if re.match(r"search/[tnm]/", path)]
    assert {*answering} <= before
    assert len(answering) == len({*answering})
    assert "js/marks.js" not in before
    expect(page.locator("[data-pa-results] .pa-save").first).to_be_visible()
    expect(page.locator(".pa-take").filter(has_text="Take these")).to_be_visible()
