import pytest

from builder.ingest.formats.objects.work import (
    Notes,
    address_of,
    day_of_parts,
    ids_of,
    labelled_id,
    outside_arxiv,
    own_page,
)
from builder.model import Link


def test_the_first_field_that_holds_nothing_is_kept() -> None:
    notes = Notes()
    assert notes.arxiv("arXiv:2509.01234v2") == ("2509.01234", 2)
    assert notes.doi("https://doi.org/10.1/A b") == ""
    assert notes.arxiv("nothing") == ("", 0)
    assert notes.fault == ("DOI", "https://doi.org/10.1/A b")


@pytest.mark.parametrize("value", [None, "", [], {}, float("nan"), False])
def test_what_is_not_there_is_no_fault(value: object) -> None:
    notes = Notes()
    assert (notes.arxiv(value).number, notes.doi(value), notes.day(value), notes.address(value)) == (
        "",
        "",
        "",
        "",
    )
    assert notes.abstract(value) == ""
    assert notes.fault is None


@pytest.mark.parametrize(
    ("value", "fault"),
    [({"a": 1}, "{'a': 1}"), (["a"], "['a']"), ({"title": "\ud800"}, "{'title': '\\ud800'}")],
)
def test_an_abstract_of_another_kind_is_a_fault(value: object, fault: str) -> None:
    notes = Notes()
    assert notes.abstract(value) == ""
    assert notes.fault == ("abstract", fault)


def test_of_several_dois_the_first_counts_and_the_one_of_arxiv_is_none() -> None:
    notes = Notes()
    for between in (" ", ", ", ",", "; ", ";"):
        assert notes.doi(f"10.1234/A.B{between}10.1234/c") == "10.1234/a.b"
    assert notes.doi(["10.1234/a"]) == "10.1234/a"
    assert notes.doi("10.48550/arXiv.2509.01234") == ""
    assert notes.fault is None


@pytest.mark.parametrize(
    ("value", "day"), [(2025, "2025"), ("2025-09-02T01:02:03Z", "2025-09-02"), ("Sep 1999", "1999-09")]
)
def test_a_day_is_read_as_far_as_it_is_told(value: object, day: str) -> None:
    assert Notes().day(value) == day


def test_words_for_no_day_are_no_fault_but_other_days_are() -> None:
    notes = Notes()
    assert notes.day("forthcoming") == ""
    assert notes.fault is None
    assert notes.day("2025-99-99") == ""
    assert notes.fault == ("day of publication", "2025-99-99")


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ([2025, 9, 2], "2025-09-02"),
        (["2025", "9"], "2025-09"),
        ([2025, None, 5], "2025"),
        ([2025, 0, 0], "2025"),
        ([2025, 2, 30], "2025-02"),
        ([2025, 21], "2025"),
        ([None], ""),
        ([], ""),
        (None, ""),
        ([[2025]], ""),
        ([10**30], ""),
    ],
)
def test_parts_of_a_day_that_make_none_are_left_away(parts: object, day: str) -> None:
    assert day_of_parts(parts) == day


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.b/c", "https://a.b/c"),
        ("github.com/a/b", "https://github.com/a/b"),
        ("see https://a.b/c", ""),
        ("javascript:alert(1)", ""),
        ("https://user@evil.example", ""),
        ("ftp://a.b/c", ""),
        ("", ""),
        (f"https://a.b/{'c' * 3000}", ""),
    ],
)
def test_addresses_are_of_the_web(text: str, address: str) -> None:
    assert address_of(text) == address


def test_pages_to_which_an_id_leads_are_no_links() -> None:
    pages = own_page(
        "https://arxiv.org/abs/2509.01234", "https://doi.org/10.1234/a", "", "https://a.b", "https://a.b"
    )
    assert pages == (Link("https://a.b", ""),)


def test_ids_are_short_and_the_last_part_of_an_address() -> None:
    ids = ids_of(
        pmid="https://pubmed.ncbi.nlm.nih.gov/123/", corpusid=7, report="A-1,  B-2", acl=None, mag="x" * 999
    )
    assert ids == (("corpusid", "7"), ("pmid", "123"), ("report", "A-1, B-2"))


def test_a_number_is_found_behind_its_label() -> None:
    assert labelled_id("arXiv preprint arXiv:2509.01234v2").number == "2509.01234"
    assert labelled_id("Journal of 2509.01234").number == ""


def test_arxiv_is_no_venue() -> None:
    assert outside_arxiv("arXiv preprint arXiv:2509.01234") == outside_arxiv("CoRR") == ""
    assert outside_arxiv("Nature") == "Nature"
