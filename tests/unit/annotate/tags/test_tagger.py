from __future__ import annotations

import pytest

from builder.annotate.vocabulary.tag_rules import TagRules
from builder.annotate.words.tokens import phrase_key
from tests.unit.annotate.tags.examples import (
    PINN,
    SVM,
    a_lexicon,
    a_tag,
    candidates_of,
    keys_of,
    names_of,
    papers_of,
    tags_of,
)

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


def test_an_acronym_its_plural_and_its_long_form_are_one_tag() -> None:
    papers = papers_of(
        "A PINN.", "Some PINNs.", "A physics-informed neural network.", "Physics informed Neural Networks."
    )

    assert names_of(papers, a_lexicon(PINN)) == [["physics-informed neural networks"]] * 4


@pytest.mark.parametrize("word", ["zero", "Zero", "pig", "pigs", "Pig"])
def test_a_plain_word_is_no_acronym(word: str) -> None:
    assert names_of(papers_of(f"A {word}, a {word}.", f"The {word}, {word}.")) == [[], []]


@pytest.mark.parametrize(("short", "name"), [("ZeRO", "zero redundancy optimizers"), ("PIG", "PIG")])
def test_an_acronym_in_its_own_capitals_is_the_tag(short: str, name: str) -> None:
    assert names_of(papers_of(f"A {short}.", f"The {short}.")) == [[name], [name]]


def test_an_acronym_alone_counts_only_in_papers_of_its_topics() -> None:
    papers = papers_of("An SVM, two SVMs.", "The SVM and the SVM.")

    assert names_of(papers, leaf="optics") == [["support vector machines"]] * 2
    assert "support vector machines" not in [name for names in names_of(papers, leaf="vision") for name in names]


def test_an_acronym_that_is_spelled_out_counts_anywhere() -> None:
    said = papers_of("Support vector machines (SVMs). An SVM.", "A support vector machine: the SVM.")

    assert names_of(said, leaf="vision") == [["support vector machines"]] * 2


def test_the_acronym_adds_to_what_is_spelled_out() -> None:
    alone, more = papers_of("A support vector machine.", "A support vector machine. An SVM. Two SVMs.")

    candidates = candidates_of([alone, more], a_lexicon(SVM), TagRules(), "vision")

    assert candidates[more.id].curated > candidates[alone.id].curated


def test_an_acronym_in_other_capitals_is_no_second_tag_of_the_same_key() -> None:
    papers = papers_of("LoRA and LORA, LORA.", "LORA and LoRA, LORA.")

    assert all(len(set(keys)) == len(keys) for keys in keys_of(tags_of(papers, a_lexicon(a_tag("LoRA")))).values())


def test_a_tag_limited_to_topics_is_found_only_there() -> None:
    papers = papers_of("Lasers, lasers.", "A laser and a laser.")

    assert names_of(papers, leaf="optics") == [["lasers"], ["lasers"]]
    assert names_of(papers, leaf="vision") == [[], []]


def test_a_single_word_in_passing_is_a_tag_only_at_home() -> None:
    papers = papers_of("A fermion.", "The fermions.")

    assert names_of(papers, leaf="optics") == [["fermions"], ["fermions"]]
    assert names_of(papers, leaf="vision") == [[], []]


def test_a_phrase_across_punctuation_is_none() -> None:
    assert names_of(papers_of("Photon. Pairs.", "Photon, pairs."), a_lexicon(a_tag("photon pairs"))) == [[], []]


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
