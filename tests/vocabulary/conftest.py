"""What our own files of topics, tags and words know."""

from __future__ import annotations

import pytest

from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
from builder.config.settings import Config


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(Config())
