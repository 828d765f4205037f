from __future__ import annotations

from builder.annotate.vocabulary.tag_rules import TagRules
from tests.unit.annotate.tags.examples import names_of, papers_of, tags_of


def test_a_phrase_is_discovered() -> None:
    papers = papers_of(
        "We measure tidal friction in moons. Tidal friction!", "Tidal friction shapes moons.", "Nothing."
    )

    assert names_of(papers) == [["tidal friction"], ["tidal friction"], []]


def test_a_discovered_phrase_is_marked_so() -> None:
    tags = tags_of(papers_of("Bosons. A tidal friction, tidal friction.", "Bosons. Tidal friction."))

    assert [[tag.is_curated for tag in found] for found in tags.values()] == [[True, False]] * 2


def test_an_unknown_acronym_is_discovered() -> None:
    assert names_of(papers_of("The QKD, a QKD.", "Some QKD.")) == [["QKD"], ["QKD"]]


def test_discovered_phrases_fill_up_to_three() -> None:
    text = "Tidal friction; coral reefs; harbor seals; copper pans; willow bark; tin mugs. "

    assert [len(names) for names in names_of(papers_of(2 * text, 2 * text))] == [3, 3]


def test_discovered_phrases_take_the_places_that_the_lexicon_leaves() -> None:
    text = "Lasers. A fermion. Tidal friction; coral reefs; harbor seals. "

    for found in tags_of(papers_of(2 * text, 2 * text)).values():
        assert [tag.is_curated for tag in found] == [True, True, False]


def test_papers_with_three_tags_of_the_lexicon_need_no_phrase() -> None:
    text = "Lasers. A fermion. A PINN. Tidal friction; tidal friction."

    assert all(tag.is_curated for found in tags_of(papers_of(text, text)).values() for tag in found)


def test_a_part_of_a_longer_phrase_is_no_tag_of_its_own() -> None:
    papers = papers_of("The deep sea vents, deep sea vents.", "Those deep sea vents.")

    assert names_of(papers, rules=TagRules()) == [["deep sea vents"]] * 2


def test_a_phrase_that_gains_its_second_paper_becomes_a_tag() -> None:
    papers = papers_of("Tidal friction, tidal friction.", "Lasers.", "A laser.", "Some tidal friction.")

    assert names_of(papers[:3]) == [[], ["lasers"], ["lasers"]]
    assert names_of(papers) == [["tidal friction"], ["lasers"], ["lasers"], ["tidal friction"]]
