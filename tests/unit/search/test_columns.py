from builder.search.columns import Column, Terms, count_stream, order_of_appearance
from builder.search.streams import read_streams
from tests.unit.search.examples import abstracts


def counted(*texts: str) -> tuple[Terms, Column]:
    """The terms of some abstracts, and where they stand."""
    streams, vocabulary = read_streams(abstracts(*texts))
    terms = Terms(vocabulary, streams.values())
    return terms, count_stream(streams["abstract"], terms)


def test_a_term_has_the_word_that_papers_use_most_for_it() -> None:
    terms, _ = counted("melting melts melts", "the glass")
    assert terms.names == ["melt", "glass"]
    assert terms.words == ["melts", "glass"]


def test_a_column_counts_each_term_in_each_paper() -> None:
    _, column = counted("melting melts glass", "glass")
    assert [column.terms.tolist(), column.papers.tolist(), column.often.tolist()] == [
        [0, 1, 1],
        [0, 0, 1],
        [2, 1, 1],
    ]
    assert column.lengths.tolist() == [3, 1]


def test_terms_are_numbered_as_they_appear_paper_by_paper() -> None:
    terms, column = counted("glass", "melting glass lattice")
    places = order_of_appearance([column], len(terms.names)).tolist()
    assert dict(zip(terms.names, places, strict=True)) == {"glass": 0, "melt": 1, "lattic": 2}
