from __future__ import annotations

import pytest

from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.words.tokens import phrase_key
from tests.examples import a_paper
from tests.unit.annotate.tags.examples import (
    names_of,
    papers_of,
    tags_of,
)


def test_a_phrase_that_no_paper_is_surely_about_is_no_tag() -> None:
    assert names_of(papers_of("Some tidal friction.", "The tidal friction.")) == [[], []]


def test_the_title_makes_sure_of_a_phrase() -> None:
    papers = [a_paper("On tidal friction", abstract="Nothing."), *papers_of("The tidal friction.")]

    assert names_of(papers) == [["tidal friction"]] * 2


def test_an_acronym_makes_sure_of_a_phrase() -> None:
    papers = papers_of("The tidal friction (TF).", "The tidal friction.")

    assert names_of(papers) == [["tidal friction"]] * 2


TALK = [
    "remains elusive",
    "state of the art",
    "state-of-the-art",
    "user-defined",
    "end-to-end",
    "shed light",
    "findings highlight",
    "taken together",
    "prior studies",
    "wide range",
    "natural language",
]


def test_a_compound_stays_whole() -> None:
    papers = papers_of("A seabed-anchored buoy, the seabed-anchored buoy.", "The seabed-anchored buoy.")

    assert names_of(papers) == [["seabed-anchored buoy"]] * 2


def test_half_a_compound_is_no_tag() -> None:
    papers = papers_of("A seabed-anchored buoy, a seabed-anchored buoy.", "A rope-anchored buoy.")

    assert names_of(papers) == [[], []]


@pytest.mark.parametrize("phrase", TALK)
def test_talk_is_no_tag(phrase: str) -> None:
    text = f"It is {phrase}: the {phrase}. The {phrase} in a tidal friction, some tidal friction."

    assert names_of(papers_of(text, text)) == [["tidal friction"]] * 2


@pytest.mark.parametrize("phrase", TALK)
def test_talk_stands_in_no_longer_tag(phrase: str) -> None:
    text = f"The {phrase} buoys. Another {phrase} buoys."

    assert not any(
        phrase_key(phrase) in tag.key for found in tags_of(papers_of(text, text)).values() for tag in found
    )


def test_a_stop_phrase_is_no_tag_however_it_is_written() -> None:
    text = "A tidal friction. Tidal-Frictions."

    assert names_of(papers_of(text, text), rules=TagRules(stop=("tidal frictions",))) == [[], []]


def test_an_acronym_among_the_stop_phrases_is_no_tag() -> None:
    papers = papers_of("QKD, a QKD.", "Some QKD.")

    assert names_of(papers, rules=TagRules(stop=("QKD",))) == [[], []]


def test_a_number_is_no_tag() -> None:
    papers = papers_of("Of type III, not VIII. Type III.", "Also type III.")

    assert names_of(papers) == [[], []]


def test_a_generic_word_stands_in_no_phrase() -> None:
    text = "A tidal friction. The tidal friction."

    assert names_of(papers_of(text, text), rules=TagRules(generic=("Tidal",))) == [[], []]


def test_common_words_make_no_phrase() -> None:
    text = "An amber bead. The amber beads."

    assert names_of(papers_of(text, text), rules=TagRules()) == [[], []]
