from dataclasses import replace
from datetime import date

from builder.merge.papers import merge_records
from tests.examples import MELT, a_record


def test_a_doubtful_day_counts_as_none() -> None:
    [paper] = merge_records([a_record(listed_on=date(2025, 9, 9))])
    [sighting] = paper.sightings
    assert sighting.day == date(2025, 9, 9)
    assert replace(sighting, is_doubtful=True).day is None


def test_a_paper_has_each_text_once() -> None:
    listed = [a_record(title, MELT, line=line) for line, title in enumerate(("Melting", "MELTING", "Melting"), 1)]
    [paper] = merge_records(listed)
    assert [(text.id, text.title) for text in paper.texts] == [(paper.id, "Melting"), (paper.id, "MELTING")]
