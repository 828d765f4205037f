from __future__ import annotations

from hypothesis import given

from builder.annotate.tags.assign import find_tags
from builder.annotate.tags.candidates import ReadText, TagCandidates
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

    found = find_tags({PaperId(name): [ReadText(PaperId(name), candidates)] for name in "ab"}, MATTER)

    assert keys_of(found.shown) == {"a": ["matter"], "b": ["matter"]}


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


@given(ABSTRACTS)
@at_most(30)
def test_broad_and_narrow_are_never_on_one_paper(abstracts: list[str]) -> None:
    for keys in keys_of(tags_of(papers_of(*abstracts))).values():
        assert not any(above in keys for key in keys for above in LEXICON.ancestors(key))
