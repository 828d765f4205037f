import pytest

from builder.search.forms import EXACT, NUMBER, STEM, UNKNOWN, bare
from builder.search.index import build_index
from tests.unit.search.examples import titled

INDEX = build_index(
    [
        *titled("Transforms", "A transformer of the transforms", "Time-lapse of a data set", "The dataset"),
        *titled(f"{'So many words stand before a ' * 16}transformer"),
    ]
)
TRANSFORM = INDEX.terms.index("transform")


@pytest.mark.parametrize(
    ("one", "other"),
    [("key", "keys"), ("body", "bodies"), ("base", "bases"), ("process", "processes"), ("bias", "biases")],
)
def test_a_word_and_its_plural_are_one(one: str, other: str) -> None:
    assert bare(one) == bare(other) != bare(f"{one}er")


def test_nothing_is_bare_of_all_letters() -> None:
    assert [bare(word) for word in ("s", "e", "y", "")] == ["s", "e", "i", ""]


def test_the_words_of_a_stem_are_told_apart() -> None:
    words, sets = INDEX.forms.words[TRANSFORM], INDEX.forms.sets[TRANSFORM]
    assert words == ("transformer", "transforms")
    assert INDEX.forms.words[INDEX.terms.index("laps")] == ()
    assert INDEX.forms.levels(TRANSFORM, "transformers") == [NUMBER if one & 1 else STEM for one in sets]
    assert INDEX.forms.levels(TRANSFORM, "transforms") == [EXACT if one & 2 else STEM for one in sets]


def test_each_paper_has_the_set_of_the_words_it_writes() -> None:
    titles = INDEX.fields["title"]
    span = slice(titles.starts[TRANSFORM], titles.starts[TRANSFORM + 1])
    chosen = [INDEX.forms.sets[TRANSFORM][at] for at in INDEX.forms.chosen["title"][span]]
    assert list(zip(titles.papers[span].tolist(), chosen, strict=True)) == [(0, 0b10), (1, 0b11), (4, 0b01)]


def test_the_places_of_words_in_titles_count_stop_words_and_parts_of_compounds() -> None:
    found = {
        term: INDEX.forms.positions[start:end].tolist()
        for term, start, end in zip(
            INDEX.terms, *(INDEX.fields["title"].starts[at:] for at in (0, 1)), strict=False
        )
    }
    assert [found[term] for term in ("time", "laps", "timelaps", "set")] == [[0], [1], [0], [5]]
    assert found["dataset"] == [UNKNOWN, 1]
    assert found["transform"] == [0, 1, UNKNOWN]
