from datetime import date

import pytest

from builder.merge.days import doubtful_days
from builder.model.records import Record
from tests.examples import a_record


def listed(days: dict[str, list[int]]) -> list[Record]:
    """A listing on the 9th of September of each year, by seed."""
    return [a_record(listed_on=date(year, 9, 9), seed=seed) for seed, years in days.items() for year in years]


@pytest.mark.parametrize(
    ("days", "doubtful"),
    [
        ({"a": [2025], "b": [2025], "c": [2099]}, [2099]),
        ({"a": [2025, 2099], "b": [2025]}, [2099]),
        ({"a": [2025], "b": [2025], "c": [2098, 2099]}, [2098, 2099]),
        ({"a": [2025], "b": [2025], "c": [1990], "d": [1990]}, []),
        ({"a": [2025], "b": [2024, 2023, 2022]}, []),
        ({"a": [2025]}, []),
        ({"a": [2025, 2099]}, [2099]),
        ({"a": [2025, 2025, 1990]}, [1990]),
        ({}, []),
    ],
)
def test_a_day_of_one_seed_far_from_others_is_doubtful(days: dict[str, list[int]], doubtful: list[int]) -> None:
    assert doubtful_days(listed(days)) == {date(year, 9, 9) for year in doubtful}


def test_a_person_may_vouch_for_a_day_and_those_near_it() -> None:
    records = listed({"a": [2025], "b": [2025], "c": [2098, 2099], "d": [1990]})
    assert doubtful_days(records, [date(2099, 1, 1)]) == {date(1990, 9, 9)}
