"""Time as a reader meets it: how a topic grew, what rises, from a day to its week and on."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.commands.server import serving
from builder.config.settings import Config
from builder.model.archive import Archive
from tests.browser.conftest import BASE, Visit, visiting
from tests.browser.test_accessible import violations
from tests.conftest import build
from tests.once import Once

LEARNING = "Learning Theory & Training Dynamics"
TOPIC = "topics/learning-theory-and-training-dynamics.html"


@pytest.fixture(scope="session")
def months(config: Config, archive: Archive, once: Once) -> Iterator[str]:
    """The address of a site of the same papers, listed over eight months: those on learning theory in the last
    four."""

    def fill(folder: Path) -> None:
        seeds = folder / "seeds"
        seeds.mkdir()
        with (seeds / "months.jsonl").open("w", encoding="utf-8") as lines:
            for number, entry in enumerate(archive.entries.values()):
                month = 5 + number % 4 if LEARNING in entry.topics.shown else 1 + number % 8
                day = f"2025-{month:02}-09"
                lines.write(
                    json.dumps({"title": entry.paper.title, "abstract": entry.paper.abstract, "date": day})
                )
                lines.write("\n")
        build(dataclasses.replace(config, seeds=seeds), folder / "site")

    with serving(once.folder("months", fill) / "site", BASE, 0) as port:
        yield f"http://127.0.0.1:{port}{BASE}"


def test_a_topic_tells_over_which_days_its_papers_were_listed(visit: Visit) -> None:
    visit.open(TOPIC)
    over_time = visit.page.locator(".pa-head .pa-time")
    expect(over_time).to_contain_text("29 Aug 2025")
    expect(over_time).to_contain_text("undated not shown")
    expect(over_time.locator("svg")).to_be_visible()


def test_trends_are_two_keys_from_the_topics_and_say_that_two_days_are_too_few(visit: Visit) -> None:
    visit.open("topics/index.html")
    visit.follow("main a[href$='trends.html']")
    page = visit.page
    expect(page.locator("h1")).to_have_text("Trends")
    expect(page.locator(".pa-head")).to_contain_text("with 6 months of dated papers or more")
    expect(page.locator(".pa-margin")).to_contain_text("papers were never listed on a day with a year")
    visit.tab_to(".pa-fold > summary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="9 Sep 2025")).to_be_visible()


def test_one_goes_from_a_day_to_its_week_and_back(visit: Visit) -> None:
    visit.open("dates/2025-09-09.html")
    visit.follow(".pa-kicker a[href='2025-w37.html']")
    expect(visit.page.locator("h1")).to_have_text("Week 37 of 2025")
    visit.follow(".pa-days a")
    assert visit.path() == "dates/2025-09-09.html"


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_what_rises_is_named_with_its_counts_and_how_sure_that_is(
    browser: Browser, months: str, width: int
) -> None:
    for visit in visiting(browser, months, viewport={"width": width, "height": 900}):
        visit.open("trends.html")
        first = visit.page.locator("section[aria-labelledby=rising] li").first
        expect(first).to_contain_text(f"{LEARNING} topic")
        expect(first).to_contain_text("rises, sure")
        expect(first).to_contain_text("0% of all papers before (0)")
        for link in visit.page.locator(".pa-moved:visible a, .pa-over a").all():
            box = link.bounding_box()
            assert box
            assert box["height"] < 60, link.inner_text()  # two lines; a narrow column would break each word
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        visit.follow(".pa-moved a")
        expect(visit.page.locator(".pa-time")).to_contain_text("By month: May 2025 (")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing_on_the_pages_of_time(
    browser: Browser, published: str, months: str, width: int, scheme: str
) -> None:
    found = []
    for root in (published, months):
        for visit in visiting(browser, root, viewport={"width": width, "height": 900}, color_scheme=scheme):
            for path in ("trends.html", "dates/2025-w37.html" if root == published else TOPIC):
                visit.open(path)
                for summary in visit.page.locator(".pa-fold:not(.pa-tools) > summary").all():
                    summary.click()
                found += violations(visit.page)
                assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert found == []
