import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.partial_dates import finest, of_fields, of_parts, of_text


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ([2025], "2025"),
        ([2025, 9], "2025-09"),
        (["2025", "9", "2"], "2025-09-02"),
        ([2025, 9, 2, 7], "2025-09-02"),
        ([2024, 2, 29], "2024-02-29"),
        ([2025, 2, 29], ""),
        ([2025, 13], ""),
        ([2025, 0], ""),
        ([99], ""),
        ([12025], ""),
        ([2025, None], ""),
        ([], ""),
        ([True], ""),
        (["²"], ""),
    ],
)
def test_parts_make_a_day_as_far_as_they_go(parts: list[object], day: str) -> None:
    assert of_parts(parts) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", "2025"),
        ("2025-9", "2025-09"),
        ("2025-09-02", "2025-09-02"),
        ("2025/09/02/", "2025-09-02"),
        ("2025///", "2025"),
        ("2025.09.02", "2025-09-02"),
        ("20250902", "2025-09-02"),
        ("Spring 2025", "2025"),
        ("ca. 2025", "2025"),
        ("2025-09-02T14:03:11Z", "2025-09-02"),
        ("2025-09-02T14:03:11.123+02:00", "2025-09-02"),
        ("2025-09-02 14:03:11", "2025-09-02"),
        ("2025/09//spring", "2025-09"),
        ("2025-09-05/2025-09-07", "2025-09-05"),
        ("2025-21", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025~", "2025"),
        ("Tue, 2 Sep 2025 14:03:11 GMT", "2025-09-02"),
        ("2 September 2025", "2025-09-02"),
        ("Sep 1999", "1999-09"),
        ("Sept. 1999", "1999-09"),
        ("2025 Sep", "2025-09"),
        ("septembre 2025", "2025-09"),
        ("Sep 2", ""),
        ("2025-02-30", ""),
        ("2025-13", ""),
        ("9/10/2025", ""),
        ("", ""),
        ("in press", ""),
        ("1" * 5000, ""),
    ],
)
def test_a_text_names_a_day_as_far_as_it_goes(text: str, day: str) -> None:
    assert of_text(text) == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        (("2025", "sep"), "2025-09"),
        (("2025", "9"), "2025-09"),
        (("2025", "September"), "2025-09"),
        (("2025", "sep 5"), "2025-09-05"),
        (("2025", "5 sep"), "2025-09-05"),
        (("2025", "sep", "5"), "2025-09-05"),
        (("2025", "5--7 sep"), "2025-09"),
        (("2025", "Sep-Oct"), "2025"),
        (("2025", "13"), "2025"),
        (("2025", "summer"), "2025"),
        (("2025", "feb 30"), "2025-02"),
        (("(2025)", ""), "2025"),
        (("2025a", ""), "2025"),
        (("to appear", "sep"), ""),
        (("", "sep"), ""),
    ],
)
def test_fields_that_people_fill_tell_what_can_be_told(fields: tuple[str, ...], day: str) -> None:
    assert of_fields(*fields) == day


def test_of_days_within_the_first_the_finest_counts() -> None:
    assert finest(["2025", "2025-09-02", "2025-09"]) == "2025-09-02"
    assert finest(["2025", "2024-09-02"]) == "2025"
    assert finest(["", "2024"]) == "2024"
    assert finest([]) == ""


@given(st.text(max_size=90), st.text("0123456789-/ sepSEP.", max_size=20))
def test_any_text_is_read(one: str, other: str) -> None:
    for text in (one, other):
        assert isinstance(of_text(text), str)
        assert isinstance(of_fields(text, other, one), str)
