import pytest

from builder.model.people import Author
from builder.search.names import (
    KINDS,
    LONGEST_KEY,
    MOST_IN_NAME,
    base_of,
    chains,
    has_name,
    key_of_words,
    keys_instead,
    name_key,
    name_term,
    name_words,
    short_keys,
    spelled,
    spelling_hash,
    word_of,
)
from builder.search.stemmer import stem


@pytest.mark.parametrize(
    ("word", "term"),
    [("banks", "bank's'"), ("wei", "wei''"), ("levy", "levi'=levy'"), ("he", "he''"), ("张伟", "张伟''")],
)
def test_a_word_of_a_name_stands_behind_its_stem_and_is_not_stemmed(word: str, term: str) -> None:
    assert name_term(word) == stem(term) == term
    assert (base_of(term), word_of(term)) == (stem(word), word)
    assert (base_of("bank"), word_of("bank")) == ("bank", "bank")


def test_hyphens_and_apostrophes_part_words_that_are_found_as_one_too() -> None:
    assert chains("Jean-Pierre O’Brien") == ["jean-pierre", "o-brien"]
    assert name_words("o-brien") == [name_term("o"), name_term("brien"), name_term("obrien")]


@pytest.mark.parametrize("name", ["Wei Zhang", "Zhang, Wei", "ZHANG WEI", "Wei Zhang, Jr", "Wéi Zhang"])
def test_one_key_stands_for_all_orders_of_a_name(name: str) -> None:
    assert name_key(name) == "wei-zhang"


def test_what_is_no_name_to_look_for_has_no_key() -> None:
    assert name_key("***") == name_key("a " * (MOST_IN_NAME + 1)) == key_of_words(["a" * (LONGEST_KEY + 1)]) == ""


@pytest.mark.parametrize(
    ("author", "keys"),
    [
        (Author("Wei Zhang"), ["w-zhang"]),
        (Author("Zhang Wei", "Zhang", "Wei"), ["w-zhang"]),
        (Author("John Q. Smith, Jr", "Smith", "John Q., Jr"), ["john-smith", "j-q-smith", "j-smith"]),
        (Author("Yu-Wei Chen"), ["chen-w-y", "chen-y"]),
        (Author("Jan van der Berg", "van der Berg", "Jan"), ["berg-der-j-van"]),
        (Author("W. Zhang"), []),
        (Author("CERN"), []),
        (Author("王小明"), []),
    ],
)
def test_a_name_has_the_keys_of_what_it_is_in_short(author: Author, keys: list[str]) -> None:
    assert short_keys(author) == keys


def test_who_is_asked_for_by_the_whole_name_may_be_known_by_a_shorter_one() -> None:
    assert keys_instead("Wei Zhang") == ["w-zhang", "wei-z"]
    assert keys_instead("Zhang, Wei") == ["w-zhang"]
    assert keys_instead("John Q. Smith")[:3] == ["john-smith", "j-q-smith", "j-smith"]


def test_spellings_differ_by_accents_and_not_by_case() -> None:
    assert spelled("Jörg  MÜLLER") == spelled("jörg müller") != spelled("Jorg Muller")
    assert 0 <= spelling_hash("Jörg Müller") < KINDS


@pytest.mark.parametrize(
    ("name", "asked", "is_meant"),
    [
        ("María García López", "lopez garcia", True),
        ("María García López", "m lopez", True),
        ("M. García", "maria garcia", True),
        ("Wei Li", "wei zhang", False),
        ("Jean-Pierre O'Brien", "jeanpierre obrien", True),
        ("王小明", "王", True),
        ("李王", "王明", False),
    ],
)
def test_all_words_must_be_in_one_name_or_an_initial_of_it(name: str, asked: str, is_meant: bool) -> None:
    assert has_name(name, asked.split()) is is_meant
