"""Citations as rows of scripts: how little of them is enough. tests/citing reads them."""

from dataclasses import replace
from datetime import date

from builder.export.citation_rows import citation_row
from builder.model.citations import Citation
from builder.model.people import Author
from builder.text.math.reading import read_formulas

BARE = Citation("lattice-undated", ("Lattice models",), "papers/lattice-models.html")


def test_a_row_ends_with_the_last_that_is_known() -> None:
    assert citation_row(BARE) == ["lattice-undated", "Lattice models"]
    assert citation_row(replace(BARE, listed=date(2025, 9, 9)))[2:] == [[], [], "", "2025-09-09"]


def test_of_a_title_only_the_words_in_braces_are_kept_but_with_formulas_all() -> None:
    assert citation_row(replace(BARE, title=("A study of LoRA and the GPT-4 & C",)))[2] == [3, 6, 8]
    assert citation_row(replace(BARE, title=read_formulas(r"The $\alpha$ test")))[2] == r"The {$\alpha$} test"


def test_names_are_short_where_all_forms_follow_from_them() -> None:
    people = (
        Author("Ana Núñez", "Núñez", "Ana"),
        Author("Wei Zhang"),
        Author("Plato"),
        Author("John Doe, Jr", "Doe", "John, Jr"),
    )

    assert citation_row(replace(BARE, authors=people, has_more=True))[3] == [
        "Núñez\tAna",
        "Wei Zhang",
        ["Plato", "", "", "", "{Plato}", "Plato"],
        ["", "Doe", "John", "Jr", "Doe, Jr, John", "John Doe, Jr"],
        1,
    ]
