from builder.search.index import build_index
from builder.search.term_shards import by_first_term, cut_terms, cut_vocabulary
from tests.unit.search.examples import abstracts

INDEX = build_index(abstracts("melting melts", "melts and a dataset", "a data set"))


def test_titles_are_kept_by_their_first_term_with_the_number_of_their_paper() -> None:
    assert by_first_term([("melt", 7), ("", 8), ("melt", 9)]) == {"melt": [(0, 7), (2, 9)], "": [(1, 8)]}


def test_all_terms_stand_in_the_shards_in_their_order_with_their_compounds() -> None:
    [(terms, _, _, compounds, *_)] = cut_terms(INDEX, {}).shards
    assert terms.split(" ") == list(INDEX.terms)
    assert dict(zip(terms.split(" "), compounds.split(" "), strict=True))["data"] == "dataset"


def test_titles_without_a_term_stand_under_an_empty_one() -> None:
    [(terms, _, titles, *_)] = cut_terms(INDEX, {"": [(1, 8)]}).shards
    assert terms.split(" ") == ["", *INDEX.terms]
    assert titles.split(" ")[0] != ""


def test_the_vocabulary_goes_on_with_the_commonest_word_and_stands_reversed_too() -> None:
    forwards, backwards = cut_vocabulary(INDEX)
    [(terms, spelled)], [(reverse, _)] = forwards.shards, backwards.shards
    assert dict(zip(terms.split(" "), spelled.split(" "), strict=True))["melt"][1:] == "s"
    assert sorted(term[::-1] for term in reverse.split(" ")) == sorted(terms.split(" "))
