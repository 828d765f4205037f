from __future__ import annotations

import pytest

from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.words.tokens import phrase_key
from tests.examples import a_paper
from tests.unit.annotate.tags.examples import papers_of, proposed_by


def test_a_phrase_that_no_paper_is_surely_about_is_not_proposed() -> None:
    assert proposed_by(papers_of("Some tidal friction.", "The tidal friction.")) == []


def test_the_title_makes_sure_of_a_phrase() -> None:
    papers = [a_paper("On tidal friction", abstract="Nothing."), *papers_of("The tidal friction.")]

    assert proposed_by(papers) == ["tidal friction"]


def test_an_acronym_makes_sure_of_a_phrase() -> None:
    papers = papers_of("The tidal friction (TF).", "The tidal friction.")

    assert proposed_by(papers) == ["tidal friction"]


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

    assert proposed_by(papers) == ["seabed-anchored buoy"]


def test_half_a_compound_is_not_proposed() -> None:
    papers = papers_of("A seabed-anchored buoy, a seabed-anchored buoy.", "A rope-anchored buoy.")

    assert proposed_by(papers) == []


@pytest.mark.parametrize("phrase", TALK)
def test_talk_is_not_proposed(phrase: str) -> None:
    text = f"It is {phrase}: the {phrase}. The {phrase} in a tidal friction, some tidal friction."

    assert proposed_by(papers_of(text, text)) == ["tidal friction"]


@pytest.mark.parametrize("phrase", TALK)
def test_talk_stands_in_no_longer_phrase(phrase: str) -> None:
    text = f"The {phrase} buoys. Another {phrase} buoys."

    assert not any(phrase_key(phrase) in phrase_key(name) for name in proposed_by(papers_of(text, text)))


def test_a_stop_phrase_is_not_proposed_however_it_is_written() -> None:
    text = "A tidal friction. Tidal-Frictions."

    assert proposed_by(papers_of(text, text), rules=TagRules(stop=("tidal frictions",))) == []


def test_an_acronym_among_the_stop_phrases_is_not_proposed() -> None:
    papers = papers_of("QKD, a QKD.", "Some QKD.")

    assert proposed_by(papers, rules=TagRules(stop=("QKD",))) == []


def test_a_number_is_not_proposed() -> None:
    papers = papers_of("Of type III, not VIII. Type III.", "Also type III.")

    assert proposed_by(papers) == []


def test_a_generic_word_stands_in_no_phrase() -> None:
    text = "A tidal friction. The tidal friction."

    assert proposed_by(papers_of(text, text), rules=TagRules(generic=("Tidal",))) == []


def test_common_words_make_no_phrase() -> None:
    text = "An amber bead. The amber beads."

    assert proposed_by(papers_of(text, text), rules=TagRules()) == []
