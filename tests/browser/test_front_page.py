"""The front page: what is new for a reader who comes back, the newest day, this day in other years, any paper."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from builder.commands.server import serving
from builder.config.settings import Config
from builder.model.archive import Archive
from tests.browser.conftest import BASE, Visit, root_of, visiting
from tests.browser.test_accessible import violations
from tests.conftest import build
from tests.once import Once

UNDATED = "001_d23d202ad9e6224a.txt"
"""The seed without days, of which 171 papers are in no other."""

REVISED = (
    "1 August 2025\n\nSkill Expansion and Composition in Parameter Space\n\n"
    "Humans excel at reusing prior knowledge to address new challenges."
)
"""A paper that is known, listed on a day before all others, in other words: then its id is another."""

CAME, AGAIN, LATER = (datetime(2026, 9, day, hour) for day, hour in ((9, 10), (10, 10), (10, 11)))
"""When a reader is there: first, on the next day, and an hour behind that."""

SHIFTS = """window.shifted = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@dataclass
class Shelf:
    """A site that grows while its readers are away: `place` leads to its folder of now."""

    before: Path
    after: Path
    place: Path

    def put(self, site: Path) -> None:
        self.place.unlink(missing_ok=True)
        self.place.symlink_to(site)


@pytest.fixture(scope="session")
def sites(config: Config, site: Path, once: Once) -> tuple[Path, Path]:
    """The real site without its undated listing, and with it."""

    def fill(folder: Path) -> None:
        shutil.copytree(config.seeds, folder / "seeds", ignore=shutil.ignore_patterns(UNDATED))
        build(dataclasses.replace(config, seeds=folder / "seeds", years={}), folder / "site")

    return once.folder("growing", fill) / "site", site


@pytest.fixture
def shelf(sites: tuple[Path, Path], tmp_path: Path) -> Shelf:
    shelf = Shelf(*sites, tmp_path / "live")
    shelf.put(shelf.before)
    return shelf


@pytest.fixture(params=["http", "file"])
def reader(request: pytest.FixtureRequest, browser: Browser, shelf: Shelf) -> Iterator[Visit]:
    """Somebody who was here when the site was smaller, and opens it again on the next day."""
    with serving(shelf.place, BASE, 0) as port:
        root = f"http://127.0.0.1:{port}{BASE}" if request.param == "http" else f"{shelf.place.as_uri()}/"
        for visit in visiting(browser, root, alone=True):
            visit.page.add_init_script(SHIFTS)
            arrive(visit, CAME)
            shelf.put(shelf.after)
            arrive(visit, AGAIN)
            yield visit


def open_at(visit: Visit, time: datetime, path: str) -> None:
    """Open a page at a time; Material's script, if it runs while a clock is changed, complains."""
    visit.page.goto("about:blank")
    visit.page.clock.set_system_time(time)
    visit.open(path)


def arrive(visit: Visit, time: datetime) -> None:
    """Open the front page at a time, and wait until it knows what is new."""
    open_at(visit, time, "index.html")
    visit.page.wait_for_function("localStorage.length > 1 && !document.documentElement.matches('.is-back')")
    visit.page.wait_for_function("Object.keys(localStorage).some((key) => key.endsWith('.news'))")


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    yield from visiting(browser, root_of(request.param, request), alone=True)


@pytest.fixture
def web(browser: Browser, published: str) -> Iterator[Visit]:
    """The real site over HTTP, for somebody who changes the clock."""
    yield from visiting(browser, published, alone=True)


def news(visit: Visit) -> Locator:
    return visit.page.locator("[data-pa-news]")


def test_a_first_visit_has_the_newest_day_and_nothing_new(web: Visit) -> None:
    arrive(web, CAME)
    expect(web.page.get_by_role("heading", name="Tuesday 9 September 2025")).to_be_visible()
    expect(news(web)).to_be_hidden()
    arrive(web, CAME.replace(minute=10))
    expect(web.page.get_by_role("heading", name="Tuesday 9 September 2025")).to_be_visible()
    expect(news(web)).to_be_hidden()


def test_what_comes_during_a_first_visit_is_new_too(browser: Browser, shelf: Shelf) -> None:
    for visit in visiting(browser, f"{shelf.place.as_uri()}/", alone=True):
        arrive(visit, CAME)
        shelf.put(shelf.after)
        arrive(visit, CAME.replace(minute=10))
        expect(news(visit)).to_contain_text("171 papers since")


def test_what_came_since_is_new_by_topic_until_the_next_visit(reader: Visit, archive: Archive) -> None:
    expect(news(reader)).to_contain_text("171 papers since Wednesday 9 September 2026")
    counts = [
        int(text.replace(",", "")) for text in news(reader).locator("h3 .pa-n, .pa-others .pa-n").all_inner_texts()
    ]
    assert sum(counts) == 171
    assert counts == sorted(counts, reverse=True)
    if reader.root.startswith("http"):  # axe asks for style sheets, which a page from disk may not
        assert violations(reader.page) == []
    assert reader.page.evaluate("window.shifted") == 0

    open_at(reader, AGAIN.replace(minute=20), "about.html")
    arrive(reader, AGAIN.replace(minute=45))
    expect(news(reader)).to_contain_text("171 papers since Wednesday 9 September 2026")

    arrive(reader, LATER.replace(minute=30))
    expect(news(reader)).to_contain_text("Nothing new since today at 10:45")
    reader.tab_to("[data-pa-news] button")
    reader.page.keyboard.press("Enter")
    expect(news(reader)).to_contain_text("171 papers that came after Wednesday 9 September 2026")


