from datetime import date

import pytest

from builder.search.searcher import Searcher
from tests.examples import a_record, an_archive

SEARCHER = Searcher(
    an_archive(
        a_record("Melting lattices", "They melt when heated.", date(2024, 1, 1), line=1),
        a_record("Spin glasses", "They freeze; a glass of spin, and datasets.", date(2025, 1, 1), line=3),
        a_record("Lasers", "A laser melts lattices.", date(2025, 2, 1), line=5),
    )
)


def titles(text: str) -> list[str]:
    return [entry.paper.title for entry in SEARCHER.ask(text).papers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lattice", ["Melting lattices", "Lasers"]),
        ("MELTED LATTICES", ["Melting lattices", "Lasers"]),
        ("title:lattices", ["Melting lattices"]),
        ("lattices -laser", ["Melting lattices"]),
        ('"melts lattices"', ["Lasers"]),
        ('"glass of spin"', ["Spin glasses"]),
        ("lattices year:2025", ["Lasers"]),
        ("year:2025", ["Lasers", "Spin glasses"]),
        ("-melt", ["Spin glasses"]),
        ("data sets", ["Spin glasses"]),
        ("zebra", []),
        ("", []),
    ],
)
def test_papers_are_found_best_first(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_a_formula_is_found_by_its_words_and_as_tex() -> None:
    found = Searcher(
        an_archive(
            a_record("Decays", r"Of $B \to D^0 K_S^0$ and $D^0 K_S^0$.", line=1),
            a_record("Sorting", r"In $O(n\log n)$ time, with $N\times N$ grids.", line=3),
            a_record("Log n of n and n", "A tree: o, x.", line=5),
            a_record(r"The $\alpha$ decay in the $L_2$ norm", "Short.", line=7),
        )
    )

    def first(text: str) -> str:
        return found.ask(text).papers[0].shown.plain_title

    assert [first(text) for text in ("D^0 K_S^0", "D0 KS0", r"$D^0 K_\mathrm{S}^0$")] == ["Decays"] * 3
    assert [first(text) for text in ("O(n log n)", r"\mathcal{O}(n\log n)", "N x N", "N × N")] == ["Sorting"] * 4
    assert [first(text) for text in ("alpha decay", "α decay", "L2 norm", "L^2 norm")] == [
        "The α decay in the L₂ norm"
    ] * 4
    assert first(r"The $\alpha$ decay in the $L_2$ norm") == first("The α decay in the L₂ norm")


def test_a_phrase_that_no_paper_has_is_not_asked_for_as_words() -> None:
    assert titles("lattices melts") == ["Melting lattices", "Lasers"]
    assert titles('"lattices melts"') == []


def test_where_nothing_meets_all_operators_it_is_said_how_many_papers_have_each() -> None:
    answer = SEARCHER.ask("title:spin laser year:2025")

    assert answer.papers == ()
    assert answer.parts == (("title:spin", 1), ("laser", 1), ("year:2025", 2))


def test_a_whole_title_comes_first() -> None:
    assert titles("Lasers")[0] == "Lasers"


def test_where_few_have_all_some_have_part_and_are_not_counted() -> None:
    answer = SEARCHER.ask("lattice zebra")
    assert answer.total == 0
    assert {entry.paper.title for entry in answer.papers} == {"Melting lattices", "Lasers"}


def test_an_empty_archive_has_no_answer() -> None:
    assert Searcher(an_archive()).ask("lattice").papers == ()


@pytest.mark.parametrize("text", ["CO2", "CO₂", "CO<sub>2</sub>", "CO&lt;sub&gt;2&lt;/sub&gt; in ice"])
def test_what_stands_in_tags_is_found_as_it_is_typed_shown_or_pasted(text: str) -> None:
    searcher = Searcher(an_archive(a_record("CO<sub>2</sub> in ice"), a_record("Two in ice", line=3)))

    found = [entry.paper.title for entry in searcher.ask(text).papers]

    assert found[0] == "CO₂ in ice"
