from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.read import Vocabulary, read_vocabulary
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


def test_one_note_says_that_the_model_has_no_part_in_a_tree_of_another_field(bakery: Config) -> None:
    assert read_vocabulary(bakery).notes == (
        'topics.toml: no coarse, such as "Baking", is a field of the learned model. '
        "The model was ignored, as is right for an archive of another field; terms alone tell the topics.",
    )


def test_of_our_own_tree_there_is_nothing_to_note(vocabulary: Vocabulary) -> None:
    assert vocabulary.notes == ()
