import re
from dataclasses import replace

import pytest
from hypothesis import given

from builder.export.keys import keys_of
from builder.model.archive import Entry
from builder.model.papers import PaperId
from builder.model.people import Author
from builder.model.records import MonthDay, Record
from tests.examples import a_record, an_archive, told
from tests.strategies import some_named

FREY = told(a_record("RIPE: a study"), authors=(Author("Ann Frey", "Frey", "Ann"),), published="2025-03")


def key_of(record: Record) -> str:
    [key] = keys_of(an_archive(record).entries.values()).values()
    return key


@pytest.mark.parametrize(
    ("author", "key"),
    [
        (Author("Ann Frey", "Frey", "Ann"), "frey2025ripe"),
        (Author("Ann Frey"), "frey2025ripe"),
        (Author("Wei von Zhang", "von Zhang", "Wei"), "vonzhang2025ripe"),
        (Author("Łukasz O'SSling-Şen", "O'SSling-Şen", "Łukasz"), "osslingsen2025ripe"),
        (Author("John Doe, Jr"), "doe2025ripe"),
        (Author("张伟"), "zhang2025ripe"),
        (Author("张伟", "张", "伟"), "zhang2025ripe"),
        (Author("The Example Collaboration"), "example2025ripe"),
        (Author("🤖"), "ripe-study-2025-09-09"),
    ],
)
def test_a_key_is_one_that_a_person_would_choose(author: Author, key: str) -> None:
    assert key_of(told(a_record("The RIPE study"), authors=(author,), published="2025")) == key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("On the Melting of a Very Old Lattice", "melting-very-old-2025-09-09"),
        ("深度学习", "shen-du-xue-2025-09-09"),
        ("To be or not to be", "to-be-or-2025-09-09"),
        ("🤖", "paper-2025-09-09"),
        ("2048", "2048-2025-09-09"),
    ],
)
def test_where_nobody_is_known_to_have_written_it_title_and_day_do(title: str, key: str) -> None:
    assert key_of(a_record(title)) == key
    assert key_of(told(a_record(title), authors=(Author("Ann Frey"),))) == key


def test_a_day_may_lack_its_year_or_all() -> None:
    assert key_of(a_record(listed_on=MonthDay(9, 9))) == "lattice-models-09-09"
    assert key_of(a_record(listed_on=None)) == "lattice-models-undated"


def test_of_two_that_want_one_the_earliest_listed_has_it_and_none_that_comes_later_moves_it() -> None:
    later = replace(FREY, place=replace(FREY.place, line=9), title="RIPE again", listed_on=FREY.listed_on)
    archive = an_archive(
        FREY, replace(later, abstract="Quite other words than those of the first one stand here.")
    )
    keys = keys_of(archive.entries.values())
    first = min(archive.entries)
    [second] = set(archive.entries) - {first}
    assert keys[first] == "frey2025ripe"
    assert keys[second] == f"frey2025ripe-{second[:6]}"


def entry(title: str, paper: str) -> Entry:
    [one] = an_archive(a_record(title)).entries.values()
    return replace(one, paper=replace(one.paper, id=PaperId(paper)))


def test_ids_that_begin_alike_are_told_apart_by_more_of_them() -> None:
    ids = [f"{'a' * 12}{number:020x}" for number in range(40)]
    keys = keys_of(entry("Lattice models", paper) for paper in ids)
    assert len(set(keys.values())) == 40
    assert keys[PaperId(ids[0])] == "lattice-models-2025-09-09"
    assert keys[PaperId(ids[39])] == f"lattice-models-2025-09-09-{ids[39]}"


def test_no_title_takes_the_key_that_another_has_by_its_id() -> None:
    hostile = entry("Lattice models 2025 09 09 bbbbbb", "c" * 32)
    keys = keys_of([entry("Lattice models", "a" * 32), entry("Lattice models", "b" * 32), hostile])
    assert keys[PaperId("b" * 32)] == "lattice-models-2025-09-09-bbbbbb"
    assert len(set(keys.values())) == 3


@given(some_named)
def test_keys_are_plain_and_no_two_alike(records: list[Record]) -> None:
    keys = keys_of(an_archive(*records).entries.values())
    assert len(set(keys.values())) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key) for key in keys.values())
