"""A real Chromium, over HTTP under a sub-path and from disk; whatever it complains of fails the test."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from builder import pipeline
from builder.commands.server import serving
from builder.config.settings import Config
from tests.browser.windows import KINDS, Driver, Window, driving, window_of
from tests.conftest import silent
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
def published(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, built for a sub-path and served under it; only its 404 page tells."""
    site = tmp_path_factory.mktemp("published") / "site"
    pipeline.build(dataclasses.replace(config, address=f"https://example.org{BASE}"), site, None, silent)
    with serving(site, BASE, 0) as port:
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
def unpacked(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy that the workflow packed, in a folder as people call theirs."""
    folder = tmp_path_factory.mktemp("home") / "Für später (2)"
    with ZipFile(story.runs["second push"].artifacts / "offline-copy" / "paper-archive.zip") as archive:
        archive.extractall(folder)
    return folder / "paper-archive"


# -- In both browsers ----------------------------------------------------------------------------


@pytest.fixture(scope="module", params=KINDS)
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    with driving(request.param) as driver:
        yield driver


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


def visiting(browser: Browser, root: str, **options: object) -> Iterator[Visit]:
    context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
    visit = Visit(context.new_page(), root)
    _listen(visit)
    if root.startswith("file:"):
        context.set_offline(True)
    yield visit
    context.close()
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
