"""The three real seeds as an archive, and the program of the search in Node: what the tests of search share."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from builder.config.settings import PROJECT
from builder.model.archive import Archive, File
from builder.search.files import render_search

HERE = Path(__file__).parent
SOURCES = PROJECT / "site_templates" / "search"

Ask = Callable[..., list[dict[str, Any]]]


class Node:
    """Runs `runner.js` over one site: a task with its input as JSON, the answer as JSON."""

    def __init__(self, site: Path) -> None:
        program = shutil.which("node")
        if program is None:
            pytest.fail("node is not on PATH. The tests of search compare ours with lunr.js in Node 18 or newer.")
        self._process = subprocess.Popen(
            [program, "--max-old-space-size=8000", str(HERE / "runner.js"), str(site)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __call__(self, task: str, **given: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"task": task, **given}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"{task} ended the program"
        found = json.loads(answer)
        assert not (isinstance(found, dict) and "failed" in found), found["failed"]
        return found

    def close(self) -> None:
        self._process.stdin and self._process.stdin.close()
        self._process.stdout and self._process.stdout.close()
        self._process.wait()


def write_site(archive: Archive, site: Path) -> Path:
    """What a page may load of the search of an archive."""
    for page in render_search(archive, SOURCES):
        path = site / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(page.content), encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def pages(archive: Archive) -> dict[str, File]:
    return {page.path: page for page in render_search(archive, SOURCES)}


@pytest.fixture(scope="session")
def node(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """The search over the real seeds."""
    node = Node(write_site(archive, tmp_path_factory.mktemp("search")))
    yield node
    node.close()


@pytest.fixture
def search_in(tmp_path: Path) -> Iterator[Ask]:
    """Asks the program: `search_in(archive, query)` gives what it shows."""
    opened: list[Node] = []

    def ask(archive: Archive, *queries: str, **options: object) -> list[dict[str, Any]]:
        node = Node(write_site(archive, tmp_path / str(len(opened))))
        opened.append(node)
        return ask_of(node, queries, **options)

    yield ask
    for node in opened:
        node.close()


def ask_of(node: Node, queries: Sequence[str], **options: object) -> list[dict[str, Any]]:
    """The first ten papers of each answer, and what is said of them."""
    return list(node("ask", texts=list(queries), options=options, shown=10, cold=False))