def test_new_papers_are_opened_marked_as_seen_and_taken_back_by_keyboard(reader: Visit) -> None:
    other = reader.page.context.new_page()
    other.clock.set_system_time(AGAIN)
    other.goto(reader.page.url)
    expect(other.locator("[data-pa-news]")).to_contain_text("171 papers")
    rows = news(reader).locator(".pa-rows > li")
    shown = rows.count()
    reader.tab_to("[data-pa-news] .pa-more button")
    reader.page.keyboard.press("Enter")
    expect(rows).not_to_have_count(shown)
    reader.page.keyboard.press("x")
    expect(news(reader).locator(".is-open .pa-excerpt")).to_be_visible()

    reader.page.reload()
    reader.tab_to("[data-pa-news] .pa-bar button")
    reader.page.keyboard.press("Enter")
    expect(news(reader)).to_contain_text("171 papers marked as seen")
    expect(other.locator("[data-pa-news]")).to_contain_text("Nothing new")
    reader.page.keyboard.press("Enter")  # the focus is on "Undo"
    expect(other.locator("[data-pa-news]")).to_contain_text("171 papers since")
    reader.follow("[data-pa-news] .pa-rows h3 a")
    assert reader.path().startswith("papers/")


def test_a_paper_that_has_another_id_since_is_not_new(
    config: Config, shelf: Shelf, browser: Browser, tmp_path: Path
) -> None:
    shutil.copytree(config.seeds, tmp_path / "seeds", ignore=shutil.ignore_patterns(UNDATED))
    (tmp_path / "seeds" / "2025-08-01-late.txt").write_text(
        f"{REVISED}\n\nAn Entirely Late Paper\n\nIt came late, we say.\n"
    )
    build(dataclasses.replace(config, seeds=tmp_path / "seeds", years={}), tmp_path / "site")
    for visit in visiting(browser, f"{shelf.place.as_uri()}/", alone=True):
        arrive(visit, CAME)
        shelf.put(tmp_path / "site")
        arrive(visit, AGAIN)
        expect(news(visit)).to_contain_text("1 paper since")
        expect(news(visit).locator(".pa-rows h3")).to_have_text("An Entirely Late Paper")
        expect(news(visit).locator(".pa-rows p").first).to_have_text("Listed 1 Aug 2025")


@pytest.mark.parametrize("kept", ["null", "7", "{", '{"form":1}', '{"form":1,"visit":1,"at":1,"since":"x"}'])
def test_whatever_stands_in_the_storage_the_newest_day_is_there(web: Visit, kept: str) -> None:
    web.open("index.html")
    web.page.evaluate(
        f"for (const name of ['news', 'visit']) localStorage.setItem(`/paper-archive/.${{name}}`, {kept!r})"
    )
    arrive(web, CAME)
    expect(web.page.get_by_role("heading", name="Tuesday 9 September 2025")).to_be_visible()
    expect(news(web)).to_be_hidden()


def test_without_storage_the_front_page_is_as_on_a_first_visit(web: Visit) -> None:
    web.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });"
    )
    for _ in range(2):
        web.open("index.html")
        expect(web.page.get_by_role("heading", name="Tuesday 9 September 2025")).to_be_visible()
        expect(news(web)).to_be_hidden()


def test_the_newest_day_is_shown_by_topic_and_stays_so(visit: Visit, archive: Archive) -> None:
    visit.open("index.html")
    day = archive.newest
    assert day
    visit.tab_to("fieldset[data-pa-newest] input")
    visit.page.keyboard.press("ArrowRight")
    visit.page.reload()
    shown = visit.page.locator(".pa-by-topic")
    expect(shown).to_be_visible()
    expect(visit.page.locator(".pa-as-listed")).to_be_hidden()
    counts = [int(text) for text in shown.locator("h3 .pa-n, .pa-others .pa-n").all_inner_texts()]
    assert sum(counts) == len(day.papers)
    visit.follow(".pa-by-topic .pa-others a")
    expect(visit.page.locator("[data-pa-count]")).to_contain_text(f"of {len(day.papers)} papers")


def test_on_this_day_shows_what_was_listed_in_earlier_years_by_the_clock_of_the_reader(visit: Visit) -> None:
    place = visit.page.locator("[data-pa-days]")
    open_at(visit, datetime(2027, 9, 9, 23, 59), "index.html")
    expect(place.get_by_role("link", name="9 September 2025")).to_be_visible()
    expect(place).to_contain_text("62")
    expect(place.locator(".pa-brief a").first).to_have_attribute(
        "href", f"{visit.root}papers/skill-expansion-and-composition-in-parameter-space.html"
    )
    for day in (datetime(2027, 9, 10), datetime(2025, 9, 9)):
        open_at(visit, day, "index.html")
        visit.page.wait_for_function("document.querySelector('fieldset[data-pa-newest] input')")
        expect(place).to_be_hidden()


def test_a_key_or_a_button_opens_a_random_paper(visit: Visit) -> None:
    visit.page.add_init_script("Math.random = () => .5")
    visit.open("dates/index.html")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("r")
    first = visit.path()
    assert first.startswith("papers/")
    visit.open("index.html")
    visit.follow("[data-pa-random]")
    assert visit.path() == first


def test_the_sum_of_a_month_has_room_behind_its_days(web: Visit) -> None:
    web.open("dates/2025.html")
    room = """(drawing) => {
        const end = (one) => one.getBoundingClientRect().right;
        const days = Math.max(...[...drawing.querySelectorAll("rect, .s0")].map(end));
        return [...drawing.querySelectorAll("text.pa-sum")].every((sum) => {
            sum.textContent = "12,345";
            return sum.getBoundingClientRect().left > days;
        });
    }"""
    for width in (1440, 800, 390):
        web.page.set_viewport_size({"width": width, "height": 900})
        for drawing in web.page.locator(".pa-calendar > svg:visible").all():
            assert drawing.evaluate(room)
