from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.read import read_vocabulary
from builder.config.settings import Config
from builder.model.errors import BuilderError

NOWHERE = Path("/nowhere")


@pytest.mark.parametrize(
    "lacking",
    [
        Config(topics_file=NOWHERE),
        Config(tags_file=NOWHERE),
        Config(phrases_file=NOWHERE),
        Config(background_file=NOWHERE),
        Config(weights_file=NOWHERE),
    ],
)
def test_a_vocabulary_that_lacks_a_file_is_none(lacking: Config) -> None:
    with pytest.raises(BuilderError, match=r"^/nowhere: "):
        read_vocabulary(lacking)
