"""What a paper is cited by."""

import pytest

from builder.export.citations import citations
from builder.model.archive import Entry
from tests.examples import a_record, an_archive, told

ADDRESS = "https://a.example/archive/"


def the_entry(**said: str) -> Entry:
    [entry] = an_archive(told(a_record(), **said)).entries.values()
    return entry


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ({"arxiv": "2509.01234", "doi": "10.1234/ab"}, "https://arxiv.org/abs/2509.01234"),
        ({"doi": "10.1234/ab"}, "https://doi.org/10.1234/ab"),
        ({}, "https://a.example/archive/papers/lattice-models.html"),
    ],
)
def test_a_paper_is_read_at_its_source_else_here(said: dict[str, str], url: str) -> None:
    assert citations(an_archive(), ADDRESS)(the_entry(**said)).url == url


def test_without_an_address_nothing_is_said_of_where_it_is_read() -> None:
    assert citations(an_archive(), "")(the_entry()).url == ""
