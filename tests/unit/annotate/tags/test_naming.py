from __future__ import annotations

from tests.examples import a_paper
from tests.unit.annotate.tags.examples import papers_of, proposed_by


def test_the_start_of_a_sentence_gives_no_capital() -> None:
    papers = papers_of("Tidal friction. Tidal friction.", "Tidal friction. Some tidal friction.")

    assert proposed_by(papers) == ["tidal friction"]


def test_a_title_gives_no_capital() -> None:
    papers = [a_paper("On Tidal Friction", abstract="A tidal friction."), a_paper("Of Tidal Friction")]

    assert proposed_by(papers) == ["tidal friction"]


def test_a_name_keeps_the_capitals_that_papers_give_it() -> None:
    papers = papers_of("Near a Fabry-Perot cavity: the Fabry-Perot cavity.", "In the Fabry-Perot cavity.")

    assert {"Fabry-Perot cavity", "Fabry-Perot"} == set(proposed_by(papers))
