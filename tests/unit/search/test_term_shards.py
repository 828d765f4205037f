from builder.search.analysis import title_hash
from builder.search.index import build_index
from builder.search.term_shards import by_first_term, cut_terms, cut_vocabulary, title_keys
from tests.unit.search.examples import abstracts

INDEX = build_index(abstracts("melting melts", "melts and a dataset", "a data set"))


def test_titles_are_kept_by_their_first_term_with_the_number_of_their_paper() -> None:
    titles = [[("melt", 7)], [("", 8)], [("melt", 9), ("melt", 5)]]

    assert by_first_term(titles) == {"melt": [(0, 7), (2, 9), (2, 5)], "": [(1, 8)]}


def test_a_title_with_formulas_is_known_as_listed_and_as_shown() -> None:
    listed, shown = r"Of $\varepsilon$", "Of ε"

    assert title_keys(listed, shown) == [("varepsilon", title_hash(listed)), ("epsilon", title_hash(shown))]
    assert title_keys("Lattices", "Lattices") == [("lattic", title_hash("Lattices"))]


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
