from __future__ import annotations

from hypothesis import given

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.candidates import TagCandidates
from builder.model.papers import PaperId
from tests.strategies import at_most
from tests.unit.annotate.tags.examples import (
    ABSTRACTS,
    LEXICON,
    MATTER,
    a_lexicon,
    a_tag,
    keys_of,
    names_of,
    papers_of,
    tags_of,
)


def test_the_narrower_tag_replaces_the_broader() -> None:
    papers = papers_of("Matter, bosons. A boson, matter.", "Bosons, matter. Matter, bosons.")

    assert names_of(papers, MATTER) == [["bosons"], ["bosons"]]


def test_the_broader_tag_stays_where_the_narrower_is_hardly_mentioned() -> None:
    candidates = TagCandidates((("matter", 100.0), ("boson", 1.0)), (), frozenset({"matter", "boson"}), ())

    found = find_tags({PaperId("a"): candidates, PaperId("b"): candidates}, MATTER)

    assert keys_of(found) == {"a": ["matter"], "b": ["matter"]}


def test_a_tag_stays_where_a_rare_one_whose_name_holds_it_goes() -> None:
    lexicon = a_lexicon(a_tag("descent"), a_tag("steepest descent"))
    papers = papers_of("Steepest descent, steepest descent.", "A descent, a descent.")

    assert names_of(papers, lexicon) == [["descent"], ["descent"]]


def test_a_name_speaks_of_the_tag_it_holds() -> None:
    lexicon = a_lexicon(a_tag("descent"), a_tag("steepest descent"))
    papers = papers_of("Steepest descent, steepest descent.", *("A descent, a descent.",) * 2)

    assert names_of(papers, lexicon) == [["descent"]] * 3


def test_a_tag_gives_way_to_one_whose_name_holds_it() -> None:
    lexicon = a_lexicon(a_tag("descent"), a_tag("steepest descent"))
    papers = papers_of("Steepest descent, steepest descent.", "A descent: steepest descent, the steepest descent.")

    assert names_of(papers, lexicon) == [["steepest descent"], ["steepest descent"]]


def test_the_narrower_tag_replaces_a_broader_one_that_speaks_of_it() -> None:
    lexicon = a_lexicon(a_tag("currencies", "bitcoin currencies"), a_tag("bitcoin", broader="currencies"))
    text = "A bitcoin, a currency. Bitcoin, currencies."

    assert names_of(papers_of(text, text), lexicon) == [["bitcoin"], ["bitcoin"]]


def test_the_broader_tag_stands_in_for_one_that_no_other_paper_has() -> None:
    papers = papers_of("Bosons and bosons.", "Fermions, fermions.")

    assert names_of(papers) == [["matter"], ["matter"]]


def test_the_next_broader_tag_stands_in_where_the_first_is_rare_too() -> None:
    papers = papers_of("Photons and photons.", "Matter, matter.")

    assert names_of(papers, MATTER) == [["matter"], ["matter"]]


def test_a_tag_that_no_other_paper_has_goes_where_nothing_broader_is_shared() -> None:
    assert names_of(papers_of("Photons, photons.", "Nothing here.")) == [[], []]


@given(ABSTRACTS)
@at_most(30)
def test_broad_and_narrow_are_never_on_one_paper(abstracts: list[str]) -> None:
    for keys in keys_of(tags_of(papers_of(*abstracts))).values():
        assert not any(above in keys for key in keys for above in LEXICON.ancestors(key))


def test_a_tag_that_gains_its_second_paper_displaces_the_one_that_stood_in() -> None:
    papers = papers_of("Bosons, bosons.", "Fermions, fermions.", "Matter, matter.", "A boson, bosons.")

    assert names_of(papers[:3]) == [["matter"], ["matter"], ["matter"]]
    assert names_of(papers) == [["bosons"], ["matter"], ["matter"], ["bosons"]]
