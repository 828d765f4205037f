from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.words.acronyms import definitions

TEXTS = st.text(alphabet=st.sampled_from("aAbBéÉ -.,;()[]$\\\"'1İ") | st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("a support vector machine (SVM) learns", "SVM", "support vector machine"),
        ("Large Language Models (LLM).", "LLM", "Large Language Models"),
        ("the heat shock transcription factor (HSF)", "HSF", "heat shock transcription factor"),
        ("the Zero Redundancy Optimizer (ZeRO)", "ZeRO", "Zero Redundancy Optimizer"),
    ],
)
def test_a_long_form_before_the_bracket_is_found(text: str, short: str, long: str) -> None:
    assert list(definitions(text)) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("of physics-informed neural networks (PINN)", "PINN", "physics-informed neural networks"),
        ("a multi-layer perceptron (MLP)", "MLP", "multi-layer perceptron"),
        ("by non-negative matrix factorization (NMF)", "NMF", "non-negative matrix factorization"),
        ("a spatio-temporal graph network (TGN)", "TGN", "spatio-temporal graph network"),
        ("a generative pre-trained transformer 4 (GPT-4)", "GPT-4", "generative pre-trained transformer 4"),
    ],
)
def test_a_compound_stays_whole(text: str, short: str, long: str) -> None:
    assert list(definitions(text)) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the deoxyribonucleic acid (DNA)", "DNA", "deoxyribonucleic acid"),
        ("a variational autoencoder (VAE)", "VAE", "variational autoencoder"),
        ("by low-rank adaptation (LoRA)", "LoRA", "low-rank adaptation"),
    ],
)
def test_later_letters_may_stand_within_words(text: str, short: str, long: str) -> None:
    assert list(definitions(text)) == [(short, long)]


@pytest.mark.parametrize("text", ["an extensible markup language (XML)", "the subgradient method (GM)"])
def test_the_first_letter_starts_a_word(text: str) -> None:
    assert list(definitions(text)) == []


def test_the_plural_of_an_acronym_is_no_letter_of_it() -> None:
    assert list(definitions("physics-informed neural networks (PINNs)")) == [
        ("PINN", "physics-informed neural networks")
    ]


def test_every_definition_of_a_text_is_found() -> None:
    text = "Gaussian processes (GPs) and a hidden Markov model (HMM; see below)."

    assert list(definitions(text)) == [("GP", "Gaussian processes"), ("HMM", "hidden Markov model")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a cat sat (DOG)",
        "the machine vector support (SVM)",
        "(SVM)",
        "SVM (support vector machine)",
        "the mean squared error (mse)",
        "a quantum (Q) leap",
    ],
)
def test_what_defines_nothing_is_left(text: str) -> None:
    assert list(definitions(text)) == []


@pytest.mark.parametrize("text", ["so we train a GAN (GAN)", "so we train GAN networks (GAN)"])
def test_an_acronym_does_not_define_itself(text: str) -> None:
    assert list(definitions(text)) == []


def test_an_acronym_in_the_plural_does_not_define_itself() -> None:
    assert list(definitions("so we train some GANs (GAN)")) == []


@pytest.mark.parametrize("mark", [".", ",", ";", ":", "?"])
def test_a_long_form_does_not_cross_punctuation(mark: str) -> None:
    assert list(definitions(f"a support{mark} vector machine (SVM)")) == []


def test_a_long_form_has_not_many_more_words_than_letters() -> None:
    assert list(definitions("a random and very slow walk (RW)")) == []
    assert list(definitions("a random, slow random and slow walk (RW)")) == [("RW", "random and slow walk")]


@given(TEXTS)
def test_a_definition_stands_in_its_text(text: str) -> None:
    squeezed = " ".join(text.split())

    for short, long in definitions(text):
        assert f"({short}" in text
        assert long in squeezed


@given(st.sampled_from(["(", "(AB)", "a ", "( AB", "A-", "(A-B) "]))
def test_long_hostile_text_is_read(piece: str) -> None:
    assert all(len(long) <= 200 for _, long in definitions(piece * 20_000))
