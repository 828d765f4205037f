"""What stands in storage and in the address may be anything: each page still opens, in a theme that there is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

TOPIC = "topics/learning-theory-and-training-dynamics.html"

KEPT = (
    "", "{", "null", "true", "0", "[]", "{}", '"dark"', '{"index":null}', '{"index":3}', '{"index":-1}',
    '{"index":1.5}', '{"index":"1"}', '{"index":"length"}', '{"index":[1]}', '{"index":1e400}',
    '{"index":0,"color":null}', '{"index":1,"color":7}', '{"color":{"media":{},"scheme":[]}}',
    '{"__proto__":{"index":1}}', "\\ud800", "x" * 100_000,
)  # fmt: skip
"""Values that somebody, or another site of the same host, may have left."""

THEMES = {'{"index":0,"color":null}': "As the system", '{"index":1,"color":7}': "Light"}
"""What of it is a choice."""

POISON = """(value) => {
    const theirs = ["__palette", "__tabs", "__announce", "__consent", "__outdated", "__source"];
    const ours = ["paper-archive.density", "paper-archive.keys"];
    const keys = [...ours, ...theirs.map((key) => `${__md_scope.pathname}.${key}`)];
    for (const storage of [localStorage, sessionStorage]) for (const key of keys) storage.setItem(key, value);
}"""  # fmt: skip

ENDS = (
    "#\\", '#"]', "#%zz", "#%22]", "#constructor", "#__codelineno-0-1", "?q=%", "?q=%ff%fe", "?%zz=1", "?q=\\",
    "?tag=__proto__&topic=constructor&year=NaN&day=%00&links=\"'&sort=]", f"?q={'x' * 5000}", "?__proto__=1",
)  # fmt: skip
"""Ends of addresses that somebody may have sent."""


@pytest.mark.parametrize("value", KEPT, ids=range(len(KEPT)))
def test_whatever_is_kept_a_page_opens_and_its_theme_can_be_changed(visit: Visit, value: str) -> None:
    page = visit.page
    visit.open(TOPIC)
    page.evaluate(POISON, value)

    page.reload()

    expect(page.get_by_role("radio", name=THEMES.get(value, "As the system"))).to_be_checked()
    page.locator(".pa-theme label:visible").click()
    page.get_by_role("radio", name="Dense").check()
    page.keyboard.press("j")
    expect(page.locator(".pa-row__title a").first).to_be_focused()


@pytest.mark.parametrize("path", ["index.html", TOPIC, "search.html", "papers/light-schrodinger-bridge.html"])
def test_whatever_an_address_ends_with_a_page_opens(visit: Visit, path: str) -> None:
    for end in ENDS:
        visit.page.goto("about:blank")  # or a new hash would load nothing
        visit.open(path + end)
        expect(
            visit.page.locator("html:not(.is-asked), html:not(:has(.pa-facets, [data-pa-search]))")
        ).to_be_visible()


def test_where_storage_is_closed_a_page_opens_and_its_theme_can_be_changed(visit: Visit) -> None:
    visit.page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError") } })"""
    )

    visit.open(TOPIC)

    visit.page.locator(".pa-theme label:visible").click()
    expect(visit.page.get_by_role("radio", name="Light")).to_be_checked()
