import pytest

from builder.ingest.formats.objects.values import (
    first_of,
    in_small_letters,
    list_of,
    object_of,
    objects_of,
    text_of,
    texts_of,
    whole,
    words_of,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(" a\n b ", "a b"), (2025, "2025"), (2509.01234, "2509.01234"), (True, ""), (None, ""), ([], ""), ({}, "")],
)
def test_texts_and_numbers_are_texts(value: object, text: str) -> None:
    assert text_of(value) == text


def test_no_number_and_an_endless_one_are_no_texts() -> None:
    assert text_of(float("nan")) == text_of(float("inf")) == ""


def test_a_number_is_no_words() -> None:
    assert words_of(1984) == ""


def test_half_a_pair_is_a_letter_that_files_can_hold() -> None:
    assert whole("a \ud800") == "a \ufffd"
    assert whole("a \ud83d\ude00") == "a \U0001f600"


def test_a_list_of_texts_may_be_one_text() -> None:
    assert texts_of(["a", None, 1, {}]) == ("a", "1")
    assert texts_of("a") == ("a",)
    assert first_of([None, "b"]) == "b"
    assert first_of([]) == ""


def test_what_is_no_list_is_its_only_one() -> None:
    assert list_of("a") == ["a"]
    assert list_of(None) == list_of("") == []


def test_what_is_no_object_is_an_empty_one() -> None:
    assert object_of([1]) == {}
    assert objects_of([{"a": 1}, 2, None]) == [{"a": 1}]
    assert objects_of({"a": 1}) == [{"a": 1}]


def test_keys_are_known_in_small_letters() -> None:
    assert in_small_letters({"externalIds": 1, "x" * 99: 2}) == {"externalids": 1}
