from hypothesis import given

from builder.merge.overrides import Override
from builder.merge.papers import merge_records
from builder.model.records import Record
from tests.examples import FREEZE, MELT, a_record
from tests.strategies import some_alike


@given(some_alike, some_alike)
def test_a_seed_that_is_added_parts_no_papers(listed: list[Record], more: list[Record]) -> None:
    before = merge_records(listed)
    taken = {record.place for record in listed}
    after = merge_records([*listed, *(record for record in more if record.place not in taken)])
    grown = {
        record_id: {paper.id, *paper.former_ids} for paper in after for record_id in (paper.id, *paper.former_ids)
    }
    for paper in before:
        assert {paper.id, *paper.former_ids} <= grown[paper.id]


def test_the_thirty_first_version_joins_the_others() -> None:
    versions = [a_record("Melting lattices", f"{MELT} Version {number}.", line=number) for number in range(1, 41)]
    assert len(merge_records(versions)) == 1


def test_a_note_stands_with_every_paper_of_its_title() -> None:
    notes = [a_record("Melting", f"Withdrawn, note {number}", line=number) for number in range(1, 31)]
    papers = merge_records([*notes, a_record("Melting", MELT, line=51), a_record("Melting", FREEZE, line=53)])
    assert [len(paper.sightings) for paper in papers] == [31, 31]


def test_what_is_said_to_be_one_parts_no_listing_from_its_others() -> None:
    first, again = a_record("Melting: a theory", MELT, line=1), a_record("Melting: theory", MELT, line=3)
    other = a_record("Correction to models, part 2", FREEZE, line=5)
    said = Override("one", ("Melting: a theory", "Correction to models, part 2"), "Of one study.")
    assert len(merge_records([first, again, other])) == 2
    assert len(merge_records([first, again, other], [said])) == 1
