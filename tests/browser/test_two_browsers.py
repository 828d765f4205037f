"""What a reader does, in Chromium and in Firefox, over HTTP and from disk; neither has anything to complain of."""

from __future__ import annotations

import json
import re

import pytest

from builder.model.archive import Archive
from tests.browser.test_walk import PAGES
from tests.browser.windows import Window

TOPIC = "topics/learning-theory-and-training-dynamics.html"
PAPER = "papers/light-schrodinger-bridge.html"
FIELD = "[data-pa-search] input[name=q]"
RESULTS = "html:not(.is-asked) [data-pa-results] h3 a"
TITLES = ".pa-rows h3 a"
OPTIONS = "[role=listbox] [role=option]"
SEARCHED = "!document.querySelector('html.is-asked, [aria-busy=true]')"

NIGHT, DAY = "rgb(23, 24, 21)", "rgb(252, 251, 248)"
GROUND = "getComputedStyle(document.body).backgroundColor"
THEME = "document.querySelector('[name=__palette]:checked').getAttribute('aria-label')"


# -- Walk ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["http", "file", "zip"], indirect=True)
def test_by_keyboard_from_home_to_a_paper_its_company_and_a_search_result(window: Window) -> None:
    window.open("index.html")
    window.follow("main a[href='topics/generative-models-and-diffusion.html']")
    window.follow(TITLES)
    window.follow(".pa-related a")
    assert window.path().startswith("papers/")

    window.follow("aside a[href^='../tags/']")
    assert re.match(r"tags/[a-z0-9-]+\.html", window.path())

    window.follow("nav a[href='../dates/index.html']")
    window.follow("main a[href='2025.html']")
    window.follow("main a[href='2025-09-09.html']")
    assert window.wait_for("h1") == "Tuesday 9 September 2025"

    window.press("/")
    window.type("spin glass")
    window.go("Enter")
    assert window.path() == "search.html?q=spin+glass"

    shown = window.wait_for(RESULTS)
    window.follow(RESULTS)
    assert window.wait_for("h1") == shown


def test_no_page_complains_or_scrolls_sideways(window: Window) -> None:
    for path in PAGES:
        window.open(path)
        window.wait(SEARCHED)
        assert window.get("document.documentElement.scrollWidth - innerWidth") <= 0, path


# -- Search --------------------------------------------------------------------------------------


def test_the_box_offers_papers_as_one_types_and_arrows_choose_one(window: Window) -> None:
    window.open(TOPIC)
    window.press("/")
    window.type("light schrodinger bri")
    window.wait_for(f"{OPTIONS}[href$='?q=light+schrodinger+bri']", "Light Schrödinger Bridge")
    window.press("ArrowDown")
    window.go("Enter")
    assert window.path().startswith(PAPER)
    window.wait_for("h1 mark")  # the words come from the search, which is there after the page
    assert window.texts("h1 mark") == ["Light", "Schrödinger", "Bridge"]


def test_a_search_its_facets_and_the_way_back(window: Window) -> None:
    window.open("search.html?q=diffusion")
    window.wait(SEARCHED)
    everything = window.texts("[data-pa-status]")
    window.wait_for("[data-pa-narrow-by] label")
    window.click("[data-pa-narrow-by] input[name=topic]")
    window.wait("location.search.includes('topic=')")
    window.wait(SEARCHED)
    shown = window.texts(RESULTS)
    assert window.texts("[data-pa-status]") != everything
    assert shown

    window.follow(RESULTS)
    window.back()
    window.wait_for(RESULTS)
    window.wait(SEARCHED)
    assert window.texts(RESULTS) == shown
    assert window.get(f"document.querySelector({json.dumps(FIELD)}).value") == "diffusion"


# -- Lists ---------------------------------------------------------------------------------------


def test_filters_keep_the_rows_that_have_a_value_and_stand_in_the_address(
    window: Window, archive: Archive
) -> None:
    undated = {entry.paper.title for entry in archive.entries.values() if entry.first_listed is None}
    window.open(TOPIC)
    everything = window.texts(TITLES)
    wanted = [title for title in everything if title in undated]

    window.click("[name=day][value=undated]")

    assert window.texts(TITLES) == wanted
    assert window.path() == f"{TOPIC}?day=undated"
    window.reload()
    assert window.texts(TITLES) == wanted
    window.click(".pa-clear")
    assert window.texts(TITLES) == everything
    assert window.path() == TOPIC


def test_rows_unfold_walk_by_keys_and_stay_dense(window: Window, archive: Archive) -> None:
    whole = {entry.paper.title: " ".join(entry.shown.plain_abstract.split()) for entry in archive.entries.values()}
    window.open(TOPIC)
    title = window.texts(TITLES)[0]

    window.press("j", "x")
    window.wait_for(".pa-rows > .is-open .pa-excerpt", whole[title])
    window.click("[name=density][value=dense]")

    window.open("tags/diffusion-models.html")
    assert window.get("document.querySelector('[name=density]:checked').value") == "dense"
    assert window.texts(".pa-excerpt") == []


