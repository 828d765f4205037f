from __future__ import annotations

import bz2
from collections.abc import Callable
from math import log
from pathlib import Path

import pytest

from builder.annotate.vocabulary.corpus import (
    LETTERS,
    STEPS,
    Corpus,
    Weights,
    read_corpus,
    read_weights,
    write_table,
)
from builder.model.errors import BuilderError

Reader = Callable[[Path], object]


BACKGROUND = "100 12.5\nlaser\t16\nlaser cooling\t3\n"


WEIGHTS = "0.5\n-0.9\tOptics; -1.1\tGames\nlaser\taB\nauction\t.z\n"


READERS = pytest.mark.parametrize("read", [read_corpus, read_weights])


def _packed(folder: Path, text: str) -> Path:
    path = folder / "table.txt.bz2"
    path.write_bytes(bz2.compress(text.encode()))
    return path


def _fault(read: Reader, path: Path) -> str:
    with pytest.raises(BuilderError) as raised:
        read(path)
    return str(raised.value)


def _line(path: Path) -> str:
    return f"{path.as_posix()}: this is no table of `make topics`; restore it, or make it anew."


def test_a_word_is_the_rarer_the_fewer_papers_have_it() -> None:
    words = Corpus(1000, 10.0, {"one": 0, "eight": 3 * STEPS, "hundreds": 9 * STEPS}).idf

    assert words["one"] > words["eight"] > words["hundreds"] > 0


def test_a_level_is_a_part_of_a_doubling() -> None:
    words = Corpus(1000, 10.0, {"eight": 3 * STEPS}).idf

    assert words["eight"] == pytest.approx(log(1001 / 8.5), abs=1e-6)


def test_a_word_that_every_paper_has_tells_nothing_but_never_less() -> None:
    words = Corpus(8, 10.0, {"all": 3 * STEPS, "more": 9 * STEPS}).idf

    assert 0 <= words["all"] < 0.1
    assert words["more"] == 0


def test_an_unseen_word_is_as_rare_as_one_of_two_papers() -> None:
    background = Corpus(1000, 10.0, {"two": STEPS})

    assert background.unseen_idf == background.idf["two"]


def test_an_empty_background_has_figures_too() -> None:
    assert Corpus().idf == {}
    assert Corpus().unseen_idf >= 0


def test_a_background_is_read(tmp_path: Path) -> None:
    assert read_corpus(_packed(tmp_path, BACKGROUND)) == Corpus(100, 12.5, {"laser": 16, "laser cooling": 3})


def test_weights_are_read(tmp_path: Path) -> None:
    assert read_weights(_packed(tmp_path, WEIGHTS)) == Weights(
        ("Optics", "Games"), 0.5, (-0.9, -1.1), {"laser": "aB", "auction": ".z"}
    )


def test_letters_are_squares_and_capitals_speak_against() -> None:
    assert [LETTERS[letter] for letter in ".abzABZ"] == [0, 1, 4, 676, -1, -4, -676]
    assert len(LETTERS) == len(set(LETTERS.values())) == 53


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.txt.bz2"

    write_table(path, ["100 12.5"], [("λ", 16), ("laser cooling", 3)])

    assert read_corpus(path) == Corpus(100, 12.5, {"λ": 16, "laser cooling": 3})


@READERS
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"laser\t16\n",
        bz2.compress(BACKGROUND.encode())[:-9],
        bz2.compress(b""),
        bz2.compress(b"\xff\xfe"),
        bz2.compress(b"\n"),
        bz2.compress(b"laser\n"),
    ],
    ids=["nothing", "not packed", "cut off", "nothing packed", "not UTF-8", "an empty line", "a word"],
)
def test_a_file_that_is_no_table_is_one_line(tmp_path: Path, read: Reader, content: bytes) -> None:
    path = tmp_path / "table.txt.bz2"
    path.write_bytes(content)

    assert _fault(read, path) == _line(path)


@READERS
def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, read: Reader) -> None:
    assert _fault(read, tmp_path / "none.bz2") == _line(tmp_path / "none.bz2")
    assert _fault(read, tmp_path) == _line(tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("100 12.5", "100"),
        ("100 12.5", "some 12.5"),
        ("laser\t16", "laser 16"),
        ("laser\t16", "laser\t1.6"),
        ("laser\t16", "laser\t16\t16"),
    ],
)
def test_a_fault_in_a_background_is_one_line(tmp_path: Path, right: str, wrong: str) -> None:
    path = _packed(tmp_path, BACKGROUND.replace(right, wrong))

    assert _fault(read_corpus, path) == _line(path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("0.5\n", "half\n"),
        ("0.5\n", ""),
        ("-0.9\t", ""),
        ("-0.9\t", "low\t"),
        ("laser\taB", "laser\taBc"),
        ("laser\taB", "laser\ta"),
        ("laser\taB", "laser\ta1"),
        ("laser\taB", "laser\taé"),
        ("laser\taB", "laser"),
    ],
)
def test_a_fault_in_weights_is_one_line(tmp_path: Path, right: str, wrong: str) -> None:
    path = _packed(tmp_path, WEIGHTS.replace(right, wrong))

    assert _fault(read_weights, path) == _line(path)


def test_one_table_is_not_taken_for_the_other(tmp_path: Path) -> None:
    weights = _packed(tmp_path, WEIGHTS)
    assert _fault(read_corpus, weights) == _line(weights)

    background = _packed(tmp_path, BACKGROUND)
    assert _fault(read_weights, background) == _line(background)
