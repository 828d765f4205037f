"""What the tests of built sites share."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builder.config.settings import Config
from builder.merge.identity import text_id
from tests.conftest import build
from tests.once import Once
from tests.unit.archive.examples import WORDS

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

ADDRESS = "https://example.org/archive/"

OVERRIDES = '[[hide]]\npaper = "Potts models"\nreason = "<script>alert(1)</script>"\n'


@pytest.fixture(scope="session")
def kinds(config: Config, once: Once) -> Path:
    """A small site with a former address, one that two papers want, and a paper that was taken out, and
    with an offline copy of itself; its Markdown is beside it."""

    def fill(folder: Path) -> None:
        (folder / "seeds").mkdir()
        (folder / "seeds" / "a.txt").write_text(KINDS)
        (folder / "overrides.toml").write_text(OVERRIDES)
        said = {"overrides_file": folder / "overrides.toml", "address": ADDRESS, "offline_copy": True}
        there = replace(config, seeds=folder / "seeds", **said)  # type: ignore[arg-type]
        build(there, folder / "site", folder / "docs")

    return once.folder("kinds", fill) / "site"


CROWD = [f"Given{at} Family{at}" for at in range(40)]

HOSTILE = ["<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "שלמה כהן", "x" * 9000, '"&<']

TOLD: list[dict[str, object]] = [
    {"authors": ["José García", *HOSTILE], "published": "2019-02-03"},
    {"authors": ["José García", *CROWD], "doi": "10.1234/<b>", "venue": "<i>V</i>"},
    {"authors": ["Jose Garcia", *HOSTILE], "published": "2021", "categories": ["cs.LG", "<b>"]},
    {"authors": ["Jose Garcia", "José García"], "comment": "{% raw %} <b>", "updated": "2022-01"},
    {"authors": ["Jose Garcia", *HOSTILE], "pdf": "javascript:alert(1)"},
    {},
]
"""What seeds tell of six papers, of which two people of one slug and six hostile names wrote three each."""


@pytest.fixture(scope="session")
def people(config: Config, once: Once) -> Path:
    """A small site of papers whose authors, ids and days are known, one of them looked up; its Markdown is beside
    it."""
    objects = [{"title": f"Paper {at}", "abstract": words, **TOLD[at]} for at, words in enumerate(WORDS)]
    row = {"paper": text_id("Paper 0", WORDS[0]), "source": "arxiv", "day": "2026-11-28", "arxiv": "2509.01234"}

    def fill(folder: Path) -> None:
        seeds, looked_up = folder / "seeds", folder / "enrichment.jsonl"
        seeds.mkdir()
        (seeds / "2025-09-09.jsonl").write_text("\n".join(map(json.dumps, objects)))
        looked_up.write_text(json.dumps(row))
        there = replace(config, seeds=seeds, overrides_file=None, enrichment=looked_up)
        build(there, folder / "site", folder / "docs")

    return once.folder("people", fill) / "site"
