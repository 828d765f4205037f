from dataclasses import replace

import pytest

from builder.model.records import Details
from builder.search.known_ids import Id, cut_ids, ids_of, is_address, papers_by_id, read_id
from tests.examples import a_record, an_archive, some_records
from tests.unit.search.examples import knowing

ARXIV = Id("arxiv", "2509.01234")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2509.01234v2", ARXIV),
        ("<https://arxiv.org/abs/2509.01234>.", ARXIV),
        ("doi:10.48550/arXiv.2509.01234", ARXIV),
        ("10.1234/AB", Id("doi", "10.1234/ab")),
        ("https://publisher.org/doi/10.1234/ab?x=1", Id("doi", "10.1234/ab")),
        ("a note on 2509.01234", None),
        ("2513.01234", None),
        ("", None),
    ],
)
def test_a_text_is_an_id_in_any_form(text: str, found: Id | None) -> None:
    assert read_id(text) == found


def test_a_number_alone_is_no_address() -> None:
    assert is_address("https://arxiv.org/abs/2509.01234")
    assert is_address("(doi.org/10.1234/x)")
    assert not any(map(is_address, ("2509.01234", "10.1234/x", "math/0601001", "arxiv:2509.01234")))


def test_an_id_has_a_name_and_a_page_elsewhere_that_breaks_out_of_no_address() -> None:
    one = Id("doi", '10.1234/a"b#c?<d>')

    assert one.name == 'DOI 10.1234/a"b#c?<d>'
    assert one.url == "https://doi.org/10.1234/a%22b%23c%3F%3Cd%3E"


def test_a_paper_bears_the_ids_of_all_its_listings() -> None:
    records = [
        replace(a_record(seed="a.txt"), details=Details(arxiv="2509.01234")),
        replace(a_record(seed="b.txt"), details=Details(doi="10.1234/ab", arxiv="2509.01234")),
    ]
    [entry] = an_archive(*records).entries.values()

    assert ids_of(entry) == [ARXIV, Id("doi", "10.1234/ab")]


def test_ids_are_cut_in_their_order_and_two_papers_may_bear_one() -> None:
    told = {"One": Details(arxiv="2509.01234", doi="10.1234/ab"), "Two": Details(arxiv="2509.01234")}
    archive = knowing(an_archive(*some_records("One", "Two", "Three")), told)
    papers = papers_by_id(archive)

    assert {value: len(found) for value, found in papers.items()} == {"2509.01234": 2, "10.1234/ab": 1}
    [(ids, _)] = cut_ids(archive).shards
    assert ids == "10.1234/ab 2509.01234"
