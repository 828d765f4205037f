from typing import Any

from builder.search.index import build_index
from tests.unit.search.examples import abstracts


def test_neighbours_give_the_compound_that_another_paper_writes() -> None:
    index = build_index(abstracts("a dataset", "a data set, of the set", "data: the set"))
    assert list(index.fields["abstract"].papers[_span(index, "dataset")]) == [0, 1]
    assert index.compounds == {"data": ("dataset",)}


def test_a_compound_is_told_where_it_is_only_written_with_a_hyphen() -> None:
    assert build_index(abstracts("a timelapse", "time-lapse")).compounds == {"time": ("timelaps",)}


def _span(index: Any, term: str) -> slice:
    at, postings = index.terms.index(term), index.fields["abstract"]
    return slice(postings.starts[at], postings.starts[at + 1])
