from builder.search.files import render_shards
from builder.search.index_shards import begin_index, by_number
from builder.system.means import Means
from builder.system.parallel import Workers
from tests.examples import a_record, an_archive

ARCHIVE = an_archive(a_record(r"Of $\varepsilon$ and lattices"), a_record("Data sets", "A dataset.", line=3))


def test_another_process_works_out_what_this_one_would() -> None:
    with Workers(2, few=0) as workers:
        index = begin_index(ARCHIVE, Means(workers))()

    assert index == begin_index(ARCHIVE)()
    assert list(render_shards(ARCHIVE, index)) == list(render_shards(ARCHIVE))
    assert {name.partition("/")[0] for name, _ in index.shards} == {"vocabulary", "t", "v", "r"}


def test_the_last_index_is_kept_for_equal_texts_alone() -> None:
    first = begin_index(ARCHIVE)()

    assert begin_index(ARCHIVE)() is first
    assert begin_index(an_archive(a_record("Data sets")))() != first
    assert begin_index(ARCHIVE)() == first


def test_an_archive_of_nothing_has_an_index() -> None:
    index = begin_index(an_archive())()

    assert index.terms == ""
    assert len(index.shards) == 4


def test_papers_are_numbered_as_they_came() -> None:
    first, second = ARCHIVE.entries.values()

    assert by_number(ARCHIVE) == [second, first]
