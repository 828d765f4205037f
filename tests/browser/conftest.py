"""A real Chromium, over HTTP under a sub-path and from disk; whatever it complains of fails the test."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
    sync_playwright,
)

from builder.commands.server import serving
from builder.config.settings import Config
from tests.browser.windows import KINDS, Driver, Window, driving, window_of
from tests.conftest import build
from tests.once import Once
from tests.publishing.story import Story

BASE = "/paper-archive/"

expect.set_options(timeout=20_000)  # milliseconds; how long a slow machine may take, not how long it should


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM")
    if not chromium:
        pytest.fail(
            "CHROMIUM names no browser: run `make test`, or CHROMIUM=$(tools/find-browser chromium) pytest"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        HOMES.clear()
        browser.close()


@dataclass
class Visit:
    """A page in a browser window, the address of the site's root, and what the browser complained of."""

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.root + path)

    def tab_to(self, selector: str, limit: int = 200) -> None:
        """Press Tab until the focus is on what the selector names, as a person without a mouse would."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"{limit} times Tab did not lead to {selector} on {self.page.url}")

    def follow(self, selector: str) -> None:
        """Go to a link by Tab and through it by Enter."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def path(self) -> str:
        return self.page.url.removeprefix(self.root)


@pytest.fixture(scope="session")
def published(config: Config, once: Once) -> Iterator[str]:
    """The address of the real site, built for a sub-path and served under it; only its 404 page tells."""
    there = dataclasses.replace(config, address=f"https://example.org{BASE}")
    folder = once.folder("published", lambda folder: build(there, folder / "site"))
    with serving(folder / "site", BASE, 0) as port:
        yield f"http://127.0.0.1:{port}{BASE}"


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """The real site, over HTTP and from disk."""
    yield from visiting(browser, root_of(request.param, request))


def root_of(kind: str, request: pytest.FixtureRequest) -> str:
    """The address of the site over HTTP, of the site's folder, or of the unpacked offline copy."""
    if kind == "http":
        return str(request.getfixturevalue("published"))
    folder: Path = request.getfixturevalue("site" if kind == "file" else "unpacked")
    return f"{folder.as_uri()}/"


@pytest.fixture(scope="session")
def unpacked(story: Story, once: Once) -> Path:
    """The offline copy that the workflow packed, in a folder as people call theirs."""

    def unpack(folder: Path) -> None:
        with ZipFile(story.runs["second push"].artifacts / "offline-copy" / "paper-archive.zip") as archive:
            archive.extractall(folder / "Für später (2)")

    return once.folder("unpacked", unpack) / "Für später (2)" / "paper-archive"


# -- In both browsers ----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def drivers() -> Iterator[Callable[[str], Driver]]:
    """A browser by its name: it is started when it is first asked for, and anew where it has ended."""
    with ExitStack() as running:
        started: dict[str, Driver] = {}

        def driver(name: str) -> Driver:
            if name not in started or started[name].process.poll() is not None:
                started[name] = running.enter_context(driving(name))
            return started[name]

        yield driver


@pytest.fixture(params=KINDS)
def driver(request: pytest.FixtureRequest, drivers: Callable[[str], Driver]) -> Driver:
    return drivers(request.param)


@pytest.fixture(params=["http", "file"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def window(kind: str, request: pytest.FixtureRequest, driver: Driver) -> Iterator[Window]:
    with window_of(driver, root_of(kind, request)) as window:
        yield window


# -- In Chromium alone ----------------------------------------------------------------------------


@pytest.fixture
def web(browser: Browser, published: str) -> Iterator[Visit]:
    """The real site over HTTP."""
    yield from visiting(browser, published)


@pytest.fixture
def disk(browser: Browser, site: Path) -> Iterator[Visit]:
    """The real site from disk."""
    yield from visiting(browser, f"{site.as_uri()}/")


@dataclass
class Home:
    """What readers use one after the other, as if none had been there before: a new one of a browser's contexts
    costs more work than most of what is done in it."""

    context: BrowserContext
    devtools: CDPSession
    is_taken: bool = False

    def clear(self, root: str) -> None:
        """Leave nothing of a reader of the site at `root`."""
        for page in self.context.pages[1:]:
            page.close()
        self.context.clear_cookies()
        self.context.clear_permissions()
        origin = re.match("[a-z]+://[^/]*", root)[0]  # type: ignore[index]
        self.devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self.devtools.send("Network.clearBrowserCache")


HOMES: dict[tuple[Browser, bool], Home] = {}
"""For each browser one that knows a network, and one that knows none."""


def _home(browser: Browser, *, is_offline: bool) -> Home:
    if (browser, is_offline) not in HOMES:
        context = _context(browser, is_offline=is_offline)
        HOMES[browser, is_offline] = Home(context, context.new_cdp_session(context.new_page()))
    return HOMES[browser, is_offline]


def _context(browser: Browser, *, is_offline: bool, **options: object) -> BrowserContext:
    context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
    if is_offline:
        context.set_offline(True)
    return context


def visiting(
    browser: Browser, root: str, *, alone: bool = False, viewport: ViewportSize | None = None, **options: object
) -> Iterator[Visit]:
    """A reader who was never here. One who is `alone`, wants something of the whole context or comes while
    another one is there has a context of their own: for what clocks, workers and first paints leave behind."""
    is_offline = root.startswith("file:")
    home = _home(browser, is_offline=is_offline)
    alone = alone or bool(options) or home.is_taken
    context = _context(browser, is_offline=is_offline, **options) if alone else home.context
    home.is_taken = home.is_taken or not alone
    visit = Visit(context.new_page(), root)
    if viewport:
        visit.page.set_viewport_size(viewport)
    _listen(visit)
    yield visit
    if alone:
        context.close()
    else:
        home.clear(root)
        home.is_taken = False
    assert visit.complaints == []


def _listen(visit: Visit) -> None:
    page, complain = visit.page, visit.complaints.append

    def heard(message: ConsoleMessage) -> None:
        complain(f"console {message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((visit.root, "data:")):
            complain(f"request outside the site: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            complain(f"{response.status} for {response.url}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before an icon had arrived
            complain(f"failed ({request.failure}): {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: complain(f"error: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("response", answered)
    page.on("dialog", lambda dialog: (complain(f"dialog: {dialog.message}"), dialog.dismiss()))
