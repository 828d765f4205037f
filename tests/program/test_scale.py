"""However a site is built it is the same, byte for byte: a few steps of what `tools/scale_history.py` tries."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from builder import pipeline
from builder.config.settings import Config
from builder.system.means import Means
from builder.system.parallel import Workers
from tests.conftest import silent
from tests.examples import tool


@pytest.fixture(scope="module")
def scale() -> ModuleType:
    """Archives of a small field: their vocabulary is read in no time."""
    tool("histories")
    return tool("scale_history")


def test_several_processes_give_the_site_that_one_gives(
    scale: ModuleType, site: Path, config: Config, tmp_path: Path
) -> None:
    with Workers(2, few=0) as workers:
        pipeline.build(config, tmp_path / "site", None, silent, Means(workers))

    assert scale.site_of(tmp_path / "site") == scale.site_of(site)


def test_whatever_happens_to_seeds_and_settings_a_warm_build_gives_what_a_clean_one_gives(
    scale: ModuleType, bakery: Config, tmp_path: Path
) -> None:
    found = list(scale.histories(tmp_path, 5, bakery, seed=5))

    assert [differing for _, differing in found] == [[]] * 5
    assert {what for what, _ in found} == {"add", "edit", "remove", "set"}


def test_a_damaged_cache_costs_time_and_changes_no_byte(scale: ModuleType, bakery: Config, tmp_path: Path) -> None:
    assert [is_right for _, is_right in scale.damages(tmp_path, 5, bakery)] == [True] * 5
