import pytest

from builder.search.index import build_index
from builder.search.lookup import Lookup
from builder.search.needs import Need, find_needs
from builder.search.query import parse
from tests.unit.search.examples import abstracts

LOOKUP = Lookup(build_index(abstracts("a dataset of melting", "a data set", "glass lattice")))


def needs(text: str) -> list[Need]:
    return find_needs(parse(text), LOOKUP)


def met_by(text: str) -> list[tuple[tuple[str, ...], str]]:
    """The terms and the field of each need."""
    return [(need.terms, need.field) for need in needs(text)]


def test_each_word_is_a_need_and_a_stop_word_is_none() -> None:
    assert met_by("the melting of glass") == [(("melt",), ""), (("glass",), "")]


def test_words_that_some_papers_write_as_one_are_met_by_it() -> None:
    assert met_by("data set") == [(("data", "dataset"), ""), (("set", "dataset"), "")]


def test_an_unknown_word_is_cut_into_two_known_ones() -> None:
    assert met_by("glasslattice") == [(("glass",), ""), (("lattic",), "")]


def test_a_word_that_no_paper_has_is_a_need_that_nothing_meets() -> None:
    assert met_by("title:zebra") == [((), "title")]


def test_the_words_of_a_phrase_are_needs_in_its_field() -> None:
    assert met_by('abstract:"glass lattice"') == [(("glass",), "abstract"), (("lattic",), "abstract")]


def test_a_need_knows_its_word_and_its_place_among_all_words() -> None:
    assert [(need.word, need.at) for need in needs("the melting of glasslattice")] == [
        ("melting", 1),
        ("glass", 3),
        ("lattice", 3),
    ]


MIXED = Lookup(build_index(abstracts("llama3 and gpt-4", "wav 2 vec 2 data", "神经网络 经络", "tev 13", "gpt")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("llama 3", [("llama3",), ("llama3",)]),
        ("llama3", [("llama3",)]),
        ("gpt 4", [("gpt", "gpt4"), ("4", "gpt4")]),
        ("13TeV", [("13",), ("tev",)]),
        ("wav2vec2", [("wav",), ("2",), ("vec",), ("2",)]),
        ("经", [("经络", "经网")]),
        ("网络", [("网络",)]),
    ],
)
def test_letters_and_digits_meet_or_part_and_one_character_is_a_beginning(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert [need.terms for need in find_needs(parse(text), MIXED)] == expected
