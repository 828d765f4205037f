"""A project whose vocabulary is small: the commands say the same of any, and ours takes long to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.corpus import write_table
from builder.config.settings import Config


@pytest.fixture
def project(project: Path, bakery: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder to stand in, with settings that name the small vocabulary."""
    tables = tmp_path_factory.mktemp("tables")
    write_table(tables / "background.txt.bz2", ["1000 12.5"], [("model", 16)])
    write_table(tables / "weights.txt.bz2", ["0.5", "-0.9\tBaking; -0.9\tCooking"], [("model", "..")])
    with (project / "archive.toml").open("a") as settings:
        settings.write(f"""
[topics]
file = "{bakery.topics_file}"
background = "{tables / "background.txt.bz2"}"
weights = "{tables / "weights.txt.bz2"}"
[tags]
file = "{bakery.tags_file}"
phrases = "{bakery.phrases_file}"
""")
    return project
