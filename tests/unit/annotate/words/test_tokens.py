from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.words.tokens import (
    best_surface,
    is_acronym,
    is_subject_word,
    is_torn,
    phrase_key,
    read_runs,
    singular,
    surface_of,
)

TEXTS = st.text(alphabet=st.sampled_from("aZs éß中 \\\"'-–$<>{}&;.,/*_1\n") | st.characters(), max_size=200)


def _surfaces(text: str) -> list[str]:
    return [word.surface for run in read_runs(text) for word in run]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("models", "model"),
        ("processes", "process"),
        ("galaxies", "galaxy"),
        ("boxes", "box"),
        ("matrices", "matrix"),
        ("equilibria", "equilibrium"),
        ("automata", "automaton"),
        ("analyses", "analysis"),
        ("biases", "bias"),
    ],
)
def test_a_plural_is_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert singular(one) == one


@pytest.mark.parametrize("word", ["bias", "series", "species", "gas", "lens", "news", "loss", "status", "gps"])
def test_a_word_that_only_looks_like_a_plural_stays(word: str) -> None:
    assert singular(word) == word


@given(TEXTS)
def test_keys_are_made_of_keys(text: str) -> None:
    key = phrase_key(text)

    assert len(key.split()) == len(phrase_key(key).split())


@pytest.mark.parametrize(
    "variant", ["Schrödinger bridges", 'Schr\\"odinger-bridge', 'SCHR\\"{O}DINGER BRIDGE', "Schrodinger  bridge"]
)
def test_variants_of_a_phrase_have_one_key(variant: str) -> None:
    assert phrase_key(variant) == "schrodinger bridge"


def test_latex_accents_become_letters() -> None:
    assert _surfaces("Schr\\\"odinger, Erd\\H{o}s and L\\'evy") == ["Schrödinger", "Erdős", "and", "Lévy"]


def test_markup_and_addresses_are_no_words() -> None:
    text = "<b>Bold</b> at https://example.org/models &amp; \\emph{so} on"

    assert _surfaces(text) == ["Bold", "at", "so", "on"]


def test_prices_are_no_formula() -> None:
    assert _surfaces("between $5 and $10 a day") == ["between", "5", "and", "10", "a", "day"]


def test_punctuation_ends_a_run() -> None:
    runs = read_runs("Deep networks (GANs) learn. Fast, too")

    assert [[word.surface for word in run] for run in runs] == [
        ["Deep", "networks"],
        ["GANs"],
        ["learn"],
        ["Fast"],
        ["too"],
    ]


def test_a_surface_keeps_its_hyphens() -> None:
    (run,) = read_runs("the Kullback-Leibler divergence")

    assert surface_of(run[1:]) == "Kullback-Leibler divergence"


@pytest.mark.parametrize("text", ["ZeRO", "LoRA", "PINNs", "LLM", "GPT4"])
def test_a_word_with_two_capitals_is_an_acronym(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Adam", "zero", "KL divergence", "PAC learning", ""])
def test_other_text_is_no_acronym(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize("text", ["the", "of", "propose", "results", "x", "12", "3"])
def test_words_of_grammar_and_paper_talk_are_no_subject(text: str) -> None:
    ((word,),) = read_runs(text)

    assert not is_subject_word(word)


def test_half_a_compound_is_torn() -> None:
    (run,) = read_runs("physics-informed neural network")

    assert is_torn(run, 1, 3)
    assert not is_torn(run, 0, 2)


def test_among_equal_spellings_the_plainer_wins() -> None:
    assert best_surface([("Deep Set", 2), ("deep set", 2), ("DEEP SET", 1)]) == "deep set"
    assert best_surface([("Markov", 3), ("markov", 2)]) == "Markov"


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    for run in read_runs(text):
        assert run
        assert all(word.surface for word in run)
        assert run[0].glue == ""
        assert all(word.glue for word in run[1:])
