"""Seeds come one after the other, and no address ever goes: a few steps of what `tools/histories.py` tries."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.archive.answering import answering
from builder.config.settings import Config
from builder.model.seeds import Reading
from tests.examples import REAL, tool
from tests.strategies import at_most


@pytest.fixture(scope="module")
def histories() -> ModuleType:
    return tool("histories")


@pytest.fixture(scope="module")
def vocabulary(config: Config) -> Vocabulary:
    return read_vocabulary(config)


@pytest.fixture(scope="module")
def without_overrides(config: Config) -> Config:
    return replace(config, overrides_file=None)


def seeds_in(histories: ModuleType, folder: Path) -> list[object]:
    return [histories.Seed(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def lost(histories: ModuleType, seeds: Iterable[object], config: Config, vocabulary: Vocabulary) -> set[str]:
    found: set[str] = set().union(*histories.lost_addresses(seeds, config, vocabulary))
    return found


@given(chance=st.randoms(use_true_random=False))
@at_most(2)
def test_no_address_goes_when_seeds_come(
    histories: ModuleType,
    readings: tuple[Reading, ...],
    without_overrides: Config,
    vocabulary: Vocabulary,
    chance: random.Random,
) -> None:
    records = [record for reading in readings for record in reading.records]
    pool = [
        histories.Words(one.title, one.abstract, (one.title, one.abstract.rpartition(". ")[0]))
        for one in chance.sample(records, 12)
    ]

    seeds = histories.draw_history(chance, pool, steps=4)

    assert lost(histories, seeds, without_overrides, vocabulary) == set()


def test_no_address_of_the_three_seeds_goes_when_another_comes(
    histories: ModuleType, without_overrides: Config, vocabulary: Vocabulary
) -> None:
    seeds = seeds_in(histories, REAL / "seeds")

    assert lost(histories, seeds, without_overrides, vocabulary) == set()
    assert lost(histories, seeds[::-1], without_overrides, vocabulary) == set()


def test_every_kind_of_address_is_watched(
    histories: ModuleType, without_overrides: Config, vocabulary: Vocabulary
) -> None:
    history = histories.History(without_overrides, vocabulary)

    one, two = (set(answering(history.add(seed))) for seed in seeds_in(histories, REAL / "seeds")[:2])

    assert one < two
    assert {address.split("/")[0] for address in one} == {"papers", "topics", "tags", "dates"}
    assert {"dates/2025.html", "dates/2025-09.html", "dates/2025-09-09.html", "topics/other.html"} <= one
