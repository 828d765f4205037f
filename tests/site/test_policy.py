"""Every page of a built site says what it may load and run, and has nothing that this would forbid."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import pipeline
from builder.config.settings import Config
from tests.conftest import silent
from tests.site.examples import faults_of

KINDS = """2025-09-09
Melting lattices

We show that lattices melt when they are warmed, slowly at first and then at once, and we say at which warmth.

How lattices melt

We show that lattices melt when they are warmed, slowly at first and then at once, and we say at which warmth.

Cold glasses

A glass that is cooled for ever never comes to rest; we wait for it and count the steps that it takes.

Cold glasses

Of vessels for drinking in old paintings: what they hold, who holds them, and what was held to be proper.

Potts models

Each site has one of many colours, and neighbours of one colour pay for it; a sum over all of them is found.
"""

OVERRIDES = '[[hide]]\npaper = "Potts models"\nreason = "<script>alert(1)</script>"\n'


@pytest.fixture(scope="session")
def kinds(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a former address, one that two papers want, and a paper that was taken out."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(KINDS)
    (folder / "overrides.toml").write_text(OVERRIDES)
    there = {"seeds": folder / "seeds", "overrides_file": folder / "overrides.toml"}
    pipeline.build(dataclasses.replace(config, **there), folder / "site", None, silent)
    return folder / "site"


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


def test_equal_scripts_give_equal_policies_on_all_pages_of_one_depth(site: Path) -> None:
    heads = {path.read_bytes().split(b"<meta charset", 1)[0] for path in (site / "papers").iterdir()}

    assert len(heads) == 1
