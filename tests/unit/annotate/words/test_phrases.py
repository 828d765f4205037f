from __future__ import annotations

from builder.annotate.words.phrases import PhraseMatcher
from builder.annotate.words.tokens import (
    read_runs,
)


def _found(book: PhraseMatcher, text: str) -> list[str]:
    return [phrase for run in read_runs(text) for phrase, _, _ in book.find(run)]


def test_a_book_finds_plurals_hyphens_and_accents() -> None:
    book = PhraseMatcher(["Schrödinger bridge", "fine-tuning"])

    assert _found(book, "Schrodinger bridges after fine tuning") == ["Schrödinger bridge", "fine-tuning"]


def test_the_longest_phrase_wins() -> None:
    book = PhraseMatcher(["graph", "network", "graph neural network"])

    assert _found(book, "Graph neural networks on a graph") == ["graph neural network", "graph"]


def test_a_phrase_is_whole_words_within_a_run() -> None:
    book = PhraseMatcher(["gan", "phase transition"])

    assert _found(book, "Organ music. Phase. Transition; phased transitions") == []


def test_an_acronym_is_found_only_in_its_capitals() -> None:
    book = PhraseMatcher(["ZeRO", "PINN", "DART"])

    assert _found(book, "zero, Zero and ZeRO; PINNs and pinns; a dart, darts") == ["ZeRO", "PINN"]
