import pytest

from builder.ingest.formats.objects import crossref
from builder.model import Author, Link
from tests.unit.ingest.formats.objects.examples import work_of

FIELDS = {"DOI": "10.1234/A", "title": ["A"]}


@pytest.mark.parametrize(
    "relation",
    [
        {"has-preprint": [{"id-type": "arxiv", "id": "2509.01234"}]},
        {"has-preprint": [{"id-type": "doi", "id": "10.1101/1"}, {"id": "10.48550/arXiv.2509.01234"}]},
        {"has-preprint": {"id-type": "arxiv", "id": "arXiv:2509.01234v2"}},
        {"is-same-as": [{"id-type": "uri", "id": "https://arxiv.org/abs/2509.01234"}]},
    ],
)
def test_a_preprint_on_arxiv_is_the_same_work(relation: object) -> None:
    details = work_of(crossref, **FIELDS, relation=relation).details
    assert (details.arxiv, details.doi) == ("2509.01234", "10.1234/a")


def test_a_preprint_has_its_own_doi_but_where_that_is_the_one_of_arxiv() -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.1234/B"}]}
    assert work_of(crossref, **FIELDS, relation=relation).details.doi == "10.1234/a"
    details = work_of(crossref, DOI="10.48550/arXiv.2509.01234", title=["A"], relation=relation).details
    assert (details.arxiv, details.doi) == ("2509.01234", "10.1234/b")


@pytest.mark.parametrize(
    ("title", "subtitle", "shown"),
    [
        (["A &amp; <i>b</i>"], [], "A & b"),
        (["A"], ["A study"], "A: A study"),
        (["A: a study"], ["A Study"], "A: a study"),
        ("A", None, "A"),
        (["", "A"], None, "A"),
        ([3], None, ""),
        ([], None, ""),
    ],
)
def test_a_title_is_in_a_list_and_may_go_on_below(title: object, subtitle: object, shown: str) -> None:
    assert (
        work_of(crossref, DOI="10.1234/a", title=title, subtitle=subtitle, indexed={}, deposited={}).title == shown
    )


def test_authors_may_be_collaborations() -> None:
    people = [{"given": "Ana", "family": "Núñez", "sequence": "first"}, {"name": "The X Collaboration"}]
    authors = work_of(crossref, **FIELDS, author=people).details.authors
    assert authors == (Author("Ana Núñez", "Núñez", "Ana"), Author("The X Collaboration"))


def test_the_earliest_day_is_that_of_issue() -> None:
    days = {"published-print": {"date-parts": [[2026]]}, "issued": {"date-parts": [[2025, 9]]}}
    assert work_of(crossref, **FIELDS, **days).details.published == "2025-09"
    assert (
        work_of(
            crossref, **FIELDS, issued={"date-parts": [[None]]}, posted={"date-parts": [[2024]]}
        ).details.published
        == "2024"
    )


def test_a_pdf_for_readers_is_kept_and_one_for_programs_is_not() -> None:
    links = [
        {
            "URL": "https://a.b/1.pdf",
            "content-type": "application/pdf",
            "intended-application": "similarity-checking",
        },
        {"URL": "https://a.b/2", "content-type": "text/html"},
        {"URL": "https://a.b/3.pdf", "content-type": "application/pdf", "intended-application": "text-mining"},
    ]
    assert work_of(crossref, **FIELDS, link=links).details.pdf == "https://a.b/3.pdf"


def test_a_page_is_a_link_where_no_doi_leads_to_the_work() -> None:
    assert work_of(crossref, title=["A"], author=[], URL="https://a.b").details.links == (Link("https://a.b", ""),)
    assert work_of(crossref, **FIELDS, URL="https://a.b").details.links == ()


def test_a_list_of_titles_alone_is_no_work() -> None:
    assert not crossref.is_one({"title": ["A"]})
