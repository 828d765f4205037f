from datetime import date

import pytest

from builder.ingest.formats.arxiv_page import FRAME, HEAD, day_of, is_label
from builder.model import MonthDay


@pytest.mark.parametrize(
    "line",
    [
        "[1] arXiv:2509.00001 [pdf, html, other]",
        "[12] arXiv:math.AG/0601001 (cross-list from math.CO) [pdf, ps, other]",
        "arXiv:2509.00001v2 (replaced) [pdf]",
        "[3] arXiv:2509.00001",
        "arXiv:2509.00001 [pdf, other] cs.LG physics.optics doi 10.1234/made.up",
    ],
)
def test_a_paper_begins_with_its_number_and_its_forms(line: str) -> None:
    assert HEAD.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    ["arXiv:2509.00001", "arXiv:2509.00001v1 Announce Type: new", "see arXiv:2509.00001 [pdf]", "[1] Title"],
)
def test_other_lines_begin_none(line: str) -> None:
    assert not HEAD.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Showing new listings for Tuesday, 9 September 2025", date(2025, 9, 9)),
        ("New submissions for Wed, 10 Sep 14", date(2014, 9, 10)),
        ("Cross-lists for Fri, 10 Sep 99", date(1999, 9, 10)),
        (
            "Submissions received from Mon 8 Sep 14 to Tue 9 Sep 14, announced Wed, 10 Sep 14",
            date(2014, 9, 10),
        ),
        ("Tue, 9 Sep 2025 (showing 2 of 2 entries )", date(2025, 9, 9)),
        ("Catchup results for cs.CL on Tue, 9 Sep 2025", date(2025, 9, 9)),
        ("Sep 9", MonthDay(9, 9)),
        ("New submissions", None),
        ("Tue, 32 Sep 2025", None),
    ],
)
def test_a_day_is_known_in_all_that_pages_write_around_it(line: str, day: date | MonthDay | None) -> None:
    assert day_of(line) == day


def test_labels_and_the_frame_are_known() -> None:
    assert is_label("Subjects: Machine Learning (cs.LG)")
    assert is_label("Submitted 2 September, 2025; originally announced September 2025.")
    assert not is_label("Melting: a study")
    assert FRAME.fullmatch("[ showing up to 2000 entries per page: fewer | more ]")
    assert not FRAME.fullmatch("About Lattices")
