from __future__ import annotations

from builder.annotate.tags.bearing import TagBearer
from builder.annotate.vocabulary.tag_rules import TagRules
from tests.unit.annotate.tags.examples import (
    LEXICON,
    MATTER,
    RULES,
    a_lexicon,
    a_tag,
    candidates_of,
    found_in,
    names_of,
    papers_of,
)


def test_what_a_text_bears_is_bounded() -> None:
    text = 3 * "Lasers, photon pairs, fermions, matter, PINNs, SVMs, ZeRO, PIG, tidal friction. "
    [read] = candidates_of(papers_of(text), LEXICON, RULES, "optics").values()

    bearing = TagBearer(LEXICON, most=2).bears(read)

    assert [*bearing.yields] == ["photon pair", "fermion", "laser", "matter", "tidal friction"]


def test_a_broader_tag_has_no_page_where_all_its_texts_bear_one_narrower() -> None:
    found = found_in(papers_of("Bosons, bosons.", "A boson, bosons."))

    assert [tag.key for tag in found.listed] == ["boson"]


def test_a_part_of_a_longer_phrase_has_no_page_of_its_own() -> None:
    found = found_in(papers_of("The deep sea vents, deep sea vents.", "Those deep sea vents."), rules=TagRules())

    assert [tag.key for tag in found.listed] == ["deep sea vent"]


def test_a_phrase_that_no_text_is_in_want_of_has_no_page() -> None:
    text = "Lasers. A fermion. A PINN. Tidal friction; tidal friction."
    short = "Tidal friction."

    assert "tidal friction" not in {tag.key for tag in found_in(papers_of(text, text + " Lasers.")).listed}
    assert "tidal friction" in {tag.key for tag in found_in(papers_of(text, short)).listed}


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
