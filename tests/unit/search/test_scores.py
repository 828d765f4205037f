import math

import pytest

from builder.search.columns import Column, Terms, count_stream
from builder.search.scores import inverse_frequencies, scores
from builder.search.streams import read_streams
from tests.unit.search.examples import abstracts


def counted(*texts: str) -> tuple[Terms, Column]:
    streams, vocabulary = read_streams(abstracts(*texts))
    terms = Terms(vocabulary, streams.values())
    return terms, count_stream(streams["abstract"], terms)


def test_a_term_is_worth_the_more_the_fewer_papers_have_it() -> None:
    terms, column = counted("glass melts", "glass", "glass")
    idf = inverse_frequencies([column], len(terms.names), 3)
    assert idf[terms.names.index("melt")] == pytest.approx(math.log(1 + 2.5 / 1.5))
    assert idf[terms.names.index("glass")] < idf[terms.names.index("melt")]


def test_a_score_grows_with_the_boost_and_with_use_and_shrinks_with_length() -> None:
    terms, column = counted("glass", "glass zebras lattices", "glass glass")
    idf = inverse_frequencies([column], len(terms.names), 3)
    plain, boosted = scores(column, idf, 1, 3), scores(column, idf, 4, 3)
    short, long, twice = plain[column.terms == terms.names.index("glass")].tolist()
    assert long < short < twice
    assert boosted.tolist() == pytest.approx((plain * 4).tolist(), abs=4)


def test_no_papers_have_no_scores() -> None:
    _, column = counted()
    assert scores(column, inverse_frequencies([column], 0, 0), 1, 0).tolist() == []
