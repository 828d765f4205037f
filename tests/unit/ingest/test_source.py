import pytest

from builder.ingest.seeds import parse_seed
from builder.merge.papers import merge_records
from builder.model.issues import line_of


def test_a_text_too_long_to_show_is_kept_and_shown_in_part() -> None:
    reading = parse_seed("a.txt", b"Lattice models\n" + b"We melt them. " * 1000)
    assert [line_of(issue) for issue in reading.issues] == [
        "a.txt:1: the abstract has 13,999 characters. The first 10,000 are shown, the export has all; "
        "look whether the ends of lines are missing."
    ]
    [paper] = merge_records(reading.records)
    assert len(paper.sightings[0].record.abstract) == 13_999
    assert 9_980 < len(paper.abstract) <= 10_000


@pytest.mark.parametrize("title", ["\u200d", "\ufe0f", "\u3164", "\u2800", "\u0301", "\u180e", "\u061c"])
def test_a_title_that_nobody_would_see_is_left_out(title: str) -> None:
    reading = parse_seed("a.txt", f"{title}\nAn abstract.".encode())
    assert reading.records == ()
    assert reading.roles.left_out == 2
