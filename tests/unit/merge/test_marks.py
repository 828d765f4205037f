from __future__ import annotations

from hypothesis import given

from builder.merge.marks import hashes_in, marks_of, title_hashes, title_words
from builder.model.papers import PaperId, Text
from tests.examples import MELT
from tests.strategies import texts


def _text(title: str, abstract: str = "") -> Text:
    return Text(PaperId("f" * 32), title, abstract)


def test_titles_that_differ_in_case_signs_or_version_are_one() -> None:
    one, other = marks_of([_text("Melting lattices"), _text("MELTING-LATTICES [v2]")])

    assert one == other


def test_titles_that_differ_in_a_word_share_a_hash() -> None:
    one, other = (title_hashes(title_words(f"Melting {word} of summer")) for word in ("lattices", "glasses"))

    assert one & other
    assert one != other


def test_a_text_without_words_has_marks_of_its_title_alone() -> None:
    [marks] = marks_of([_text("?!")])

    assert marks.passages == ""
    assert len(marks.near) == 8


def test_hashes_are_read_with_where_they_stand() -> None:
    values, numbers = hashes_in(["0000000100000002", "", "ffffffff"])

    assert values.tolist() == [1, 2, 2**32 - 1]
    assert numbers.tolist() == [0, 0, 2]
    assert [part.tolist() for part in hashes_in([])] == [[], []]


@given(texts, texts)
def test_the_marks_of_a_text_depend_on_no_other(title: str, abstract: str) -> None:
    text = _text(title, abstract)
    [alone] = marks_of([text])

    assert [*marks_of([_text("Melting", MELT), text, _text("Melting")])][1] == alone
