"""What the tests of built sites share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder import pipeline
from builder.config.settings import Config
from tests.conftest import silent

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
def kinds(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a former address, one that two papers want, and a paper that was taken out; its
    Markdown is beside it."""
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(KINDS)
    (folder / "overrides.toml").write_text(OVERRIDES)
    there = replace(config, seeds=folder / "seeds", overrides_file=folder / "overrides.toml", address=ADDRESS)
    pipeline.build(there, folder / "site", folder / "docs", silent)
    return folder / "site"
