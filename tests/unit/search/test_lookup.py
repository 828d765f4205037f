from builder.search.index import build_index
from builder.search.lookup import Lookup
from tests.unit.search.examples import abstracts

LOOKUP = Lookup(build_index(abstracts("a dataset melts", "a data set", "glass")))


def test_terms_are_known_by_their_names() -> None:
    assert "melt" in LOOKUP
    assert "melts" not in LOOKUP


def test_papers_with_any_of_some_terms_are_flagged() -> None:
    assert LOOKUP.papers_with(["melt", "glass", "zebra"], "").tolist() == [True, False, True]
    assert LOOKUP.papers_with(["melt"], "title").tolist() == [False, False, False]
    assert LOOKUP.papers_with([], "").tolist() == [False, False, False]


def test_the_postings_of_a_term_stand_by_field() -> None:
    found = {name: papers.tolist() for name, papers, _ in LOOKUP.postings("melt")}
    assert found == {"title": [], "tags": [], "topic": [], "abstract": [0]}


def test_compounds_are_known_by_their_first_word() -> None:
    assert LOOKUP.compounds_of("data") == ("dataset",)
    assert LOOKUP.compounds_of("glass") == ()


def test_terms_are_found_by_their_beginning() -> None:
    lookup = Lookup(build_index(abstracts("lattice latent", "late spin")))
    assert lookup.beginning("lat") == ["late", "latent", "lattic"]
    assert lookup.beginning("zebra") == []
