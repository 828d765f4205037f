from builder.model.records import MonthDay, Place


def test_a_place_is_written_so_that_editors_jump_there() -> None:
    assert str(Place("sub/a.txt", 12)) == "sub/a.txt:12"


def test_places_stand_by_seed_then_by_line() -> None:
    places = [Place("b.txt", 1), Place("a.txt", 10), Place("a.txt", 9)]
    assert [*map(str, sorted(places))] == ["a.txt:9", "a.txt:10", "b.txt:1"]


def test_days_without_a_year_stand_by_month_then_by_day() -> None:
    assert sorted([MonthDay(10, 1), MonthDay(9, 30), MonthDay(9, 9)])[0] == MonthDay(9, 9)
