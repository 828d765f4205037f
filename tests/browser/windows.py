"""One way to drive Chromium and Firefox: what a reader does in a window, and what the browser complained of."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from builder.config.settings import PROJECT

DRIVE = PROJECT / "tools" / "web" / "drive.mjs"
KINDS = {"chromium": "chrome", "firefox": "firefox"}
"""The browsers, and what the driver calls them."""

SEEN = "(one) => one.getClientRects().length > 0"
"""Whether an element can be seen, in the page's language."""


@dataclass
class Driver:
    """A browser that runs: it is told what to do and answers."""

    process: subprocess.Popen[str]
    complaints: list[str] = field(default_factory=list)

    def ask(self, action: str, **given: object) -> Any:
        """Raises AssertionError with what the browser said where the action cannot be done."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": action, **given}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "the browser has gone"}')
        self.complaints += answer.get("complaints", [])
        assert "error" not in answer, answer["error"]
        return answer.get("value")


@contextmanager
def driving(name: str) -> Iterator[Driver]:
    """A browser by its name, as long as the block runs."""
    path = os.environ.get(name.upper())
    if not path:
        pytest.fail(f"{name.upper()} names no browser: run `make test`, or set it to $(tools/find-browser {name})")
    command = ["node", str(DRIVE), KINDS[name], path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Driver(process)
        assert process.stdin
        process.stdin.close()  # then it closes the browser and ends


@dataclass
class Window:
    """A window of a reader who was never here, on the site at `root`."""

    driver: Driver
    root: str

    @property
    def complaints(self) -> list[str]:
        return self.driver.complaints

    def open(self, path: str) -> None:
        self.driver.ask("open", url=self.root + path)

    def blank(self) -> None:
        """Leave the site: an address that differs in its hash alone would load nothing."""
        self.driver.ask("open", url="about:blank")

    def before(self, script: str) -> None:
        """Run a script in each page to come before any of its own."""
        self.driver.ask("before", script=script)

    def tab(self, at: int) -> None:
        """Turn to a tab of this window, counted from 0; the next one that is not there yet is opened."""
        self.driver.ask("tab", at=at)

    def reload(self) -> None:
        self.driver.ask("reload")

    def get(self, script: str) -> Any:
        """The value of an expression in the page."""
        return self.driver.ask("evaluate", script=script)

    def wait(self, script: str) -> Any:
        """The value of an expression in the page, as soon as it counts as true there."""
        return self.driver.ask("wait", script=script)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.ask("press", key=key)

    def type(self, text: str) -> None:
        self.driver.ask("type", text=text)

    def click(self, selector: str) -> None:
        self.driver.ask("click", selector=selector)

    def saved(self, name: str) -> str:
        """The text of a file that the page has saved for its reader."""
        return str(self.driver.ask("saved", name=name))

    def path(self) -> str:
        return str(self.get("location.href")).removeprefix(self.root)

    def texts(self, selector: str) -> list[str]:
        """The text of each element that the selector names and a reader sees."""
        texts = self.get(
            f"[...document.querySelectorAll({json.dumps(selector)})].filter({SEEN}).map((one) => one.textContent)"
        )
        return [" ".join(text.split()) for text in texts]

    def wait_for(self, selector: str, text: str = "") -> str:
        """Wait until a reader sees what the selector names, with this in its text; gives the text of the first."""
        found = (
            f"[...document.querySelectorAll({json.dumps(selector)})].filter({SEEN}).map((one) => one.textContent)"
        )
        return str(self.wait(f"{found}.find((one) => one.trim() && one.includes({json.dumps(text)}))")).strip()

    def tab_to(self, selector: str, limit: int = 200) -> None:
        """Press Tab until the focus is on what the selector names, as a person without a mouse would."""
        for _ in range(limit):
            self.press("Tab")
            if self.get(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        pytest.fail(f"{limit} times Tab did not lead to {selector} on {self.path()}")

    def go(self, *keys: str) -> None:
        """Press keys of which the last leads to another page, and wait until that one is there."""
        with self._arriving():
            self.press(*keys)

    def back(self) -> None:
        """To the page before this one. (A driver would wait for a page that loads; this one is still there.)"""
        with self._arriving():
            self.get("history.back()")

    @contextmanager
    def _arriving(self) -> Iterator[None]:
        here = self.get("location.href")
        yield
        # Firefox passes through an empty page on the way.
        places = json.dumps([here, "about:blank"])
        self.wait(f"!{places}.includes(location.href) && document.readyState === 'complete'")

    def follow(self, selector: str) -> None:
        """Go to a link by Tab and through it by Enter."""
        self.tab_to(selector)
        self.go("Enter")


@contextmanager
def window_of(driver: Driver, root: str, width: int = 1440, height: int = 900) -> Iterator[Window]:
    """A window that nothing is kept in, while the block runs; it fails where the browser complains.

    From disk all files of a folder share what Firefox keeps, so each window is a reader of its own.
    """
    driver.complaints.clear()
    driver.ask("window", root=root, width=width, height=height)
    yield Window(driver, root)
    driver.ask("close")
    assert driver.complaints == []
