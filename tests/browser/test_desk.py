"""The reading list, by keyboard, in Chromium and Firefox, over HTTP and from disk."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.config.settings import Config
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.export.list_files import as_bibtex
from builder.model.archive import Archive, Entry
from tests.browser.conftest import BASE, visiting
from tests.browser.test_accessible import violations
from tests.browser.windows import Window

DESK = "reading-list.html"
DAY = "dates/2025-09-09.html"
PAPER = "papers/light-schrodinger-bridge.html"
TAG = "tags/diffusion-models.html"
OWN = "[data-pa-own] h3"
SAID = ".pa-said-here"
DRAWN = "document.querySelector('[data-pa-desk] > *') !== null"
KEY = "`${new URL('.', location.href).pathname}.desk.1`"
"""In the language of the desk's own page."""

GONE = "ffffffffff"
CLOSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("no", "SecurityError") }
})"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") }"""


def open_desk(window: Window, ids: Sequence[str] = ()) -> None:
    """The page of the reading list, or of the list that a link with these papers is."""
    window.blank()
    window.open(f"{DESK}#papers={''.join(ids)}" if ids else DESK)
    window.wait(DRAWN)


def keep(window: Window, value: object) -> None:
    """Put something into the storage as another version of the site might, and open the desk."""
    window.open(DESK)
    text = value if isinstance(value, str) else json.dumps(value)
    window.get(f"localStorage.setItem({KEY}, {json.dumps(text)})")
    open_desk(window)


def ids_of(window: Window, number: int) -> list[str]:
    """The first papers of a day."""
    window.open(DAY)
    return list(window.get("[...document.querySelectorAll('[data-pa-id]')].map((one) => one.dataset.paId)"))[
        :number
    ]


def bring_file(window: Window, text: str) -> None:
    window.get(
        f"""((input) => {{
            const all = new DataTransfer();
            all.items.add(new File([{json.dumps(text)}], "list.json", {{ type: "application/json" }}));
            input.files = all.files;
            input.dispatchEvent(new Event("change"));
        }})(document.querySelector("input[type=file]"))"""
    )


def by_title(archive: Archive, titles: Sequence[str]) -> list[Entry]:
    known = {" ".join(entry.shown.plain_title.split()): entry for entry in archive.entries.values()}
    return [known[title] for title in titles]


def test_papers_are_saved_ordered_noted_and_taken_as_bibtex_by_keyboard(
    window: Window, archive: Archive, config: Config, kind: str
) -> None:
    window.open(TAG)
    window.wait("document.querySelector('.pa-rows .pa-save') !== null")
    titles = window.texts(".pa-rows h3 a")[:3]
    window.press("j", "m", "j", "m", "j")
    window.tab_to(".pa-save")
    assert window.get("document.activeElement.textContent") == "Save"
    window.press("Enter")
    window.wait("document.activeElement.textContent === 'Saved'")
    window.reload()  # Tab from the end of a page would go through the browser's own parts, where a driver is lost
    window.follow("nav a[href='../reading-list.html']")
    window.wait(DRAWN)
    assert window.texts(OWN) == titles

    window.tab_to("[data-pa-own] .pa-move + .pa-move")
    window.press(" ")
    window.wait_for(SAID, "Moved to place 2 of 3")  # one hears it before one goes on
    window.press(" ")
    window.wait_for(SAID, "Moved to place 3 of 3")
    assert window.texts(OWN) == [titles[1], titles[2], titles[0]]
    window.press("Tab", " ")  # removed
    window.wait_for(".pa-ghost", titles[0])
    assert window.texts(OWN) == titles[1:]
    window.press(" ")  # and undone
    window.wait(f"document.querySelectorAll('{OWN}').length === 3")

    window.get("document.querySelector('#content').focus()")
    window.tab_to("[data-pa-own] .pa-deeds > :nth-child(2)")
    window.press(" ")
    window.type("Section 3")
    window.press("Tab")
    window.type("Tea")
    window.press("Enter")
    window.wait_for("[data-pa-own] .pa-own-note", "Section 3")
    assert window.texts(".pa-desk h2.pa-h2") == ["In no group", "Tea"]

    cite = citations(archive, f"https://example.org{BASE}" if kind == "http" else config.address)
    window.tab_to(".pa-outs button")
    window.press("Enter")
    shown = by_title(archive, window.texts(OWN))
    assert [entry.shown.plain_title for entry in shown] == [titles[2], titles[0], titles[1]]
    assert window.saved("reading-list.bib") == as_bibtex(bibtex(cite(entry)) for entry in shown)
    window.wait_for(SAID, "Saved 3 papers as reading-list.bib")


def test_a_paper_is_saved_and_read_on_its_own_page_and_all_tabs_know(window: Window) -> None:
    open_desk(window)
    window.tab(1)
    window.open(PAPER)
    window.wait("document.querySelector('.pa-save-page') !== null")
    window.press("m")
    window.wait("document.querySelector('.pa-save-page').getAttribute('aria-pressed') === 'true'")
    window.tab(0)
    window.wait_for(OWN, "Light Schrödinger Bridge")
    window.tab_to("[data-pa-own] .pa-deeds button")
    window.press("Enter")
    window.tab(1)
    window.wait_for(".pa-read-it button[aria-pressed=true]", "Read")
    window.press("m")
    window.tab(0)
    window.wait(f"document.querySelector('{OWN}') === null")
    window.wait_for(".pa-notice", "Nothing is saved yet")


def test_a_link_shows_its_papers_and_saves_none_until_asked(window: Window) -> None:
    ids = ids_of(window, 12)
    window.press("j", "m")
    open_desk(window, [*ids, GONE])

    assert len(window.texts("[data-pa-desk] .pa-rows > li")) == 13
    window.wait_for(".pa-notice", "12 papers came with a link; 1 of them is in your list already")
    window.wait_for(".is-gone", GONE)
    window.tab_to(".pa-notice .pa-button")
    window.press("Enter")
    window.wait_for(SAID, f"11 papers added, 1 the same already Undo; not in this archive: {GONE}")
    assert len(window.texts(OWN)) == 12

    window.get("navigator.clipboard.writeText = async () => {}")
    window.click(".pa-outs button:nth-child(5)")
    window.wait_for(SAID, "A link with 12 papers")
    link = str(window.get("document.querySelector('.pa-link-field').value"))
    assert link.endswith(f"reading-list.html#papers={''.join(ids)}")
    assert len(link) - 12 * 10 + 100 * 10 <= 2000


def test_a_file_is_added_and_nothing_is_written_over(window: Window) -> None:
    ids = ids_of(window, 3)
    keep(window, {"v": 1, "papers": [{"id": ids[0], "note": "mine"}, {"id": ids[1]}], "read": ids[0]})
    theirs = [{"id": one, "note": "theirs", "group": "Tea"} for one in ids]
    coming = {"papers": [*theirs, {"id": GONE, "title": "An old one"}], "read": ids[1]}

    bring_file(window, json.dumps(coming))

    window.wait_for(SAID, "2 papers added, 3 completed, 1 marked as read, 1 differed, yours kept")
    window.wait_for(".pa-differed", "your note was kept; the other is “theirs”")
    assert sorted(window.texts(".pa-own-note")) == ["mine", "theirs", "theirs"]
    window.wait_for(".is-gone", "An old one")
    window.click(".pa-outs button:nth-child(6)")
    file = json.loads(window.saved("reading-list.json"))
    assert [one["id"] for one in file["papers"]] == [*ids, GONE]
    assert file["groups"] == ["Tea"]

    keep(window, "")
    bring_file(window, json.dumps(file))
    window.wait_for(SAID, "4 papers added, 2 marked as read")
    bring_file(window, "[1, 2")
    window.wait_for(SAID, "list.json holds no reading list")


def test_of_a_long_list_the_first_rows_come_at_once_and_keys_and_paper_find_all(window: Window) -> None:
    ids = ids_of(window, 60)
    keep(window, {"v": 1, "papers": [{"id": one} for one in [*ids, GONE]]})
    shown = "[...document.querySelectorAll('[data-pa-own]')].map((one) => one.dataset.paId)"
    assert window.get(shown) == [*ids, GONE]

    by_title = "document.querySelector('[name=sort][value=title]').click()"
    first = list(window.get(f"({by_title}, {shown})"))
    assert len(ids) > len(first) > 20
    window.wait(f"{shown}.length === {len(ids) + 1}")
    whole = list(window.get(shown))
    assert sorted(whole) == sorted([*ids, GONE])
    assert whole[: len(first)] == first
    assert window.get("document.querySelector('[data-pa-desk] ol').style.minHeight") == ""

    by_hand = "document.querySelector('[name=sort][value=hand]').click()"
    assert window.get(f"({by_hand}, dispatchEvent(new Event('beforeprint')), {shown})") == [*ids, GONE]
    last = f"document.querySelector('[data-pa-id=\"{ids[-1]}\"] h3 a')"
    window.get(f"{last}.focus()")
    window.press("j")
    assert window.get("document.activeElement.closest('li').dataset.paId") == GONE
    window.press("m", "k")
    window.wait(f"document.activeElement === {last}")


@pytest.mark.parametrize(("refusal", "said"), [(CLOSED, "keeps nothing"), (FULL, "is full")])
def test_where_nothing_is_kept_it_is_said_and_the_link_works(window: Window, refusal: str, said: str) -> None:
    window.before(refusal)
    window.open(DAY)
    window.wait("document.querySelector('.pa-rows .pa-save') !== null")
    window.press("j", "m", "j", "m")
    window.wait_for(".pa-said", said)
    window.tab_to(".pa-said a")
    window.go("Enter")

    window.wait(DRAWN)
    assert len(window.texts("[data-pa-desk] .pa-rows > li")) == 2
    window.click(".pa-outs button:nth-child(3)")
    assert window.saved("reading-list.ris").count("ER  - ") == 2
    window.click(".pa-notice .pa-button")
    window.wait_for(SAID, "2 papers added")
    window.wait_for(".pa-notice", said)


def test_whatever_stands_in_the_storage_the_desk_opens_and_keeps_what_can_be_read(window: Window) -> None:
    [one, two] = ids_of(window, 2)
    good = f'{{"v":1,"papers":[{{"id":"{one}","title":"T"}},{{"id":"{two}","note":"x'
    for text in (
        "{",
        "null",
        "7",
        "[]",
        '{"papers":{"length":3}}',
        '{"groups":[[]],"read":{},"sort":"__proto__"}',
        "x" * 100_000,
    ):
        keep(window, text)
        window.wait_for(".pa-notice", "Nothing is saved yet")
        assert window.complaints == [], text[:50]
    keep(window, good)
    assert len(window.texts(OWN)) == 2
    window.click("[data-pa-remove]")
    window.wait_for(".pa-notice", "could not be read")
    window.click(".pa-notice button")
    assert window.saved("reading-list-damaged.txt") == good


def test_read_papers_are_dimmed_or_hidden_in_every_list(window: Window) -> None:
    ids = ids_of(window, 2)
    keep(window, {"v": 1, "papers": [{"id": ids[0]}], "read": "".join(ids)})
    window.open(DAY)
    window.wait_for(".pa-reads", "2 papers of these you have read")
    everything = len(window.texts(".pa-rows h3"))

    window.tab_to("[name=read-in-list]", 900)
    window.press("ArrowRight")
    window.wait("document.documentElement.dataset.paRead === 'hide'")

    assert len(window.texts(".pa-rows h3")) == everything - 2
    window.reload()
    window.wait_for(".pa-reads")
    assert len(window.texts(".pa-rows h3")) == everything - 2


# -- For everyone ----------------------------------------------------------------------------------

SHIFTS = """new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift = (window.shift ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


def saved_for(page: Page, ids: Sequence[str]) -> None:
    papers = [{"id": one, "note": "n" * at, "group": "Tea" if at % 2 else ""} for at, one in enumerate(ids)]
    state = json.dumps({"v": 1, "papers": [*papers, {"id": GONE, "title": "Gone"}], "read": ids[0]})
    page.evaluate(f"(text) => localStorage.setItem({KEY}, text)", state)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_and_nothing_moves(browser: Browser, published: str, width: int, scheme: str) -> None:
    for visit in visiting(browser, published, viewport={"width": width, "height": 900}, color_scheme=scheme):
        page = visit.page
        page.add_init_script(SHIFTS)
        visit.open(DAY)
        nodes = page.locator("[data-pa-id]")
        ids = [str(nodes.nth(at).get_attribute("data-pa-id")) for at in range(6)]
        visit.open(DESK)
        page.locator(".pa-notice").wait_for()
        found = violations(page)
        saved_for(page, ids)
        visit.open(DESK)
        page.get_by_role("button", name="Find papers near these").wait_for()
        assert (page.evaluate("window.shift") or 0) == 0
        page.get_by_role("button", name="Note and group").first.click()
        page.get_by_role("button", name="Find papers near these").click()
        page.locator(".pa-block .pa-rows h3 a").first.wait_for()
        page.locator("[data-pa-remove]").nth(1).click()
        page.get_by_role("button", name="Link", exact=True).click()
        expect(page.locator(SAID)).to_contain_text("A link with")
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        for path in (DAY, PAPER):
            visit.open(path)
            page.locator(".pa-save, .pa-save-page").first.wait_for()
            assert (page.evaluate("window.shift") or 0) == 0
            found += violations(page)
        page.goto("about:blank")
        visit.open(f"{DESK}#papers={''.join(ids)}")
        page.locator(".pa-notice").wait_for()
        found += violations(page)
        assert found == []


def test_it_is_printed_with_abstracts(browser: Browser, published: str) -> None:
    for visit in visiting(browser, published):
        page = visit.page
        page.add_init_script("window.print = () => { window.printed = true }")
        visit.open(DAY)
        ids = [str(page.locator("[data-pa-id]").nth(at).get_attribute("data-pa-id")) for at in range(3)]
        visit.open(f"{DESK}#papers={''.join(ids)}")
        page.get_by_role("button", name="Print with abstracts").click()
        page.wait_for_timeout(500)
        assert page.evaluate("window.printed")
        page.emulate_media(media="print")
        expect(page.locator(".pa-excerpt")).to_have_count(3)
        assert all(len(text) > 200 for text in page.locator(".pa-excerpt:visible").all_inner_texts())
        expect(page.get_by_role("button")).to_have_count(0)
