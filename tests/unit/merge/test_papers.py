from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.merge.comparable import SHORT
from builder.merge.identity import record_id
from builder.merge.papers import merge_records
from builder.model.papers import Merge
from builder.model.records import Place, Record
from builder.text.folding import key_hash
from tests.examples import FREEZE, FROZEN, MELT, MELTING, SEQUEL, a_record, some_records
from tests.strategies import records


@given(st.lists(records, unique_by=lambda record: record.place), st.randoms())
def test_every_record_is_a_sighting_and_their_order_changes_nothing(listed: list[Record], random: object) -> None:
    papers = merge_records(listed)
    shuffled = listed[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_records(shuffled) == papers
    sighted = Counter(sighting.record for paper in papers for sighting in paper.sightings)
    assert sighted.keys() == set(listed)
    assert all(times == 1 or len(record.abstract) < 2 * SHORT for record, times in sighted.items())


def test_papers_that_differ_in_one_word_stay_two() -> None:
    papers = merge_records(some_records("A picture of unsupervised learning", "A picture of supervised learning"))
    assert len(papers) == 2


def test_two_papers_of_one_title_share_a_listing_without_an_abstract_and_stay_two() -> None:
    bare = a_record("Melting lattices", "", date(2020, 1, 1), line=9)
    papers = merge_records([MELTING, SEQUEL, bare])
    assert {paper.id for paper in papers} == {record_id(MELTING), record_id(SEQUEL)}
    assert {paper.abstract for paper in papers} == {MELT, FREEZE}
    for paper in papers:
        assert paper.former_ids == (record_id(bare),)
        assert len(paper.merged_by) == len(paper.sightings) - 1 == 1


def test_listings_without_an_abstract_are_one_paper_until_one_with_an_abstract_comes() -> None:
    bare = [a_record("Melting lattices", text, line=line) for line, text in ((1, ""), (3, "N/A"))]
    [before] = merge_records(bare)
    [after] = merge_records([*bare, SEQUEL])
    assert {before.id, *before.former_ids} == set(after.former_ids)
    assert after.id == record_id(SEQUEL)


def test_a_hash_of_ten_digits_that_two_texts_share_joins_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.merge.identity.key_hash", lambda key: "0" * 10 + key_hash(key)[:22])
    assert len(merge_records([MELTING, FROZEN])) == 2


def test_a_doubtful_day_is_no_first_one() -> None:
    true = a_record("Melting lattices", MELT, date(2025, 9, 9), seed="b.txt")
    early = a_record("Melting of lattices", MELT, date(1990, 1, 1), seed="a.txt")
    papers = merge_records([true, early, a_record("Frozen", FREEZE, date(2025, 9, 8), seed="c.txt")])
    [paper] = [paper for paper in papers if paper.abstract == MELT]
    assert (paper.id, paper.title) == (record_id(true), "Melting lattices")
    assert [sighting.is_doubtful for sighting in paper.sightings] == [False, True]


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


def test_tags_are_resolved_where_a_text_is_shown_and_not_in_what_the_seed_has() -> None:
    listed = a_record("CO<sub>2</sub> &amp; <i>E. coli</i>", "We store 10<sup>-3</sup> mol.")

    [paper] = merge_records([listed])

    assert (paper.title, paper.abstract) == ("CO₂ & E. coli", "We store 10⁻³ mol.")
    [sighting] = paper.sightings
    assert (sighting.text.title, sighting.text.abstract) == (paper.title, paper.abstract)
    assert sighting.record == listed
