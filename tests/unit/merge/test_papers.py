from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from builder.merge.papers import merge_records
from builder.model.papers import Merge
from builder.model.records import Place, Record
from tests.examples import MELT, a_record, some_records
from tests.strategies import records


@given(st.lists(records, unique_by=lambda record: record.place), st.randoms())
def test_every_record_is_one_sighting_and_their_order_changes_nothing(
    listed: list[Record], random: object
) -> None:
    papers = merge_records(listed)
    shuffled = listed[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_records(shuffled) == papers
    sighted = [sighting.record for paper in papers for sighting in paper.sightings]
    assert sorted(sighted, key=lambda record: record.place) == sorted(listed, key=lambda record: record.place)


def test_papers_that_differ_in_one_word_stay_two() -> None:
    papers = merge_records(some_records("A picture of unsupervised learning", "A picture of supervised learning"))
    assert len(papers) == 2


def test_the_newest_then_fullest_version_is_shown() -> None:
    old = a_record("A Study", "A long abstract of the old version.", date(2025, 1, 1), line=1)
    new = a_record("A study.", "Short.", date(2025, 2, 1), line=2)
    full = a_record("A study", "Not so short.", date(2025, 2, 1), line=3)
    [paper] = merge_records([old, new, full])
    assert (paper.title, paper.abstract) == ("A study", "Not so short.")


def test_a_merge_carries_its_evidence() -> None:
    first = a_record("A study", listed_on=date(2025, 1, 1), line=9)
    again = a_record("A Study", listed_on=date(2025, 2, 1), line=1)
    bare = a_record("A study", "", listed_on=date(2025, 3, 1), line=3)
    [paper] = merge_records([bare, again, first])
    assert paper.merged_by == (
        Merge("same text", 1.0, Place("a.txt", 9), Place("a.txt", 1)),
        Merge("same title", 1.0, Place("a.txt", 9), Place("a.txt", 3)),
    )
    assert paper.former_ids == (paper.sightings[2].id,)
    assert paper.abstract == first.abstract


def test_a_note_in_place_of_an_abstract_hides_no_real_one() -> None:
    real = a_record("Melting lattices", MELT, date(2025, 1, 1), line=1)
    notes = [a_record("Melting lattices", text, date(2025, 1, 2), line=3) for text in ("N/A", "\u200b", "")]
    for note in notes:
        [paper] = merge_records([real, note])
        assert paper.abstract == MELT
