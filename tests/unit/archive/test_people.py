import time

from builder.archive.people import Joined, find_people
from builder.merge.papers import merge_records
from builder.model.papers import Paper
from builder.model.people import SamePerson
from builder.model.records import Record
from tests.unit.archive.examples import by


def papers(*records: Record) -> list[Paper]:
    return [*merge_records(records)]


def people_of(*records: Record) -> list[str]:
    """The author of each paper that one author wrote, by the number of the paper."""
    found = papers(*records)
    shown = find_people(found).shown
    return [shown[paper.id][0] for paper in sorted(found, key=lambda paper: paper.title[-1])]


def test_sets_are_known_by_their_first() -> None:
    joined = Joined()
    for one, other in (("d", "c"), ("b", "a"), ("c", "b"), ("a", "d")):
        joined.join(one, other)
    assert [joined.of(one) for one in "abcde"] == ["a", "a", "a", "a", "e"]


def test_names_alike_are_not_joined_by_force() -> None:
    assert people_of(by(0, "W. Zhang"), by(1, "Wei Zhang")) == ["w. zhang", "wei zhang"]


def test_another_place_of_the_list_joins_nobody() -> None:
    records = by(0, "Ann Lee", "W. Zhang"), by(0, "Wei Zhang", "Ann Lee", line=9), by(1, "W. Zhang")
    assert people_of(*records)[1] == "w. zhang"


def test_a_short_name_is_whose_it_is_in_the_paper_that_tells() -> None:
    records = [
        by(0, "Wei Zhang", line=1),
        by(0, "W. Zhang", line=9),
        by(1, "Wen Zhang"),
        by(1, "W. Zhang", line=9),
    ]
    assert people_of(*records, by(2, "W. Zhang")) == ["wei zhang", "wen zhang", "w. zhang"]


def test_a_short_name_that_people_settled_means_nobody_else_where_the_paper_does_not_tell() -> None:
    records = by(0, "Wei Zhang"), by(0, "W. Zhang", line=9), by(1, "W. Zhang")
    found = papers(*records)
    shown = find_people(found, (SamePerson(("W. Zhang", "Willi Zhang")),)).shown
    assert sorted(people[0] for people in shown.values()) == ["w. zhang", "wei zhang"]


def test_a_thousand_spellings_at_one_place_take_no_time() -> None:
    many = [by(0, f"{chr(97 + at % 26)}. zhang{at}", line=at + 1) for at in range(2000)]
    start = time.process_time()
    find_people(papers(*many))
    assert time.process_time() - start < 5
