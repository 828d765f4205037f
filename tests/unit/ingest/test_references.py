import pytest

from builder.ingest.references import addresses, first_arxiv, first_doi, named_arxiv, without_arxiv
from builder.model import Link
from builder.text import ArxivId


@pytest.mark.parametrize(
    "text",
    [
        "arXiv preprint arXiv:2509.01234",
        "arXiv:2509.01234 [cs, math]",
        "abs/2509.01234",
        "https://arxiv.org/abs/2509.01234",
        "http://arxiv.org/abs/2509.01234 http://example.org/",
        "see 10.48550/arXiv.2509.01234",
        "arxiv.org/pdf/2509.01234",
    ],
)
def test_a_field_may_name_a_number_of_arxiv(text: str) -> None:
    assert named_arxiv(["", text]) == ArxivId("2509.01234", 0)


def test_a_bare_number_counts_only_where_one_is_looked_for() -> None:
    assert first_arxiv(["2509.01234v2"]) == ArxivId("2509.01234", 2)
    assert named_arxiv(["2509.01234v2", "pages 2509.01234"]) is None
    assert first_arxiv(["", "nothing", "arXiv:2599.01234"]) is None


def test_the_first_doi_counts() -> None:
    assert first_doi(["https://a.b", "https://doi.org/10.1234/A", "10.1234/b"]) == "10.1234/a"
    assert first_doi([]) == ""


def test_addresses_are_the_pdf_and_others_and_none_of_another_kind() -> None:
    texts = [
        "https://arxiv.org/abs/2509.01234",
        "https://doi.org/10.1234/a",
        "javascript:alert(1) file:///home/u/a.pdf internal-pdf://a.pdf",
        "https://example.org/a.pdf?x=1 https://example.org/code",
        "https://example.org/code",
    ]
    assert addresses(texts) == ("https://example.org/a.pdf?x=1", (Link("https://example.org/code", ""),))
    assert addresses(["https://arxiv.org/pdf/2509.01234v2"]) == ("https://arxiv.org/pdf/2509.01234v2", ())
    assert addresses([]) == ("", ())


@pytest.mark.parametrize(
    "venue",
    [
        "arXiv", "CoRR", "arXiv preprint arXiv:2509.01234", "ArXiv e-prints", "arXiv:2509.01234 [cs, math]",
        "CoRR abs/2509.01234", "arXiv.org", "", "arXiv:math.AG/0601001v2", "(arXiv:2509.01234)",
    ],
)  # fmt: skip
def test_a_venue_that_is_arxiv_is_none(venue: str) -> None:
    assert without_arxiv(venue) == ""


def test_another_venue_or_note_stays() -> None:
    assert without_arxiv("Journal  of arXiv Studies") == "Journal of arXiv Studies"
    assert without_arxiv("12 pages") == "12 pages"
