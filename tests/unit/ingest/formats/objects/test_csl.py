import pytest

from builder.ingest.formats.objects import csl
from builder.ingest.formats.objects.csl import day_of
from builder.ingest.formats.objects.work import Notes
from builder.model import Author, Link
from tests.unit.ingest.formats.objects.examples import work_of

FIELDS = {"id": "a", "type": "article", "title": "A"}


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ({"date-parts": [["2025", 9, 2]]}, "2025-09-02"),
        ({"date-parts": [[2025, 9, 2], [2025, 9, 4]]}, "2025-09-02"),
        ({"date-parts": [2025, 9]}, "2025-09"),
        ({"date-parts": [["2025-09-02"]]}, "2025-09-02"),
        ({"date-parts": [[2025]], "season": 2, "circa": True}, "2025"),
        ({"date-parts": [[None]]}, ""),
        ({"raw": "Sep 1999"}, "1999-09"),
        ({"literal": "2 September 2025"}, "2025-09-02"),
        ({"literal": "in press"}, ""),
        ({"year": 2025, "month": "9"}, "2025-09"),
        ([{"year": 2025}], "2025"),
        ("2025-09-02", "2025-09-02"),
        ("2025-09-02/2025-09-04", "2025-09-02"),
        (2025, "2025"),
        (None, ""),
        ([], ""),
        ({}, ""),
    ],
)
def test_a_day_stands_in_many_forms(issued: object, day: str) -> None:
    notes = Notes()
    assert day_of(issued, notes) == day
    assert notes.fault is None


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "arXiv:2509.01234"},
        {"number": "2509.01234", "publisher": "arXiv"},
        {"archive": "arXiv", "archive_location": "2509.01234 [cs.LG]"},
        {"archive": "arXiv", "archive-location": "arXiv:2509.01234v1"},
        {"note": "arXiv:2509.01234 [cs]"},
        {"note": "Citation Key: x\narXiv: 2509.01234"},
        {"note": "_eprint: 2509.01234"},
        {"DOI": "10.48550/ARXIV.2509.01234"},
        {"URL": "http://arxiv.org/abs/2509.01234v3"},
        {"container-title": "arXiv:2509.01234 [cs]", "issued": {}},
        {"container-title": "arXiv preprint arXiv:2509.01234"},
        {"container-title": "CoRR", "volume": "abs/2509.01234"},
    ],
)
def test_the_number_of_arxiv_stands_in_another_field_in_each_library(fields: dict[str, object]) -> None:
    details = work_of(csl, **FIELDS, **fields).details
    assert (details.arxiv, details.venue, details.links) == ("2509.01234", "", ())


@pytest.mark.parametrize("fields", [{"number": "2509.01234"}, {"note": "See arXiv:2509.01234 for more."}])
def test_a_number_of_something_else_is_none_of_arxiv(fields: dict[str, object]) -> None:
    assert work_of(csl, **FIELDS, **fields).details.arxiv == ""


def test_editors_are_no_authors() -> None:
    details = work_of(
        csl, **FIELDS, author=[{"family": "Bee", "given": "Ann"}], editor=[{"family": "Cee"}]
    ).details
    assert details.authors == (Author("Ann Bee", "Bee", "Ann"),)


def test_a_page_of_its_own_is_a_link_and_a_file_the_pdf() -> None:
    assert work_of(csl, **FIELDS, URL="https://a.b/c").details.links == (Link("https://a.b/c", ""),)
    details = work_of(csl, **FIELDS, URL="https://a.b/c.pdf").details
    assert (details.pdf, details.links) == ("https://a.b/c.pdf", ())


def test_other_ids_categories_and_a_comment_are_kept() -> None:
    note = "arXiv:2509.01234 [cs.LG]\nPMID: 12\nComment: 9 pages"
    details = work_of(csl, **FIELDS, note=note, PMCID="PMC1").details
    assert details.ids == (("pmcid", "PMC1"), ("pmid", "12"))
    assert (details.categories, details.comment) == (("cs.LG",), "9 pages")
    listed = work_of(csl, **FIELDS, categories=["Machine Learning (cs.LG)", "FOS: Physics"], DOI="10.1234/a")
    assert listed.details.categories == ("cs.LG",)


@pytest.mark.parametrize(
    "found",
    [
        {"title": "A", "type": "article", "id": "2509.01234", "authors": ["B"]},
        {"title": "A", "type": "article"},
        {"title": "A", "type": [], "id": "x"},
        {"title": ["A"], "type": "article", "DOI": "x", "id": "x"},
        {"name": "A", "id": "x"},
    ],
)
def test_other_objects_are_no_csl(found: dict[str, object]) -> None:
    assert not csl.is_one(found)
