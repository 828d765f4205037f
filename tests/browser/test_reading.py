"""Lists, keys and switches: what makes reading quick, and what never moves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.model.archive import Archive
from builder.pages.parts import ROW_TAGS
from tests.browser.conftest import Visit, visiting
from tests.browser.test_walk import PAGES

TOPIC = "topics/learning-theory-and-training-dynamics.html"
DAY = "dates/2025-09-09.html"
NARROW = 390


def focused_title(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('.pa-rows h3')?.textContent ?? ''"))


def titles(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".pa-rows > li:visible h3").all_inner_texts()]


# -- Unfolding ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["index.html", TOPIC, "dates/2025-09-09.html", "search.html?q=diffusion"])
def test_every_abstract_unfolds_whole_in_its_place(visit: Visit, archive: Archive, path: str) -> None:
    page = visit.page
    visit.open(path)
    whole = {entry.paper.title: entry.shown.plain_abstract for entry in archive.entries.values()}
    page.locator(".pa-unfold").first.wait_for()
    for number, title in enumerate(titles(page)[:20]):
        found = page.locator(".pa-rows > li:visible").nth(number)
        button = found.locator(".pa-unfold")
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(found.locator(".pa-excerpt")).to_have_text(whole[title])
        expect(button).to_have_accessible_name(f"Abstract of {title}")


def test_an_abstract_that_cannot_be_loaded_leads_to_the_page(web: Visit) -> None:
    web.page.route("**/assets/search/d/**", lambda route: route.abort())
    web.open(TOPIC)
    web.page.locator(".pa-unfold").first.click()
    expect(web.page.locator(".pa-excerpt").first).to_contain_text("the paper’s own page has it")
    web.complaints.clear()


def test_the_rows_of_a_list_load_no_abstract_before_one_is_asked_for(web: Visit) -> None:
    asked: list[str] = []
    web.page.on("request", lambda request: asked.append(request.url))
    web.open(TOPIC)
    web.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/assets/search/" in url] == []


# -- Density -----------------------------------------------------------------------------------


def test_the_density_that_a_reader_chose_is_kept_from_page_to_page(visit: Visit) -> None:
    page = visit.page
    visit.open(DAY)
    expect(page.locator(".pa-excerpt").first).to_be_visible()
    tall = page.locator(".pa-rows:not([hidden])").bounding_box()
    page.get_by_role("radio", name="Dense").check()
    expect(page.locator(".pa-excerpt").first).to_be_hidden()
    dense = page.locator(".pa-rows:not([hidden])").bounding_box()
    assert tall
    assert dense
    assert dense["height"] < 0.7 * tall["height"]
    visit.open("tags/diffusion-models.html")
    expect(page.get_by_role("radio", name="Dense")).to_be_checked()
    expect(page.locator(".pa-excerpt")).to_have_count(0)
    page.locator(".pa-unfold").first.click()
    expect(page.locator(".pa-excerpt").first).to_be_visible()


def test_no_other_field_of_a_page_is_taken_for_the_density(web: Visit) -> None:
    page = web.page
    web.open(TOPIC)
    page.get_by_role("radio", name="Dense").check()
    page.get_by_role("checkbox", name="generalization").check()
    page.keyboard.press("/")
    page.keyboard.type("a question of mine")
    page.keyboard.press("Tab")
    assert page.evaluate("localStorage.getItem('paper-archive.density')") == "dense"
    expect(page.locator(".pa-excerpt:visible")).to_have_count(0)


# -- Facets ------------------------------------------------------------------------------------


def test_filters_keep_rows_with_any_value_of_each_facet(visit: Visit, archive: Archive) -> None:
    page = visit.page
    visit.open(TOPIC)
    pages = archive.tag_pages
    tags = {
        e.paper.title: {pages[tag.key].name for tag in e.tags[:ROW_TAGS] if tag.key in pages}
        for e in archive.entries.values()
    }
    undated = {e.paper.title for e in archive.entries.values() if e.first_listed is None}
    everything = titles(page)
    spread = Counter(tag for title in everything for tag in tags[title])
    two = {tag for tag, _ in sorted(spread.items(), key=lambda one: (-one[1], one[0]))[:2]}
    boxes = page.locator("fieldset:has(legend:text-is('Tag')) > label")
    for box in sorted(two):
        boxes.filter(has_text=re.compile(rf"^\s*{re.escape(box)}\s*\d+\s*$")).get_by_role("checkbox").check()
    chosen = [title for title in everything if tags[title] & two]
    assert titles(page) == chosen
    assert 0 < len(chosen) < len(everything)
    expect(page.locator("[data-pa-count]")).to_have_text(f"{len(chosen)} of {len(everything)} papers")
    page.get_by_role("checkbox", name="Undated").check()
    assert titles(page) == [title for title in chosen if title in undated]
    query = sorted([("day", "undated"), *(("tag", term.slug) for term in archive.tags if term.name in two)])
    assert sorted(parse_qsl(urlsplit(page.url).query)) == query
    page.reload()
    assert titles(page) == [title for title in chosen if title in undated]
    expect(page.get_by_role("checkbox", name="Undated")).to_be_checked()
    page.get_by_role("button", name="Clear filters").click()
    assert titles(page) == everything
    expect(page).to_have_url(visit.root + TOPIC)
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_the_figure_beside_a_value_is_what_it_would_show(web: Visit) -> None:
    page = web.page
    web.open(TOPIC)
    page.get_by_role("checkbox", name="Undated").check()
    for label in page.locator("fieldset:has(legend:text-is('Tag')) > label").all():
        count = int(label.locator(".pa-n").inner_text())
        label.locator("input").check()
        assert len(titles(page)) == count
        label.locator("input").uncheck()


def test_an_address_with_values_that_no_row_has_shows_all(web: Visit) -> None:
    web.open(f"{TOPIC}?tag=no-such-tag&nonsense=%3Cb%3E")
    assert len(titles(web.page)) == web.page.locator(".pa-rows > li").count()


def test_on_a_phone_the_filters_open_by_a_button(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published, viewport={"width": NARROW, "height": 844}):
        visit.open(TOPIC)
        box = visit.page.get_by_role("checkbox", name="generalization")
        expect(box).to_be_hidden()
        visit.page.get_by_role("button", name="Filter this list").click()
        box.check()
        visit.page.get_by_role("button", name=re.compile(r"Show \d papers")).click()
        expect(box).to_be_hidden()
        expect(visit.page.locator("[data-pa-count]")).to_contain_text(" of ")
        expect(visit.page.locator("[data-pa-count]")).to_be_in_viewport()
        expect(visit.page.get_by_role("button", name="Filter this list (1)")).to_be_visible()


# -- Keys --------------------------------------------------------------------------------------


def test_j_and_k_walk_the_rows_o_opens_and_x_unfolds(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPIC)
    shown = titles(page)
    page.keyboard.press("j")
    assert focused_title(page) == shown[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused_title(page) == shown[1]
    page.keyboard.press("x")
    expect(page.locator(".pa-rows > li").nth(1).locator(".pa-unfold")).to_have_attribute("aria-expanded", "true")
    assert focused_title(page) == shown[1]
    page.keyboard.press("x")
    expect(page.locator(".pa-rows > li").nth(1).locator(".pa-unfold")).to_have_attribute("aria-expanded", "false")
    with page.expect_navigation():
        page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text(shown[1])


def test_a_row_reached_by_key_is_not_under_the_header(web: Visit) -> None:
    web.open(TOPIC)
    for key in "j" * 12 + "k" * 12:
        web.page.keyboard.press(key)
        top = web.page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= web.page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")


def test_keys_skip_rows_that_a_filter_took_away(web: Visit) -> None:
    web.open(f"{TOPIC}?tag=generalization")
    shown = titles(web.page)
    for title in shown:
        web.page.keyboard.press("j")
        assert focused_title(web.page) == title


def test_arrows_turn_the_pages_of_a_list(visit: Visit, archive: Archive) -> None:
    page = visit.page
    [day] = [day for day in archive.days if day.slug == "2025-09-09"]
    first, second = (archive.entries[paper] for paper in day.papers[:2])
    visit.open(first.permalink)
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    assert visit.path() == second.permalink
    with page.expect_navigation():
        page.keyboard.press("ArrowLeft")
    assert visit.path() == first.permalink
    page.keyboard.press("ArrowLeft")
    assert visit.path() == first.permalink


def test_the_keys_are_listed_and_can_be_switched_off(visit: Visit) -> None:
    page = visit.page
    visit.open(TOPIC)
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keys")
    expect(help_).to_be_visible()
    page.keyboard.press("j")
    assert focused_title(page) == ""
    help_.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.keyboard.press("j")
    assert focused_title(page) == ""
    visit.open(TOPIC)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"
    page.keyboard.press("?")
    help_.get_by_role("checkbox").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert focused_title(page) == titles(page)[0]


def test_keys_work_after_a_box_was_ticked(web: Visit) -> None:
    web.open(TOPIC)
    web.page.get_by_role("checkbox").first.check()
    web.page.keyboard.press("j")
    assert focused_title(web.page) == titles(web.page)[0]


def test_keys_are_letters_while_one_writes(web: Visit) -> None:
    web.open(TOPIC)
    web.page.keyboard.press("/")
    web.page.keyboard.type("j?xo/k")
    assert web.page.locator(".pa-find input").input_value() == "j?xo/k"
    expect(web.page.get_by_role("dialog")).to_have_count(0)


# -- Tags --------------------------------------------------------------------------------------


def test_the_tags_narrow_as_one_types_and_enter_opens_the_first(visit: Visit) -> None:
    page = visit.page
    visit.open("tags/index.html")
    total = page.locator(".pa-tags li").count()
    page.get_by_role("searchbox", name="Narrow the tags").fill("Diffus")
    shown = page.locator(".pa-tags li:visible a").all_inner_texts()
    assert "diffusion models" in shown
    assert all("diffus" in name.lower() for name in shown)
    expect(page.locator("[data-pa-narrowed]")).to_have_text(f"{len(shown)} of {total}")
    assert page.locator(".pa-letter:visible").count() == len({name[0].upper() for name in shown})
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(shown[0])


def test_letters_without_a_tag_lead_nowhere_and_nothing_found_leads_to_search(web: Visit) -> None:
    page = web.page
    web.open("tags/index.html")
    field = page.get_by_role("searchbox", name="Narrow the tags")
    field.fill("diffus")
    expect(page.locator(".pa-az a", has_text="B")).not_to_have_attribute("href", re.compile(".*"))
    field.fill("no such tag")
    page.get_by_role("link", name="Search the papers for them").click()
    expect(page).to_have_url(f"{web.root}search.html?q=no+such+tag")


def test_the_theme_says_what_is_chosen(web: Visit) -> None:
    page = web.page
    web.open("index.html")
    for name in ("As the system", "Light", "Dark", "As the system"):
        expect(page.get_by_role("radio", name=name)).to_be_checked()
        label = page.locator(".pa-theme label:visible")
        assert label.evaluate("label => getComputedStyle(label, '::before').display") == "block"  # its icon
        label.click()


# -- Nothing moves, nothing flashes ------------------------------------------------------------

SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push(
        [entry.value, entry.sources.map(({ node }) => node?.className || node?.nodeName)],
    ))).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_moves_while_a_page_loads_and_scrolls(browser: Browser, published: str, width: int) -> None:
    for visit in visiting(browser, published, alone=True, viewport={"width": width, "height": 900}):
        visit.page.add_init_script(SHIFTS)
        visit.page.add_init_script("localStorage.setItem('paper-archive.density', 'dense')")
        for path in (*PAGES, f"{TOPIC}?tag=generalization"):
            visit.open(path)
            visit.page.wait_for_load_state("networkidle")
            visit.page.mouse.wheel(0, 3000)
            visit.page.wait_for_timeout(100)
            assert visit.page.evaluate("shifts") == [], path


@pytest.mark.parametrize(
    ("system", "kept", "night"),
    [
        ("light", None, False),
        ("dark", None, True),
        ("dark", 1, False),
        ("light", 2, True),
    ],
)
def test_the_first_thing_painted_has_the_right_theme(
    browser: Browser, published: str, system: str, kept: int | None, night: bool
) -> None:
    """`kept` is the number of the palette that the reader chose before."""
    for visit in visiting(browser, published, color_scheme=system):
        visit.open(TOPIC)
        for _ in range(kept or 0):
            visit.page.locator(".pa-theme label:visible").click()
        visit.page.add_init_script(
            """requestAnimationFrame(function first() {
                if (!document.body) return requestAnimationFrame(first);
                window.grounds = [getComputedStyle(document.body).backgroundColor];
                new MutationObserver(() => grounds.push(getComputedStyle(document.body).backgroundColor))
                    .observe(document.body, { attributes: true });
            })"""
        )
        visit.open("index.html")
        visit.page.wait_for_load_state("networkidle")
        assert set(visit.page.evaluate("grounds")) == {"rgb(23, 24, 21)" if night else "rgb(252, 251, 248)"}


# -- Without scripts, on paper -----------------------------------------------------------------


@pytest.fixture
def plain(browser: Browser, site: Path) -> Iterator[Visit]:
    yield from visiting(browser, f"{site.as_uri()}/", java_script_enabled=False)


def test_without_scripts_everything_is_read_and_nothing_dead_is_shown(plain: Visit) -> None:
    page = plain.page
    for path in PAGES:
        plain.open(path.partition("?")[0])
        expect(page.locator("h1").first).to_be_attached()
        dead = ".pa-unfold, .pa-switch, .pa-facets, .pa-clear, [data-pa-copy], [data-pa-narrow], [data-pa-more]"
        assert [one for one in page.locator(dead).all() if one.is_visible()] == [], path
    plain.open(DAY)
    expect(page.locator(".pa-excerpt").first).to_be_visible()
    page.locator(".pa-rows h3 a").first.click()
    expect(page.locator(".pa-abstract")).to_be_visible()
    plain.open("search.html")
    expect(page.locator("noscript p")).to_contain_text("Search needs JavaScript")
    expect(page.locator(".pa-rows > li").first).to_be_visible()


def test_a_printed_paper_is_the_paper(web: Visit) -> None:
    page = web.page
    page.emulate_media(media="print", color_scheme="dark")
    web.open("papers/light-schrodinger-bridge.html")
    for kept in ("h1", ".pa-when", ".pa-abstract", ".pa-chips", ".pa-related", "#bibtex"):
        expect(page.locator(kept)).to_be_visible()
    for gone in (".md-header", ".md-footer", ".pa-turn", "[data-pa-copy=bibtex]", ".pa-elsewhere"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
