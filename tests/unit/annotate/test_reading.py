import numpy as np

from builder.annotate.per_paper import read_papers
from builder.annotate.reading import READING, PaperReading
from builder.config.settings import Config
from builder.text.math.pieces import Formula
from tests.conftest import silent
from tests.unit.annotate.examples import AUCTION, LASER, RYE, SMALL, STARTER, papers_of

PAPERS = papers_of(
    ("Lasers", LASER), ("Timber", AUCTION), ("Wood", ""), ("", "Melting"), RYE, STARTER,
    ("Sets of $\\aleph_1$ \ud800", r"$$x < y$$ holds."),
    ("Time", "We show that the time is O(n^2 log n) for all n geq 2."),
)  # fmt: skip


def readings_of(found: object) -> list[PaperReading]:
    topics, texts, comparable, shown, *_ = found  # type: ignore[misc]
    return [PaperReading(topics[paper], texts[paper], comparable[paper], shown[paper]) for paper in topics]


def test_a_reading_is_kept_as_it_is() -> None:
    readings = readings_of(read_papers(PAPERS, SMALL, Config(), silent))

    for reading in readings:
        again = READING.decode(READING.encode(reading))
        assert again[:2] == reading[:2]
        assert again.shown == reading.shown
        assert again.compared.subjects == reading.compared.subjects
        assert np.array_equal(again.compared.vector.terms, reading.compared.vector.terms)
        assert np.array_equal(again.compared.vector.weights, reading.compared.vector.weights)
    assert any(len(reading.compared.vector.terms) for reading in readings)
    pieces = [piece for reading in readings for piece in (*reading.shown.title, *reading.shown.abstract)]
    formulas = [piece for piece in pieces if isinstance(piece, Formula)]
    assert {(one.repaired, one.display) for one in formulas} == {(False, False), (False, True), (True, False)}
