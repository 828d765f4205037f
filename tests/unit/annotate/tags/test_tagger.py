from __future__ import annotations

import pytest

from builder.model.papers import PaperId
from tests.unit.annotate.tags.examples import (
    LEXICON,
    PINN,
    RULES,
    a_lexicon,
    a_tag,
    candidates_of,
    keys_of,
    names_of,
    papers_of,
    tags_of,
)


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
    assert names_of(papers_of(f"A {short}, a {short}.", f"The {short}, {short}.")) == [[name], [name]]


def test_an_acronym_in_other_capitals_is_no_second_tag_of_the_same_key() -> None:
    papers = papers_of("LoRA and LORA, LORA, LoRA.", "LORA and LoRA, LORA, LoRA.")

    assert [*keys_of(tags_of(papers, a_lexicon(a_tag("LoRA")))).values()] == [["lora"], ["lora"]]


def test_a_phrase_across_punctuation_is_none() -> None:
    assert names_of(papers_of("Photon. Pairs.", "Photon, pairs."), a_lexicon(a_tag("photon pairs"))) == [[], []]


def test_a_text_is_sure_of_what_it_mentions_more_than_in_passing() -> None:
    [paper] = papers_of("Fermions, fermions, and a boson. A coral reef, coral reefs, and tidal friction.")

    found = candidates_of([paper], LEXICON, RULES, "optics")[PaperId(paper.id)]

    assert {key for key, _ in found.curated} == {"fermion", "boson"}
    assert {"coral reef", "tidal friction"} <= set(found.discovered)
    assert found.certain == {"fermion", "coral reef"}
