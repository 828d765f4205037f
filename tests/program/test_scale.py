"""However a site is built, by how many processes, it is the same, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import pipeline
from builder.config.settings import Config
from builder.system.means import Means
from builder.system.parallel import Workers
from tests.conftest import silent


def bytes_in(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_site_that_one_gives(
    jobs: int, site: Path, config: Config, tmp_path: Path
) -> None:
    with Workers(jobs, few=0) as workers:
        pipeline.build(config, tmp_path / "site", None, silent, Means(workers))

    assert bytes_in(tmp_path / "site") == bytes_in(site)
