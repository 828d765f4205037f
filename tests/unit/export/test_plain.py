from dataclasses import replace

import pytest

from builder.export.plain import reference
from builder.model.people import Author
from tests.unit.export.examples import BARE, WHOLE
from tests.unit.export.test_bibtex import HARMFUL


def test_a_reference_says_all_that_is_known() -> None:
    assert reference(WHOLE) == (
        "Wei von Zhang and John Doe, Jr. Lattice models. Journal of A & B, 2025. arXiv:2509.01234. "
        "doi:10.1234/a_b. https://arxiv.org/abs/2509.01234"
    )


def test_of_a_title_alone_it_says_when_it_was_listed() -> None:
    assert reference(BARE) == "Lattice models. Listed on 9 September 2025."
    assert reference(replace(BARE, title=("Do lattices melt?",), listed=None)) == "Do lattices melt?"


def test_a_doi_that_its_address_names_is_not_said_twice() -> None:
    doi = replace(WHOLE, arxiv="", url="https://doi.org/10.1234/a_b")
    assert reference(doi).endswith("Journal of A & B, 2025. https://doi.org/10.1234/a_b")


@pytest.mark.parametrize(
    ("count", "has_more", "names"),
    [(1, False, "A1. "), (3, False, "A1, A2 and A3. "), (2, True, "A1, A2 et al. "), (7, False, "A1 et al. ")],
)
def test_of_many_authors_the_first_is_named(count: int, has_more: bool, names: str) -> None:
    authors = tuple(Author(f"A{number}") for number in range(1, count + 1))
    assert reference(replace(BARE, authors=authors, has_more=has_more)).startswith(f"{names}Lattice models.")


@pytest.mark.parametrize("text", HARMFUL)
def test_it_is_one_line(text: str) -> None:
    assert reference(replace(WHOLE, title=(text,), venue=text, authors=(Author(text),))).isprintable()
