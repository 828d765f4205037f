from __future__ import annotations

from tests.unit.annotate.tags.examples import (
    MATTER,
    a_lexicon,
    a_tag,
    names_of,
    papers_of,
)


def test_a_tag_stays_where_a_rare_one_whose_name_holds_it_goes() -> None:
    lexicon = a_lexicon(a_tag("descent"), a_tag("steepest descent"))
    papers = papers_of("Steepest descent, steepest descent.", "A descent, a descent.")

    assert names_of(papers, lexicon) == [["descent"], ["descent"]]


def test_the_broader_tag_stands_in_for_one_that_no_other_paper_has() -> None:
    papers = papers_of("Bosons and bosons.", "Fermions, fermions.")

    assert names_of(papers) == [["matter"], ["matter"]]


def test_the_next_broader_tag_stands_in_where_the_first_is_rare_too() -> None:
    papers = papers_of("Photons and photons.", "Matter, matter.")

    assert names_of(papers, MATTER) == [["matter"], ["matter"]]


def test_a_tag_that_no_other_paper_has_goes_where_nothing_broader_is_shared() -> None:
    assert names_of(papers_of("Photons, photons.", "Nothing here.")) == [[], []]


def test_a_tag_that_gains_its_second_paper_displaces_the_one_that_stood_in() -> None:
    papers = papers_of("Bosons, bosons.", "Fermions, fermions.", "Matter, matter.", "A boson, bosons.")

    assert names_of(papers[:3]) == [["matter"], ["matter"], ["matter"]]
    assert names_of(papers) == [["bosons"], ["matter"], ["matter"], ["bosons"]]
