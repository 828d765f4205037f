from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Neighbour, Paper, PaperId
from builder.related import find_related
from tests.examples import a_paper

ABSTRACTS = st.lists(
    st.lists(
        st.sampled_from("spin glass quenched laser cavity photon the of we { <b> Lévy flight".split()), max_size=10
    ).map(" ".join),
    max_size=8,
)
SPIN = "Quenched disorder in a spin glass with frustrated bonds."
LASER = "A laser cavity emits entangled photons."


def _papers(*abstracts: str) -> list[Paper]:
    return [a_paper(f"Number {number}", abstract=text) for number, text in enumerate(abstracts)]


def _related(*abstracts: str) -> list[tuple[Neighbour, ...]]:
    papers = _papers(*abstracts)
    return list(find_related(papers).values())


def test_papers_of_one_subject_are_related() -> None:
    papers = _papers(SPIN, LASER, f"{SPIN} Again.", f"{LASER} Again.")

    related = find_related(papers)

    assert [[found.id for found in related[paper.id]] for paper in papers] == [
        [papers[2].id],
        [papers[3].id],
        [papers[0].id],
        [papers[1].id],
    ]


def test_one_shared_word_is_no_relation() -> None:
    assert _related("Amber beads of Baltic traders.", "Amber resin and fossil insects.", LASER)[0] == ()


def test_the_reason_is_told_in_words_of_the_papers() -> None:
    found = _related("Lévy flights of albatrosses.", "Albatrosses and their Lévy flights.", LASER)

    assert set(found[0][0].because) == {"Lévy flights", "albatrosses"}


def test_no_word_is_told_twice() -> None:
    text = "Physics-informed neural surrogate of frustrated spin glass bonds in a spin chain"

    for (neighbour,) in _related(text, text):
        words = " ".join(neighbour.because).replace("-", " ").split()
        assert len(set(words)) == len(words)
        assert 1 <= len(neighbour.because) <= 3


def test_words_that_every_paper_says_relate_nothing() -> None:
    text = "In this paper we propose a novel method and show that our results improve on previous work."

    assert _related(text, text) == [(), ()]


def test_no_more_neighbours_than_asked_for() -> None:
    papers = _papers(*[SPIN] * 8)

    assert {len(found) for found in find_related(papers, most=3).values()} == {3}


def test_ties_go_by_id() -> None:
    papers = _papers(*[SPIN] * 4)

    for paper, found in find_related(papers).items():
        assert [one.id for one in found] == sorted(one.id for one in papers if one.id != paper)


def test_a_single_paper_has_no_neighbour() -> None:
    assert _related(SPIN) == [()]
    assert find_related([]) == {}


@pytest.mark.parametrize("text", ["", "<b>{{ x }}</b>", "!!! ???", "中文", "x" * 10_000, "spin " * 2_000])
def test_hostile_text_is_borne(text: str) -> None:
    papers = [a_paper(f"{text} {number}", abstract=text) for number in range(2)]

    for found in find_related(papers).values():
        assert not any(set("<>{}") & set(word) for one in found for word in one.because)


@given(ABSTRACTS)
@settings(deadline=None)
def test_neighbours_are_other_papers_whatever_the_order(abstracts: list[str]) -> None:
    papers = _papers(*abstracts)
    related = find_related(papers)
    known: set[PaperId] = {paper.id for paper in papers}

    assert find_related(papers[::-1]) == related
    for paper, found in related.items():
        assert {one.id for one in found} <= known - {paper}
        assert len({one.id for one in found}) == len(found)
        assert all(one.because for one in found)
