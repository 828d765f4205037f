from __future__ import annotations

import pytest

from tests.unit.annotate.tags.examples import (
    PINN,
    a_lexicon,
    a_tag,
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
    assert names_of(papers_of(f"A {short}.", f"The {short}.")) == [[name], [name]]


def test_an_acronym_in_other_capitals_is_no_second_tag_of_the_same_key() -> None:
    papers = papers_of("LoRA and LORA, LORA.", "LORA and LoRA, LORA.")

    assert all(len(set(keys)) == len(keys) for keys in keys_of(tags_of(papers, a_lexicon(a_tag("LoRA")))).values())


def test_a_phrase_across_punctuation_is_none() -> None:
    assert names_of(papers_of("Photon. Pairs.", "Photon, pairs."), a_lexicon(a_tag("photon pairs"))) == [[], []]
