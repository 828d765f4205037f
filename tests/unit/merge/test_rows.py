from datetime import date
from typing import Any

import pytest

from builder.merge.rows import NoValueError, author_row, details_of_row, details_row
from builder.model.links import Link
from builder.model.people import Author
from builder.model.records import NO_DETAILS, Details

FULL = Details(
    "arxiv",
    arxiv="2509.01234",
    doi="10.1000/182",
    ids=(("pmid", "3"), ("s2", "77")),
    authors=(Author("Wei von Zhang", "von Zhang", "Wei"), Author("The ATLAS Collaboration")),
    published="2025-09-02",
    updated="2025-09",
    categories=("cs.LG", "stat.ML"),
    venue="Nature",
    comment="9 pages",
    pdf="https://a.org/x.pdf",
    links=(Link("https://github.com/a/b", "code"),),
)


def test_what_is_written_is_read_again() -> None:
    assert details_of_row(details_row(FULL), "arxiv") == FULL
    assert details_row(NO_DETAILS) == {}
    assert details_of_row({}) == NO_DETAILS


def test_what_leads_elsewhere_than_to_the_web_is_not_written() -> None:
    bad = Details(pdf="ftp://a.org/x", links=(Link("javascript:alert(1)", ""),))
    assert details_row(bad) == {}


def test_ids_and_days_may_come_in_the_forms_in_which_people_have_them() -> None:
    row = {
        "arxiv": "https://arxiv.org/abs/2509.01234v2",
        "doi": "https://doi.org/10.1000/ABC",
        "published": date(2025, 9, 2),
    }
    details = details_of_row(row)
    assert (details.arxiv, details.doi, details.published) == ("2509.01234", "10.1000/abc", "2025-09-02")


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Ada Bee", Author("Ada Bee")),
        ("von Zhang, Wei", Author("Wei von Zhang", "von Zhang", "Wei")),
        ("Doe, J., Jr", Author("J. Doe, Jr", "Doe", "J., Jr")),
        ({"family": "Bee", "given": "Ada"}, Author("Ada Bee", "Bee", "Ada")),
        ({"name": "ATLAS"}, Author("ATLAS")),
        ("<b>x</b>", Author("<b>x</b>")),
    ],
)
def test_an_author_is_a_name_a_name_turned_round_or_a_table(written: object, author: Author) -> None:
    assert details_of_row({"authors": [written]}).authors == (author,)
    assert details_of_row({"authors": [author_row(author)]}).authors == (author,)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("arxiv", "2513.01234", "arxiv is no number of arXiv, as 2509.01234"),
        ("arxiv", 2509.01234, "arxiv is no text"),
        ("doi", "11.1/x", "doi is no DOI, as 10.1000/182"),
        ("published", "2025-02-30", "published is no day, as 2025-09-02, 2025-09 or 2025"),
        ("updated", "yesterday", "updated is no day, as 2025-09-02, 2025-09 or 2025"),
        ("pdf", "javascript:alert(1)", "pdf is no http(s) address"),
        ("links", ["ftp://a.org"], "a link is no http(s) address"),
        ("links", "https://a.org", "links is no list"),
        ("authors", "Ada Bee", "authors is no list"),
        ("authors", [""], "an author has no name"),
        ("authors", [{"name": 1}], "the name of an author is no text"),
        ("categories", [1], "a category is no text"),
        ("ids", ["a"], "ids are no table"),
        ("ids", {"s2": 1}, "the id s2 is no text"),
        ("venue", ["Nature"], "venue is no text"),
    ],
)
def test_a_value_that_is_none_is_told(key: str, value: Any, message: str) -> None:
    with pytest.raises(NoValueError) as error:
        details_of_row({key: value})
    assert str(error.value) == message
