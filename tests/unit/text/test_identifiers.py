from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.identifiers import LONGEST, ArxivId, arxiv_id, arxiv_page, doi, doi_page


@pytest.mark.parametrize(
    ("text", "number", "version"),
    [
        ("2509.01234", "2509.01234", 0),
        ("2509.01234v3", "2509.01234", 3),
        (" 2509.01234V12 ", "2509.01234", 12),
        ("arXiv:2509.01234", "2509.01234", 0),
        ("ARXIV: 2509.01234v1 [cs.LG]", "2509.01234", 1),
        ("https://arxiv.org/abs/2509.01234v2", "2509.01234", 2),
        ("http://www.arxiv.org/pdf/2509.01234v2.pdf", "2509.01234", 2),
        ("arxiv.org/html/2509.01234", "2509.01234", 0),
        ("https://export.arxiv.org/abs/2509.01234?context=cs#x", "2509.01234", 0),
        ("https://huggingface.co/papers/2509.01234", "2509.01234", 0),
        ("https://hf.co/papers/2509.01234/", "2509.01234", 0),
        ("https://www.alphaxiv.org/abs/2509.01234", "2509.01234", 0),
        ("https://doi.org/10.48550/arXiv.2509.01234", "2509.01234", 0),
        ("10.48550/ARXIV.2509.01234", "2509.01234", 0),
        ("doi:10.48550/arxiv.math/0601001", "math/0601001", 0),
        ("0704.0001", "0704.0001", 0),
        ("1412.9999", "1412.9999", 0),
        ("1501.00001", "1501.00001", 0),
        ("math/0601001", "math/0601001", 0),
        ("math.AG/0601001v1", "math/0601001", 1),
        ("hep-th/9108001", "hep-th/9108001", 0),
        ("https://arxiv.org/abs/cond-mat/0703999", "cond-mat/0703999", 0),
    ],
)
def test_every_form_of_a_number_is_known(text: str, number: str, version: int) -> None:
    assert arxiv_id(text) == ArxivId(number, version)


@pytest.mark.parametrize(
    "text",
    [
        "2513.01234", "2500.01234", "1501.0001", "1412.00001", "0703.0001", "2509.012345", "2509.123",
        "math/0713001", "math/0704001", "math/9106001", "nothing/0601001", "math/060100",
        "math/2509.01234", "25090.1234", "2509-01234", "10.1234/2509.01234",
        "https://example.org/2509.01234", "x2509.01234", "2509.01234x", "2509.01234v", "", "arXiv:",
        "２５０９.01234", "2509.01234 and more", "9912.01234", "javascript:2509.01234",
    ],
)  # fmt: skip
def test_what_no_paper_can_have_is_no_number(text: str) -> None:
    assert arxiv_id(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1234/made.up", "10.1234/made.up"),
        ("https://doi.org/10.1234/Made.UP", "10.1234/made.up"),
        ("http://dx.doi.org/10.1234/a", "10.1234/a"),
        ("doi.org/10.1234/a", "10.1234/a"),
        ("doi:10.1234/a", "10.1234/a"),
        ("DOI: 10.1234/a.", "10.1234/a"),
        ("10.1234.5/a(b)c<d>;2-x", "10.1234.5/a(b)c<d>;2-x"),
        ("https://doi.org/10.1234/a%2Fb", "10.1234/a/b"),
        (" 10.1002/(SICI)1-2::3%3C4::5%3E6 ", "10.1002/(sici)1-2::3<4::5>6"),
    ],
)
def test_every_form_of_a_doi_is_known(text: str, name: str) -> None:
    assert doi(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "10.48550/arXiv.2509.01234", "10.123/a", "10.1234", "10.1234/", "11.1234/a", "a 10.1234/b", "10.1234/a b",
        "", "https://example.org/10.1234/a", "10.1234/é", "none", "https://doi.org/",
    ],
)  # fmt: skip
def test_what_is_no_doi_is_none(text: str) -> None:
    assert doi(text) == ""


@pytest.mark.parametrize(
    "text", ["10.1234/" + "a" * LONGEST, "arXiv:" + " " * LONGEST + "2509.01234", "1" * 10**6]
)
def test_nothing_longer_is_an_id(text: str) -> None:
    assert (arxiv_id(text), doi(text)) == (None, "")


@given(st.text("10.arXiv:/v25034mthdoi%2Fé ", max_size=40))
def test_a_normalised_id_stays_as_it_is(text: str) -> None:
    if found := arxiv_id(text):
        assert arxiv_id(found.number) == ArxivId(found.number, 0)
    if name := doi(text):
        assert doi(name) in {name, ""}


def test_an_address_ends_with_all_of_its_id() -> None:
    assert arxiv_page("math/0601001") == "https://arxiv.org/abs/math/0601001"
    assert doi_page("10.1002/(sici)1<1::a>3.0.co;2-#?%") == (
        "https://doi.org/10.1002/(sici)1%3C1%3A%3Aa%3E3.0.co%3B2-%23%3F%25"
    )
    assert doi(doi_page("10.1002/(sici)1<1::a>3.0.co;2-#")) == "10.1002/(sici)1<1::a>3.0.co;2-#"
