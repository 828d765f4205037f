"""How long what a reader does with a list of 500 papers takes on its page, in milliseconds.

    tools/bench_desk.py SHARED [SITE]

Without a SITE one of 600 papers is made of the data in SHARED. Times are of this machine: its load stands beside.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import bibtexparser
from measure import build_of
from playwright.sync_api import CDPSession, Page, sync_playwright

from builder.config.settings import PROJECT

MADE = 600
SAVED = 500
TIMES = 7
"""How often each action is done."""
BOUND = 50
"""Milliseconds that the issue of the desk gives an action."""


@dataclass(frozen=True, slots=True)
class Action:
    name: str
    script: str
    """What the reader's click or key does; `at` counts the times."""
    before: str = ""
    """What is done first and not measured."""


def button(name: str, scope: str = "") -> str:
    return f"[...document.querySelectorAll('{scope} button')].find((one) => one.textContent === '{name}').click()"


def chosen(field: str, value: str) -> str:
    return f"document.querySelector('[name={field}][value={value}]').click()"


def pressed(key: str) -> str:
    event = f"new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }})"
    return f"document.activeElement.dispatchEvent({event})"


GROUPED = """paperArchive.store.change((draft) => {
    draft.groups = ["Tea"];
    draft.papers.forEach((paper, at) => { paper.group = at % 3 ? "" : "Tea"; });
})"""
IN_NO_GROUP = "document.querySelector('[data-pa-own]').closest('section')"
ROW = f"{IN_NO_GROUP}.querySelectorAll('[data-pa-own]')[20 + at]"
REMOVE = f"{ROW}.querySelector('[data-pa-remove]').click()"
NAMED = "form.querySelector('input').value"

ACTIONS = (
    Action("mark as read, and not", f"{ROW}.querySelector('.pa-deeds button').click()"),
    Action("move down", f"{ROW}.querySelectorAll('.pa-move')[1].click()"),
    Action("remove", REMOVE),
    Action("undo", "document.querySelector('.pa-ghost button').click()", REMOVE),
    Action("open a form", f"{ROW}.querySelectorAll('.pa-deeds button')[1].click()"),
    Action(
        "change note and group",
        f"const form = {ROW}.querySelector('form'); {NAMED} = `Group ${{at}}`; form.requestSubmit()",
        f"{ROW}.querySelectorAll('.pa-deeds button')[1]?.click()",
    ),
    Action("order by day", chosen("sort", "day"), chosen("sort", "hand")),
    Action("order by topic", chosen("sort", "topic"), chosen("sort", "day")),
    Action("order by title", chosen("sort", "title"), chosen("sort", "topic")),
    Action("order by hand", chosen("sort", "hand"), chosen("sort", "title")),
    Action("move a group", button("Down", "h2 + .pa-deeds"), GROUPED),
    Action("remove a group", button("Remove the group"), GROUPED),
    Action("undo that", button("Undo"), f"{GROUPED}; {button('Remove the group')}"),
    Action("hide read papers", chosen("read", "hide"), chosen("read", "dim")),
    Action("next paper (j)", pressed("j")),
    Action("take all as BibTeX", button("BibTeX")),
    Action("take all as CSL-JSON", button("CSL-JSON")),
    Action("take all as RIS", button("RIS")),
    Action("take all as Markdown", button("Markdown")),
    Action("take the list as a file", button("File")),
    Action("take a link", button("Link")),
)  # fmt: skip

READY = """([before, at]) => new Promise((resolve) => {
    if (before) new Function("at", before)(at);
    setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 400);
})"""
DO = """([script, at]) => {
    const doing = new Function("at", script);
    const start = performance.now();
    doing(at);
    const done = performance.now() - start;
    document.body.offsetHeight;
    return [done, performance.now() - start];
}"""
REST = """() => new Promise((resolve) => {
    const [start, turns] = [performance.now(), []];
    const look = (last) => {
        const now = performance.now();
        turns.push(now - last);
        if (now - start < 400) setTimeout(look, 0, now);
        else resolve(Math.max(...turns));
    };
    setTimeout(look, 0, start);
})"""
"""What was left for later: the longest time that the page did not answer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of an action: its script, with the layout, what it left for later at most at a time; and how
    long the page itself worked at script and layout, however busy the machine was."""

    script: float
    whole: float
    later: float
    worked: float


def taken(action: Action, at: int, page: Page, session: CDPSession) -> Taken:
    page.evaluate(READY, [action.before, at])
    before = worked(session)
    script, whole = page.evaluate(DO, [action.script, at])
    after = worked(session)
    return Taken(script, whole, page.evaluate(REST), after - before)


def worked(session: CDPSession) -> float:
    """Milliseconds of the processor that the page's scripts, styles and layout have had."""
    parts = {"ScriptDuration", "LayoutDuration", "RecalcStyleDuration"}
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * sum(float(one["value"]) for one in metrics if one["name"] in parts)


def main(shared: str, site: str = "") -> None:
    with tempfile.TemporaryDirectory() as work:
        made = Path(site) if site else made_site(Path(shared), Path(work))
        with desk_of(made.resolve()) as page:
            print(
                f"{SAVED} papers, each action {TIMES} times; load average {loads()}; "
                "milliseconds, the median (the most)"
            )
            print(f"{'':26}{'script':>16}{'with layout':>16}{'later, longest':>16}{'worked':>16}")
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            for action in ACTIONS:
                print(row_of(action, [taken(action, at, page, session) for at in range(TIMES)]), flush=True)
            print(f"load average {loads()}")
            print(said_of_bibtex(page, Path(work) / "list.bib"))


def loads() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def made_site(shared: Path, work: Path) -> Path:
    tool = shared / "tools" / "make_scale.py"
    subprocess.run([sys.executable, str(tool), str(MADE), str(work)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*build_of(work), "--no-cache"], check=True, cwd=PROJECT, stdout=subprocess.DEVNULL)
    return work / "site"


SAVE = """(number) => paperArchive.papers.order().then(({ chunks }) => {
    const ids = chunks.flatMap(({ ids }) => ids).slice(0, number);
    const noteOf = (at) => (at % 5 ? "" : "A note of some words");
    paperArchive.store.change((draft) => {
        draft.papers = ids.map((id, at) => ({ id, title: "", note: noteOf(at), group: "" }));
    });
    return ids.length;
})"""


@contextmanager
def desk_of(site: Path) -> Iterator[Page]:
    """The reading list with its papers, from disk."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.on("pageerror", lambda error: print("error:", error))
        page.goto((site / "reading-list.html").as_uri())
        page.locator(".pa-notice").wait_for()
        assert page.evaluate(SAVE, SAVED) == SAVED
        page.reload()
        page.wait_for_function(f"document.querySelectorAll('[data-pa-own]').length === {SAVED}")
        yield page
        browser.close()


def row_of(action: Action, times: Sequence[Taken]) -> str:
    columns = [[getattr(one, part) for one in times] for part in ("script", "whole", "later", "worked")]
    shown = "".join(f"{f'{median(column):.1f} ({max(column):.1f})':>16}" for column in columns)
    late = "  over" if min(columns[1]) >= BOUND else ""
    return f"{action.name:26}{shown}{late}"


def said_of_bibtex(page: Page, file: Path) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX", exact=True).click()
    download.value.save_as(file)
    read = bibtexparser.parse_file(str(file))
    return f"BibTeX of all: {len(read.entries)} records read, {len(read.failed_blocks)} not"


if __name__ == "__main__":
    main(*sys.argv[1:])
