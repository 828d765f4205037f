from builder.ingest.formats.objects import arxiv_snapshot
from builder.model import Author
from tests.unit.ingest.formats.objects.examples import work_of

FIELDS = {"id": "0704.0001", "submitter": "A. N.", "title": "A\n  b", "update_date": "2008-11-26"}


def test_the_first_version_tells_the_day_and_the_last_one_the_change() -> None:
    versions = [
        {"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"},
        {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"},
    ]
    work = work_of(arxiv_snapshot, **FIELDS, versions=versions)
    details = work.details
    assert (work.title, details.arxiv, details.version) == ("A b", "0704.0001", 2)
    assert (details.published, details.updated) == ("2007-04-02", "2007-07-24")


def test_without_versions_only_the_change_is_known() -> None:
    details = work_of(arxiv_snapshot, **FIELDS, versions=["v1", "v2"]).details
    assert (details.published, details.updated, details.version) == ("", "2008-11-26", 0)


def test_authors_are_read_by_their_parts() -> None:
    parsed = [
        ["N\\'u\\~nez", "Ana", "", "Lab"],
        ["Doe", "J.", "Jr"],
        ["The X Collaboration", "", ""],
        [],
        None,
        "C",
    ]
    details = work_of(arxiv_snapshot, **FIELDS, authors_parsed=parsed, authors="Nobody").details
    assert details.authors == (
        Author("Ana Núñez", "Núñez", "Ana"),
        Author("J. Doe, Jr", "Doe", "J., Jr"),
        Author("The X Collaboration"),
        Author("C"),
    )


def test_authors_without_parts_are_read_as_they_are_written() -> None:
    details = work_of(arxiv_snapshot, **FIELDS, authors="Ann Bee, Cee Eff and Dee Gee").details
    assert [author.name for author in details.authors] == ["Ann Bee", "Cee Eff", "Dee Gee"]


def test_all_else_is_kept() -> None:
    more = {"categories": "hep-ph math.CO", "comments": "9 pages", "journal-ref": "J 1", "report-no": "R-1"}
    details = work_of(arxiv_snapshot, **FIELDS, **more, doi="10.1103/A").details
    assert (details.categories, details.comment, details.venue) == (("hep-ph", "math.CO"), "9 pages", "J 1")
    assert (details.doi, details.ids) == ("10.1103/a", (("report", "R-1"),))


def test_our_own_lines_are_no_snapshot() -> None:
    assert not arxiv_snapshot.is_one({"id": "0704.0001", "title": "A", "update_date": "2008-11-26"})
