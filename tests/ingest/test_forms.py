"""The papers of our own seeds, written down in the forms in which people save listings, and read again."""

from __future__ import annotations

import random
from functools import cache

import pytest

from builder.config.settings import PROJECT
from builder.ingest.seeds import parse_seed, read_seeds
from tests.forms import FORMS, Texts

TIGHT = 0.9
"""Share of papers read right where only the width of lines tells where a text ends."""

USUAL = 0.97

A_FILE = 25
"""Papers of each file."""


@cache
def papers() -> tuple[Texts, ...]:
    readings = read_seeds(PROJECT / "seeds", {})
    return tuple(dict.fromkeys((record.title, record.abstract) for seed in readings for record in seed.records))


@pytest.mark.parametrize("form", FORMS)
def test_papers_are_read_as_they_were_written_down(form: str) -> None:
    rng = random.Random(7)
    right, read = 0, 0
    for start in range(0, len(papers()), A_FILE):
        truth = set(papers()[start : start + A_FILE])
        text = "\n".join(FORMS[form](papers()[start : start + A_FILE], rng))
        found = parse_seed("a.txt", text.encode())
        assert found.roles.is_conserved
        texts = {(record.title, record.abstract) for record in found.records}
        right, read = right + len(truth & texts), read + len(texts)
    floor = TIGHT if form == "wrapped, tight" else USUAL
    assert right >= floor * len(papers())
    assert right >= floor * read
