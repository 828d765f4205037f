from __future__ import annotations

from hypothesis import given

from builder.annotate.related import find_related
from builder.annotate.words.counts import count_terms
from builder.annotate.words.tokens import phrase_key, read_wording
from builder.model.papers import PaperId
from tests.unit.annotate.examples import LASER, SHELVES, vectors_of


def test_the_reason_is_told_in_words_of_the_papers() -> None:
    found = find_related(
        vectors_of({"a": "Lévy flights of albatrosses.", "b": "Albatrosses and their Lévy flights.", "c": LASER})
    )

    assert set(found[PaperId("a")][0].because) == {"Lévy flights", "albatrosses"}
    assert set(found[PaperId("b")][0].because) == {"Lévy flights", "Albatrosses"}


def test_the_strongest_reason_is_told_first() -> None:
    text = "Zebras graze. Zebras graze near photons."

    [neighbour] = find_related(vectors_of({"a": text, "b": text}))[PaperId("a")]

    assert neighbour.because == ("graze", "Zebras", "photons")


def test_a_common_word_is_told_only_where_nothing_rarer_is_shared() -> None:
    def reasons(text: str) -> set[str]:
        [neighbour] = find_related(vectors_of({"a": text, "b": text}))[PaperId("a")]
        return set(neighbour.because)

    assert reasons("Quantum energy of zebras.") == {"zebras"}
    assert reasons("Quantum energy.") == {"Quantum", "energy"}


def test_no_word_is_told_twice() -> None:
    text = "Physics-informed neural surrogate of frustrated spin glass bonds in a spin chain"

    for (neighbour,) in find_related(vectors_of({"a": text, "b": text})).values():
        words = " ".join(neighbour.because).replace("-", " ").split()
        assert len(set(words)) == len(words)
        assert 1 <= len(neighbour.because) <= 3


@given(SHELVES)
def test_reasons_are_words_that_both_papers_have(texts: dict[str, str]) -> None:
    for paper, neighbours in find_related(vectors_of(texts)).items():
        for neighbour in neighbours:
            assert neighbour.because
            for reason in neighbour.because:
                assert reason in texts[paper]
                assert count_terms(read_wording("", texts[neighbour.id]))[phrase_key(reason)]
