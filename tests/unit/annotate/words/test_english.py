from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.annotate.words.english import english, read_english
from builder.config.settings import PROJECT
from builder.model.errors import BuilderError
from builder.text.english import STOP_WORDS
from builder.text.folding import fold_case

LISTS = {
    "stop_words": '["whereas"]',
    "counted": '["dear"]',
    "paper_talk": '["novel"]',
    "passing": '["unlike"]',
    "endings_of_no_noun": '["ing"]',
    "nouns": '["string"]',
}


def _written(folder: Path, lists: dict[str, str], end: str = '[singulars]\naxes = "axis"\n') -> Path:
    path = folder / "english.toml"
    path.write_text("".join(f"{key} = {value}\n" for key, value in lists.items()) + end, encoding="utf-8")
    return path


def test_the_stop_words_are_those_of_lunr_and_more_but_for_some_that_count(tmp_path: Path) -> None:
    found = read_english(_written(tmp_path, LISTS))

    assert found.stop_words == STOP_WORDS - {"dear"} | {"whereas"}


@pytest.mark.parametrize("key", LISTS)
def test_every_list_must_be_there(tmp_path: Path, key: str) -> None:
    lists = {one: value for one, value in LISTS.items() if one != key}

    with pytest.raises(BuilderError, match=f"the file has no {key}. Nothing was built; add one."):
        read_english(_written(tmp_path, lists))


@pytest.mark.parametrize("end", ["", "singulars = 1\n", "[singulars]\naxes = 1\n"])
def test_the_singulars_are_a_table_of_texts(tmp_path: Path, end: str) -> None:
    with pytest.raises(BuilderError, match=re.escape('write [singulars] and axes = "axis" below it')):
        read_english(_written(tmp_path, LISTS, end))


def test_what_passes_on_is_read_from_its_list(tmp_path: Path) -> None:
    assert read_english(_written(tmp_path, LISTS)).passing == {"unlike"}


def test_our_words_that_pass_on_are_folded_words() -> None:
    assert {"not", "than", "unlike", "without"} <= english().passing
    assert all(word.isalpha() and fold_case(word) == word for word in english().passing)


def test_our_file_repeats_no_stop_word_of_lunr() -> None:
    text = (PROJECT / "vocabulary" / "english.toml").read_text(encoding="utf-8")
    own = re.findall(r'"(.+?)"', text.partition("stop_words = [")[2].partition("]")[0])

    assert len(own) == len(set(own))
    assert STOP_WORDS.isdisjoint(own)
    assert english().stop_words >= set(own)
