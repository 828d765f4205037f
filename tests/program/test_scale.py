"""However a site is built it is the same, byte for byte: a few steps of what `tools/scale_history.py` tries."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from builder import pipeline
from builder.config.settings import Config
from builder.system.means import Means
from builder.system.parallel import Workers
from builder.text.math.table import read_table, write_table
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


def test_pages_of_a_warm_build_follow_their_templates_and_the_table_of_formulas(
    scale: ModuleType, bakery: Config, tmp_path: Path
) -> None:
    seeds, templates, table = tmp_path / "seeds", tmp_path / "site_templates", tmp_path / "maths.xz"
    seeds.mkdir()
    (seeds / "a.txt").write_text(
        "2025-09-09\nRye\nWe show that rising takes O(n^2 log n) for all n geq 2.\nBread\nWe bake it.\n"
    )
    shutil.copytree(bakery.templates, templates)
    shutil.copy(bakery.formulas_file, table)
    config = replace(bakery, seeds=seeds, templates=templates, formulas_file=table)

    def warm() -> Mapping[str, str]:
        with scale.means(1, tmp_path / "cache") as at_hand:
            site: Mapping[str, str] = scale.built(config, tmp_path / "warm", at_hand)
        return site

    before = warm()
    write_table(table, replace(read_table(table), least=10**9))
    repaired_less = warm()
    body = templates / "pages" / "paper.md.jinja"
    body.write_text(body.read_text().replace("{{ abstract", "Abstract: {{ abstract"))
    other_body = warm()

    assert len(differing(before, repaired_less)) == 1
    assert len(differing(repaired_less, other_body)) == 2
    assert other_body == scale.built(config, tmp_path / "clean")


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> set[str]:
    """The pages of papers that are not alike in two sites."""
    return {path for path in one if path.startswith("papers/") and one[path] != other[path]}


def test_a_damaged_cache_costs_time_and_changes_no_byte(scale: ModuleType, bakery: Config, tmp_path: Path) -> None:
    assert [is_right for _, is_right in scale.damages(tmp_path, 5, bakery)] == [True] * 5
