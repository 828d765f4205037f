"""What a paper is cited by."""

import pytest

from builder.export.citations import citations
from builder.model.citations import Citation
from tests.examples import a_record, an_archive, told

ADDRESS = "https://a.example/archive/"


def cited(address: str, **said: str) -> Citation:
    archive = an_archive(told(a_record(), **said))
    [entry] = archive.entries.values()
    return citations(archive, address)(entry)


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ({"arxiv": "2509.01234", "doi": "10.1234/ab"}, "https://arxiv.org/abs/2509.01234"),
        ({"doi": "10.1234/ab"}, "https://doi.org/10.1234/ab"),
        ({}, "https://a.example/archive/papers/lattice-models.html"),
    ],
)
def test_a_paper_is_read_at_its_source_else_here(said: dict[str, str], url: str) -> None:
    assert cited(ADDRESS, **said).url == url


def test_without_an_address_nothing_is_said_of_where_it_is_read() -> None:
    assert cited("").url == ""


def test_its_key_is_its_own_in_the_archive() -> None:
    assert cited("").key == "lattice-models-2025-09-09"
