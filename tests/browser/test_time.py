"""Time as a reader meets it: how a topic grew, what rises, from a day to its week and on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, visiting
from tests.browser.test_accessible import violations

TOPIC = "topics/learning-theory-and-training-dynamics.html"


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


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing_on_the_pages_of_time(browser: Browser, published: str, width: int, scheme: str) -> None:
    found = []
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        for path in ("trends.html", "dates/2025-w37.html", TOPIC):
            visit.open(path)
            for summary in visit.page.locator(".pa-fold > summary").all():
                summary.click()
            found += violations(visit.page)
            assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert found == []
