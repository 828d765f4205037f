import pytest

from builder.ingest.formats.objects import semantic_scholar
from builder.model import Author, Link
from tests.unit.ingest.formats.objects.examples import reading_of, work_of

PAPER = {"paperId": "abc", "title": "A"}


@pytest.mark.parametrize(
    "found",
    [
        {"paperId": "abc", "title": "A", "externalIds": {"ArXiv": "2509.01234", "DOI": "10.1234/A"}},
        {"corpusid": 1, "title": "A", "externalids": {"ArXiv": "2509.01234", "DOI": "10.1234/A", "ACL": None}},
        {"paper_id": "1", "title": "A", "arxiv_id": "2509.01234", "doi": "10.1234/A", "mag_id": None},
        {"id": "abc", "title": "A", "inCitations": [], "doi": "10.1234/a", "arxiv_id": "2509.01234"},
        {"arxivId": "2509.01234", "corpusId": 1, "doi": "10.1234/A", "paperId": "abc", "title": "A"},
    ],
)
def test_answers_and_rows_of_tables_have_the_same_ids(found: dict[str, object]) -> None:
    details = work_of(semantic_scholar, **found).details
    assert (details.arxiv, details.doi) == ("2509.01234", "10.1234/a")


def test_authors_may_be_in_parts_in_the_rows() -> None:
    people = [{"first": "Ana", "middle": [], "last": "Núñez", "suffix": ""}, {"name": "Bee", "authorId": "1"}]
    assert work_of(semantic_scholar, **PAPER, authors=people).details.authors == (
        Author("Ana Núñez", "Núñez", "Ana"),
        Author("Bee"),
    )


def test_the_venue_is_the_journal_and_not_arxiv() -> None:
    fields = {"journal": {"name": "ArXiv", "volume": "abs/2509.01234"}, "venue": "ICML"}
    assert work_of(semantic_scholar, **PAPER, **fields).details.venue == "ICML"
    assert work_of(semantic_scholar, **PAPER, journal="Nature").details.venue == "Nature"


def test_the_pdf_and_a_page_are_kept_and_no_summary_of_a_program() -> None:
    fields = {"openAccessPdf": {"url": "https://a.b/c.pdf"}, "url": "https://a.b/c", "tldr": {"text": "No."}}
    work = work_of(semantic_scholar, **PAPER, **fields)
    assert (work.abstract, work.details.pdf) == ("", "https://a.b/c.pdf")
    assert work.details.links == (Link("https://a.b/c", ""),)
    assert work_of(semantic_scholar, **PAPER, openAccessPdf={"url": ""}).details.pdf == ""


def test_ids_of_others_are_kept() -> None:
    external = {"CorpusId": 1, "DBLP": "conf/x/Y25", "PubMed": "12", "MAG": None}
    ids = work_of(semantic_scholar, **PAPER, externalIds=external).details.ids
    assert ids == (("corpusid", "1"), ("dblp", "conf/x/Y25"), ("pmid", "12"), ("s2", "abc"))


@pytest.mark.parametrize(
    "day", [{"publicationDate": "2025-09-05"}, {"publicationdate": "2025-09-05", "year": 2025}]
)
def test_the_day_goes_before_the_year(day: dict[str, object]) -> None:
    assert work_of(semantic_scholar, **PAPER, **day).details.published == "2025-09-05"
    assert work_of(semantic_scholar, **PAPER, year=2025).details.published == "2025"


def test_papers_of_an_author_cited_ones_and_ones_that_are_not_there_are_read() -> None:
    assert len(reading_of({"authorId": "1", "papers": [PAPER, PAPER]}).records) == 2
    assert len(reading_of({"data": [{"isInfluential": True, "citedPaper": PAPER}]}).records) == 1
    reading = reading_of([PAPER, None])
    assert len(reading.records) == 1
    assert [issue.kind for issue in reading.issues] == ["BrokenEntry"]
