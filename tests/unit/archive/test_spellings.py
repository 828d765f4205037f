import pytest

from builder.archive.spellings import are_alike, is_short_for, spelling_of, words_of


def test_case_and_blanks_make_no_other_spelling_and_accents_do() -> None:
    assert spelling_of("Wei  ZHANG") == spelling_of("wei zhang")
    assert spelling_of("José García") != spelling_of("Jose Garcia")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("josé garcía", "jose garcia"),
        ("zhang wei", "wei zhang"),
        ("xiao-ming li", "xiaoming li"),
        ("j.-p. serre", "j. p. serre"),
    ],
)
def test_spellings_that_differ_in_no_letter_are_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert not is_short_for(one, other)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("w. zhang", "wei zhang"),
        ("zhang w.", "wei zhang"),
        ("wei zhang", "wei albert zhang"),
        ("j.-p. serre", "jean-pierre serre"),
        ("j. doe", "john doe, jr"),
        ("zhang", "wei zhang"),
    ],
)
def test_a_short_spelling_may_stand_for_a_long_one(short: str, long: str) -> None:
    assert is_short_for(short, long)
    assert not is_short_for(long, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wei zhang", "wen zhang"),
        ("wei li", "wei ling"),
        ("w. zhang", "x. zhang"),
        ("w. w. zhang", "wei zhang"),
        ("w. z.", "wei zhang"),
        ("bob smith", "robert smith"),
        ("张伟", "wei zhang"),
        ("", "wei zhang"),
        ("?!", "!!"),
    ],
)
def test_names_that_are_only_a_little_alike_are_neither(one: str, other: str) -> None:
    assert not are_alike(one, other)
    assert not is_short_for(one, other)
    assert not is_short_for(other, one)


def test_what_is_too_long_for_a_name_has_no_words_to_compare() -> None:
    assert words_of("a b " * 10).sorted == ()
    assert words_of("x" * 10_000).sorted == ()
    assert not is_short_for("a", "a b " * 10)
