import pytest

from builder.ingest.references import addresses, first_arxiv, first_doi, named_arxiv, own_note, without_arxiv
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
    assert first_doi(["10.1234/A, 10.1234/b"]) == first_doi(["doi: 10.1234/a 10.1234/b"]) == "10.1234/a"
    assert first_doi(["10.1234/a&lt;b&gt;c"]) == "10.1234/a<b>c"


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
        "CoRR abs/2509.01234", "arXiv.org", "", "arXiv High Energy Physics - Theory e-prints",
        "arXiv preprint math/0601001", "arXiv (Cornell University)", "arXiv: Computation and Language",
        "arXiv:math.AG/0601001v2", "(arXiv:2509.01234)",
    ],
)  # fmt: skip
def test_a_venue_that_is_arxiv_is_none(venue: str) -> None:
    assert without_arxiv(venue) == ""


def test_another_venue_or_note_stays() -> None:
    assert without_arxiv("Journal  of arXiv Studies") == "Journal of arXiv Studies"
    assert without_arxiv("12 pages") == "12 pages"
    for note in ("arXiv: accepted at Nature", "arXiv to be published in the Journal of Physics e-prints"):
        assert without_arxiv(note) == note


@pytest.mark.parametrize(
    "text",
    ["arXiv preprint math/0601001", "arXiv 2509.01234", "arXiv e-prints, math/0601001", "ArXiv, abs/2509.01234"],
)
def test_a_number_may_follow_the_name_of_arxiv_without_a_colon(text: str) -> None:
    assert named_arxiv([text])


@pytest.mark.parametrize(
    "note",
    [
        "Cited by: 5; All Open Access",
        "cited By 5",
        "Export Date: 5 May 2025",
        "doi: 10.1234/a",
        "arXiv:2509.01234",
    ],
)
def test_what_a_catalogue_notes_of_itself_is_no_note(note: str) -> None:
    assert own_note(note) == ""
    assert own_note("12 pages") == "12 pages"
