"""Every page of a built site says what it may load and run, and has nothing that this would forbid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.examples import faults_of


@pytest.fixture(params=["site", "hostile", "kinds"])
def pages(request: pytest.FixtureRequest) -> Iterator[tuple[str, bytes]]:
    folder: Path = request.getfixturevalue(request.param)
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.html")))


def test_each_page_has_a_policy_and_nothing_that_it_forbids(pages: Iterator[tuple[str, bytes]]) -> None:
    seen = {name: list(faults_of(page)) for name, page in pages}

    assert {name: faults for name, faults in seen.items() if faults} == {}
    assert {"index.html", "404.html", "search.html", "coverage.html"} <= set(seen)


def test_the_small_site_has_the_kinds_of_pages_that_the_others_lack(kinds: Path) -> None:
    pages = {path.name: path.read_text() for path in (kinds / "papers").iterdir()}

    assert "This page has moved" in "".join(pages.values())
    assert "pa-shared" in pages["cold-glasses.html"]
    assert "&lt;script&gt;alert(1)" in pages["potts-models.html"]
