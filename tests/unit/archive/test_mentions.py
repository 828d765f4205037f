from dataclasses import replace

from builder.archive.mentions import Witness, lists_of, most_papers
from builder.merge.papers import merge_records
from builder.model.people import Author
from builder.model.records import Details
from tests.examples import a_paper
from tests.unit.archive.examples import by


def test_the_list_that_is_shown_is_first_and_equal_lists_are_one() -> None:
    [paper] = merge_records([by(0, "W. Zhang"), by(0, "Wei Zhang", line=9), by(0, "W. Zhang", line=20)])
    lists = lists_of(replace(paper, details=Details(authors=(Author("Wei Zhang"),))))
    assert [one.authors[0].name for one in lists] == ["Wei Zhang", "W. Zhang"]
    assert {witness.text for one in lists for witness in one.witnesses} == {paper.id}


def test_what_was_looked_up_names_authors_too() -> None:
    paper = a_paper()
    looked_up = ((paper.id, Details(authors=(Author("Ann Lee"),))),)
    [one] = lists_of(replace(paper, looked_up=looked_up))
    assert [witness.text for witness in one.witnesses] == [paper.id]


def test_a_list_that_only_a_person_gave_is_of_the_paper_itself() -> None:
    paper = replace(merge_records([by(0, "A")])[0], details=Details(authors=(Author("B"),)))
    assert [[author.name for author in one.authors] for one in lists_of(paper)] == [["B"], ["A"]]
    assert all(len(one.witnesses) == 1 for one in lists_of(paper))


def test_a_paper_without_authors_has_no_list() -> None:
    assert lists_of(a_paper()) == ()


def test_a_text_without_an_abstract_is_no_paper_of_its_own_where_its_title_has_one() -> None:
    assert most_papers([Witness("owls", ""), Witness("owls", "1"), Witness("owls", "2")]) == 2
    assert most_papers([Witness("owls", ""), Witness("mice", "")]) == 2
