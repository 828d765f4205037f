from dataclasses import replace
from pathlib import Path

import pytest

from builder.merge.overrides import read_overrides
from builder.merge.papers import merge_records
from builder.merge.people import lost_people, read_people
from builder.model.errors import BuilderError
from builder.model.people import Author, SamePerson, TwoPeople
from builder.model.records import Details
from tests.examples import MELTING, SEQUEL, a_record

SAID = """
[[same_person]]
names = ["Bob Smith", "Robert  Smith"]
reason = "-"
[[two_people]]
name = "Wei Zhang"
papers = ["Melting lattices"]
reason = "-"
[[hide]]
paper = "Melting lattices"
reason = "-"
"""


def overrides(folder: Path, text: str) -> Path:
    path = folder / "overrides.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_of_overrides_says_who_is_who(tmp_path: Path) -> None:
    path = overrides(tmp_path, SAID)
    assert read_people(path, []) == (
        SamePerson(("Bob Smith", "Robert Smith")),
        TwoPeople("Wei Zhang", ("Melting lattices",), frozenset()),
    )
    assert [one.kind for one in read_overrides(path)] == ["hide"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[same_person]]\nnames = ["A"]\nreason = "-"', "a [[same_person]] names fewer than two names"),
        ('[[same_person]]\nnames = ["A", "a"]\nreason = "-"', "a [[same_person]] names fewer than two names"),
        ('[[same_person]]\nnames = ["A", 1]\nreason = "-"', "a value of a [[same_person]] is no text"),
        ('[[same_person]]\nnames = "A"\nreason = "-"', "a value of a [[same_person]] is no text"),
        ('[[same_person]]\nnames = ["A", "B"]', 'a [[same_person]] lacks a key, "reason"'),
        ('[same_person]\nnames = ["A", "B"]', "same_person is not a list of tables"),
        ('[[two_people]]\nname = "A"\npapers = []\nreason = "-"', "a value of a [[two_people]] is no text"),
        ('[[two_people]]\nname = "A"\npapers = ["B"]\nreason = "-"\nx = 1', 'has a key it does not know, "x"'),
    ],
)
def test_a_table_that_is_not_as_it_should_be_ends_the_build(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(BuilderError) as error:
        read_people(overrides(tmp_path, text), [])
    assert fault in str(error.value)
    assert "Nothing was built; " in str(error.value)


def test_papers_are_named_by_title_and_by_id(tmp_path: Path) -> None:
    papers = merge_records([MELTING, SEQUEL, a_record("CO<sub>2</sub>")])
    [melting] = [paper for paper in papers if paper.abstract == MELTING.abstract]
    table = '[[two_people]]\nname = "A"\nreason = "-"\npapers = '
    path = overrides(tmp_path, f'{table}["melting LATTICES"]\n{table}["{melting.id[:10]}", "CO<sub>2</sub>"]')
    [title, number] = read_people(path, papers)
    assert isinstance(title, TwoPeople)
    assert isinstance(number, TwoPeople)
    assert len(title.ids) == len(number.ids) == 2
    assert melting.id in title.ids & number.ids


def test_what_names_nobody_is_told(tmp_path: Path) -> None:
    details = Details(authors=(Author("Bob Smith"), Author("Wei Zhang")))
    papers = merge_records([replace(MELTING, details=details)])
    assert lost_people(overrides(tmp_path, SAID), papers) == ['[[same_person]] "Bob Smith" and "Robert Smith"']
    assert lost_people(overrides(tmp_path, SAID.replace("Melting", "Potts")), papers)[1:] == [
        '[[two_people]] "Wei Zhang"'
    ]
    assert lost_people(None, papers) == []


def test_a_file_without_authors_says_nothing_of_them(tmp_path: Path) -> None:
    assert read_people(overrides(tmp_path, ""), []) == read_people(None, []) == ()