# -- Themes --------------------------------------------------------------------------------------


def test_a_theme_is_kept_from_page_to_page(window: Window) -> None:
    window.open("index.html")
    for name, ground in (("As the system", DAY), ("Light", DAY), ("Dark", NIGHT)):
        assert (window.get(THEME), window.get(GROUND)) == (name, ground)
        window.open(TOPIC)
        assert (window.get(THEME), window.get(GROUND)) == (name, ground)
        window.click(".pa-theme label:not([hidden])")
    assert window.get(THEME) == "As the system"


# -- The policy ----------------------------------------------------------------------------------


def wait_for_complaints(window: Window, number: int) -> None:
    """A browser may complain long after the deed."""
    for _ in range(1000):
        if len(window.complaints) >= number:
            return
        window.get("new Promise((resolve) => setTimeout(resolve, 20))")
    pytest.fail(f"{number} complaints were expected: {window.complaints}")


def test_what_no_template_wrote_is_refused_and_the_refusal_is_heard(window: Window) -> None:
    window.open(PAPER)

    window.get(
        """document.body.append(Object.assign(document.createElement("script"), { textContent: "ran = 1" })),
        document.body.insertAdjacentHTML("beforeend", `<p id="mine" style="opacity: 0" onclick="ran = 1">`),
        document.querySelector("#mine").click()"""
    )

    assert window.get("[window.ran ?? 0, getComputedStyle(document.querySelector('#mine')).opacity]") == [
        0,
        "1",
    ]
    wait_for_complaints(window, 6)  # of each the page tells and the browser
    for directive in ("script-src-elem", "script-src-attr", "style-src-attr"):
        assert f"console error: policy: {directive} forbids inline" in window.complaints
    window.complaints.clear()


# -- What is kept, and what addresses end with -----------------------------------------------------

KEPT = (
    "", "{", "null", "true", "0", "[]", "{}", '"dark"', '{"index":null}', '{"index":3}', '{"index":-1}',
    '{"index":1.5}', '{"index":"1"}', '{"index":"length"}', '{"index":[1]}', '{"index":1e400}',
    '{"index":0,"color":null}', '{"index":1,"color":7}', '{"color":{"media":{},"scheme":[]}}',
    '{"__proto__":{"index":1}}', "\ud800", "x" * 100_000,
)  # fmt: skip
"""Values that somebody, or another site of the same host, may have left."""

CHOSEN = {'{"index":1,"color":7}': "Light"}
"""What of it is a choice."""

POISON = """
    for (const storage of [localStorage, sessionStorage]) {
        const theirs = ["__palette", "__tabs", "__announce", "__consent", "__outdated", "__source"];
        for (const key of theirs) storage.setItem(`${__md_scope.pathname}.${key}`, value);
        for (const key of ["paper-archive.density", "paper-archive.keys"]) storage.setItem(key, value);
    }
"""

ENDS = (
    "#\\", '#"]', "#%zz", "#%22]", "#constructor", "#__codelineno-0-1", "?q=%", "?q=%ff%fe", "?%zz=1", "?q=\\",
    "?tag=__proto__&topic=constructor&year=NaN&day=%00&links=\"'&sort=]", f"?q={'x' * 5000}", "?__proto__=1",
)  # fmt: skip
"""Ends of addresses that somebody may have sent."""


def test_whatever_is_kept_a_page_opens_and_its_theme_can_be_changed(window: Window, kind: str) -> None:
    """From disk a part: it is kept under another name, and read by the same lines."""
    window.open(TOPIC)
    for value in KEPT if kind == "http" else KEPT[1::4]:
        window.get(f"((value) => {{{POISON}}})({json.dumps(value)})")

        window.reload()

        assert window.get(THEME) == CHOSEN.get(value, "As the system"), value
        assert len(window.get("[...document.querySelectorAll('.pa-theme label:not([hidden])')]")) == 1, value
        window.press("j")
        assert window.get("document.activeElement.textContent") == window.texts(TITLES)[0], value
        assert window.complaints == [], value


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        *(("http", path) for path in ("index.html", TOPIC, "search.html", PAPER)),
        ("file", TOPIC),
        ("file", "search.html"),
    ],
    indirect=["kind"],
)
def test_whatever_an_address_ends_with_a_page_opens(window: Window, path: str) -> None:
    for end in ENDS:
        window.blank()
        window.open(path + end)
        window.wait(f"{SEARCHED} || !document.querySelector('.pa-facets, [data-pa-search]')")
        assert window.complaints == [], end


def test_where_storage_is_closed_a_page_opens_and_its_theme_can_be_changed(window: Window) -> None:
    window.before(
        """for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError") } })"""
    )
    window.open(TOPIC)

    window.click(".pa-theme label:not([hidden])")

    assert window.get(THEME) == "Light"
