"""The three real seeds as entries, and the genuine lunr.js in Node: what the tests of search share."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.model import Entry, MonthDay, Page, Paper, Place, Record, Sighting, Slug, Tag, Topics
from builder.search import lunr_js, render_search
from builder.text import key_hash, merge_key, squeeze

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CHROME = {"000_10575c7abafc0436.txt": 6, "001_d23d202ad9e6224a.txt": 2, "002_f3889709ecdd2427.txt": 6}
"""How many non-blank lines of a seed stand before the first title (before "Subscribe" glued to it in 001)."""

Ask = Callable[..., Any]


def seed_pairs() -> list[tuple[str, str]]:
    """Title and abstract of all 304 records, by a reader of its own: search is tested without `seeds.py`."""
    pairs = []
    for name, chrome in CHROME.items():
        text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
        lines = [squeeze(line) for line in text.splitlines() if line.strip()][chrome:]
        if lines[0].startswith("Subscribe"):
            lines[0] = lines[0].removeprefix("Subscribe")
        titles = [line for line in lines if not _is_day(line)]
        pairs += list(zip(titles[::2], titles[1::2], strict=True))
    return pairs


def _is_day(line: str) -> bool:
    month, _, day = line.partition(" ")
    return month in {"Aug", "Sep"} and day.isdecimal()


def an_entry(title: str, abstract: str = "", tags: tuple[str, ...] = (), topic: str = "Other") -> Entry:
    paper_id = key_hash(merge_key(title))
    record = Record(Place("seed.txt", 1), MonthDay(9, 9), title, abstract)
    return Entry(
        paper=Paper(paper_id, (), title, abstract, (Sighting(record, paper_id),), ()),
        slug=Slug(f"p-{paper_id}"),
        aliases=(),
        topics=Topics((topic,), (topic,)),
        tags=tuple(Tag(name.casefold(), name) for name in tags),
        related=(),
        links=(),
        first_listed=MonthDay(9, 9),
    )


def entries_of(pairs: list[tuple[str, str]]) -> list[Entry]:
    """One entry for each distinct title."""
    by_key = {merge_key(title): (title, abstract) for title, abstract in pairs}
    return [an_entry(title, abstract) for title, abstract in by_key.values()]


class Node:
    """Runs `runner.js`: a task with its input as JSON, the answer as JSON."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("node")
        if program is None:
            pytest.fail("node is not on PATH. The tests of search compare ours with lunr.js in Node 18 or newer.")
        self._program = program
        self._folder = folder
        (folder / "lunr.js").write_text(lunr_js(), encoding="utf-8")

    def __call__(self, task: str, **given: object) -> Any:
        asked = json.dumps({"task": task, **given})
        places = [str(self._folder / "lunr.js"), str(ROOT / "site_templates/assets/js/search.js")]
        done = subprocess.run(
            [self._program, str(HERE / "runner.js"), *places],
            input=asked,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    return Node(tmp_path_factory.mktemp("lunr"))


@pytest.fixture(scope="session")
def entries() -> list[Entry]:
    return entries_of(seed_pairs())


@pytest.fixture(scope="session")
def pages(entries: list[Entry]) -> dict[str, Page]:
    return {page.path: page for page in render_search(entries)}


@pytest.fixture(scope="session")
def script(pages: dict[str, Page]) -> str:
    return str(pages["assets/search/index.js"].content)


@pytest.fixture
def search_in(node: Node) -> Ask:
    """Asks the client code: `search_in(entries, query)` gives the titles it shows, best first."""

    def ask(papers: list[Entry], *queries: str) -> list[dict[str, Any]]:
        script = next(str(page.content) for page in render_search(papers) if page.path.endswith("index.js"))
        return list(node("ask", script=script, queries=queries))

    return ask
