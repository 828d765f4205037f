import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.query import MOST_WORDS, PASTED, Group, Word, parse


def words(text: str) -> list[str]:
    return [word.text for word in parse(text).words]


def test_words_are_folded_and_a_hyphen_is_remembered() -> None:
    query = parse("Time-lapse of Schrödinger")
    assert query.words == [Word("time", ""), Word("lapse", "", True), Word("of", ""), Word("schrodinger", "")]
    assert query.is_plain


def test_a_phrase_is_a_group_and_so_is_what_is_to_be_left_out() -> None:
    query = parse('"spin glass" -laser title:melting')
    assert query.phrases == [Group(("spin", "glass"), "")]
    assert query.without == [Group(("laser",), "")]
    assert query.words == [Word("melting", "title")]
    assert not query.is_plain


@pytest.mark.parametrize(
    ("text", "years"),
    [("year:2024", [(2024, 2024)]), ("year:2023-2025", [(2023, 2025)]), ("year:soon", []), ("2024", [])],
)
def test_years_are_spans(text: str, years: list[tuple[int, int]]) -> None:
    assert parse(text).years == years


def test_a_tag_is_searched_among_the_tags() -> None:
    assert parse("tag:gan topic:optics").words == [Word("gan", "tags"), Word("optics", "topic")]


@pytest.mark.parametrize("text", ["C - a note", "Note: on lattices", "a-b", "- ", '"', "title:", "-", 'x"y'])
def test_what_only_looks_like_an_operator_is_text(text: str) -> None:
    query = parse(text)
    assert query.is_plain
    assert not query.without
    assert not query.phrases


def test_curly_quotes_are_quotes() -> None:
    assert parse("“spin glass”").phrases == parse('"spin glass"').phrases


def test_what_was_hardly_typed_has_no_operators() -> None:
    assert parse(f"-laser {'word ' * (PASTED // 5)}").without == []
    assert parse("-laser\nmelting").without == []


def test_of_very_many_words_the_first_count() -> None:
    assert words("word " * 500) == ["word"] * MOST_WORDS


def test_links_of_a_kind_are_asked_for_by_its_name() -> None:
    assert parse("has:code HAS:Demo").kinds == ["code", "demo"]
    assert words("has:nothing") == ["has", "nothing"]


def test_a_text_falls_into_operators_and_the_words_between_them() -> None:
    assert parse('a b tag:"c d" e -f g h').pieces == ["a b", 'tag:"c d"', "e", "-f", "g h"]


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    assert len(parse(text).words) <= MOST_WORDS


def test_tags_around_words_are_none() -> None:
    assert words("<i>E. coli</i> in CO<sub>2</sub>") == ["e", "coli", "in", "co2"]
