from builder.search.form_shards import pack_forms, pack_words
from builder.search.index import build_index
from builder.search.packing import ALPHABET
from tests.unit.search.examples import titled

INDEX = build_index(titled("Queries", "A query", "Queries and a query", "Zebra"))


def test_words_say_what_they_share_with_their_term() -> None:
    words = dict(zip(INDEX.terms, pack_words(INDEX), strict=True))
    five, four, three, one = (ALPHABET[at] for at in (5, 4, 3, 1))
    assert words == {"queri": f"{five}{ALPHABET[2]}es{four}{one}y", "zebra": ""}
    assert three not in words["queri"]


def test_each_title_has_its_place_and_where_there_are_several_words_their_set() -> None:
    forms = dict(zip(INDEX.terms, pack_forms(INDEX), strict=True))
    zero, one, two, three = ALPHABET[:4]
    assert forms["zebra"] == zero
    assert forms["queri"] == f"{zero}{one}{zero}{three}{one}{two}{three}{ALPHABET[0 + 1 * 3 + 2 * 9]}"
