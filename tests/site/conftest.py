"""What the tests of built sites share."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builder import pipeline
from builder.config.settings import Config
from builder.merge.papers import merge_records
from builder.model.papers import Fact, LookedUp, Paper
from builder.model.people import Author
from builder.model.records import Details, Place
from tests.conftest import silent
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


CROWD = tuple(Author(f"Given{at} Family{at}") for at in range(40))

HOSTILE_PEOPLE = tuple(
    map(
        Author,
        ("<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "שלמה כהן", "x" * 9000, '"&<'),
    )
)

TOLD = (
    Details(authors=(Author("José García"), *HOSTILE_PEOPLE), arxiv="2509.01234", published="2019-02-03"),
    Details(authors=(Author("José García"), *CROWD), has_more=True, doi="10.1234/<b>", venue="<i>V</i>"),
    Details(authors=(Author("Jose Garcia"), *HOSTILE_PEOPLE), published="2021", categories=("cs.<LG>",)),
    Details(authors=(Author("Jose Garcia"), Author("José García")), comment="{% raw %} <b>", updated="2022-01"),
    Details(authors=(Author("Jose Garcia"), *HOSTILE_PEOPLE), pdf="javascript:alert(1)"),
    Details(),
)
"""What is known of six papers, of which two people of one slug and six hostile names wrote three each."""


def told(paper: Paper) -> Paper:
    """The paper with what is known of it, as merging will say it."""
    at = next(at for at, words in enumerate(WORDS) if words == paper.abstract)
    looked_up = LookedUp("arxiv", "2026-11-28")
    facts = (Fact("authors", Place("a.jsonl", 1)), Fact("arxiv", Place("enrichment.jsonl", 1), looked_up))
    return replace(paper, details=TOLD[at], facts=facts)


@pytest.fixture(scope="session")
def people(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site of papers whose authors, ids and days are known; its Markdown is beside it."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "seeds").mkdir()
    lines = (json.dumps({"title": f"Paper {at}", "abstract": words}) for at, words in enumerate(WORDS))
    (folder / "seeds" / "2025-09-09.jsonl").write_text("\n".join(lines))
    there = replace(config, seeds=folder / "seeds", overrides_file=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "merge_records", lambda *given: tuple(map(told, merge_records(*given))))
        pipeline.build(there, folder / "site", folder / "docs", silent)
    return folder / "site"
