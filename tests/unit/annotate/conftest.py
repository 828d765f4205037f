"""What the tests of several modules need: our own vocabulary, and one of another field."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.config.settings import Config
from tests.unit.annotate.examples import BAKERY


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """What our own files know."""
    return read_vocabulary(Config())


@pytest.fixture
def bakery(tmp_path: Path) -> Config:
    """The settings of an archive of another field."""
    (tmp_path / "topics.toml").write_text(BAKERY)
    (tmp_path / "tags.toml").write_text('[bread]\n"rye" = {}\n"lactic fermentation" = {}\n')
    (tmp_path / "phrases.toml").write_text("stop = []\ngeneric = []\n")
    return Config(
        topics_file=tmp_path / "topics.toml",
        tags_file=tmp_path / "tags.toml",
        phrases_file=tmp_path / "phrases.toml",
    )
