from datetime import date

from builder.model.seeds import LINES, LISTINGS, PARTS, Reading, Roles
from tests.examples import a_record

ROLES = Roles(chrome=1, day=2, title=3, abstract=3, left_out=1, total=10)


def test_lines_are_conserved_where_their_parts_add_up() -> None:
    assert ROLES.is_conserved
    assert Roles().is_conserved
    assert not Roles(title=1, abstract=1, total=3).is_conserved


def test_a_seed_names_each_day_once_in_its_order() -> None:
    days = (date(2025, 9, 9), None, date(2025, 9, 8), date(2025, 9, 9))
    records = tuple(a_record(f"Paper {at}", listed_on=day, line=at) for at, day in enumerate(days, 1))
    assert Reading("a.txt", records, ROLES, ()).days == (date(2025, 9, 9), None, date(2025, 9, 8))


def test_the_parts_of_a_seed_add_up_to_its_lines() -> None:
    reading = Reading("a.txt", (a_record(),), ROLES, ())
    assert [part.count(reading) for part in PARTS] == [1, 2, 3, 3, 1]
    assert sum(part.count(reading) for part in PARTS) == LINES.count(reading) == 10
    assert LISTINGS.count(reading) == 1
