import pytest

from builder.search import index_shards
from builder.search.index_shards import by_number, index_of, keep_index, searched_in
from tests.examples import a_record, an_archive

ARCHIVE = an_archive(a_record(r"Of $\varepsilon$ and lattices"), a_record("Data sets", "A dataset.", line=3))


def test_the_index_is_shards_of_four_kinds() -> None:
    assert {name.partition("/")[0] for name, _ in index_of(ARCHIVE).shards} == {"vocabulary", "t", "v", "r"}


def test_the_last_index_is_kept_for_equal_texts_alone() -> None:
    first = index_of(ARCHIVE)

    assert index_of(ARCHIVE) is first
    assert index_of(an_archive(a_record("Data sets"))) != first
    assert index_of(ARCHIVE) == first


def test_of_many_papers_the_index_is_kept_where_it_was_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_shards, "MOST_KEPT", 0)
    monkeypatch.setattr(index_shards, "_kept", [])
    assert index_of(ARCHIVE) is not index_of(ARCHIVE)

    prepared = keep_index(searched_in(ARCHIVE))

    assert index_of(ARCHIVE) is prepared
    assert index_of(an_archive(a_record("Data sets"))) is not prepared


def test_an_archive_of_nothing_has_an_index() -> None:
    index = index_of(an_archive())

    assert index.terms == ""
    assert len(index.shards) == 4


def test_papers_are_numbered_as_they_came() -> None:
    first, second = ARCHIVE.entries.values()

    assert by_number(ARCHIVE) == [second, first]
