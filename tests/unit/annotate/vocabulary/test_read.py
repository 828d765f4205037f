from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.annotate.vocabulary import read
from builder.annotate.vocabulary.lexicon import Lexicon
from builder.annotate.vocabulary.read import read_vocabulary
from builder.config.settings import Config
from builder.model.errors import BuilderError
from builder.system.cache import Cache
from builder.system.means import Means
from builder.text.math.table import read_table, write_table

NOWHERE = Path("/nowhere")


@pytest.mark.parametrize(
    "lacking", ["topics_file", "tags_file", "phrases_file", "background_file", "weights_file", "formulas_file"]
)
def test_a_vocabulary_that_lacks_a_file_is_none(bakery: Config, lacking: str) -> None:
    files: dict[str, Any] = {lacking: NOWHERE}
    with pytest.raises(BuilderError, match=r"^/nowhere: "):
        read_vocabulary(replace(bakery, **files))


def test_another_table_of_formulas_makes_another_vocabulary(bakery: Config, tmp_path: Path) -> None:
    table = tmp_path / "table.xz"
    other = replace(bakery, formulas_file=table)
    before = read_vocabulary(bakery).digest

    shutil.copy(bakery.formulas_file, table)
    moved = read_vocabulary(other).digest
    write_table(table, replace(read_table(table), least=10**9))

    assert before == moved != read_vocabulary(other).digest


def test_a_vocabulary_is_read_again_where_a_file_of_it_changed_alone(bakery: Config, tmp_path: Path) -> None:
    topics = tmp_path / "topics.toml"
    shutil.copy(bakery.topics_file, topics)
    other = replace(bakery, topics_file=topics)
    first, again = read_vocabulary(other), read_vocabulary(other)

    topics.write_text(topics.read_text().replace("Bread", "Loaves"))
    changed = read_vocabulary(other)

    assert again is first
    assert [leaf.name for leaf in first.tree.leaves if leaf.slug == "bread"] == ["Bread"]
    assert [leaf.name for leaf in changed.tree.leaves if leaf.slug == "bread"] == ["Loaves"]


def test_the_lexicon_is_read_from_what_an_earlier_build_kept(
    bakery: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lexicon() -> Lexicon:
        read._latest.clear()
        with Cache(tmp_path) as cache:
            return read_vocabulary(bakery, Means(cache=cache)).lexicon

    afresh = lexicon()
    with monkeypatch.context() as changed:
        changed.setattr(read, "read_lexicon", None)
        assert lexicon() == afresh
        assert lexicon().by_phrase == afresh.by_phrase
    [pack] = tmp_path.rglob("vocabulary-*.pack")
    pack.write_bytes(pack.read_bytes()[::-1])

    assert lexicon() == afresh


def test_one_note_says_that_the_model_has_no_part_in_a_tree_of_another_field(bakery: Config) -> None:
    assert read_vocabulary(bakery).notes == (
        'topics.toml: no coarse, such as "Baking", is a field of the learned model. '
        "The model was ignored, as is right for an archive of another field; terms alone tell the topics.",
    )
