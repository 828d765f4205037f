import numpy as np

from builder.search.index import build_index
from builder.search.lookup import Lookup
from builder.search.lunr_index import rank
from tests.unit.search.examples import abstracts

LOOKUP = Lookup(build_index(abstracts("melting glass and lattices", "glass", "zebras")))
ALL = np.ones(3, dtype=bool)


def test_the_shorter_paper_with_a_term_comes_first() -> None:
    assert rank(LOOKUP, [("", "glass")], ALL) == [1, 0]


def test_more_terms_count_more() -> None:
    assert rank(LOOKUP, [("", "glass"), ("", "melt"), ("", "lattic")], ALL)[0] == 0


def test_only_papers_that_are_allowed_are_ranked() -> None:
    assert rank(LOOKUP, [("", "glass")], np.array([True, False, True])) == [0]


def test_a_term_is_found_in_its_field_only() -> None:
    assert rank(LOOKUP, [("title", "glass")], ALL) == []
    assert rank(LOOKUP, [], ALL) == []
