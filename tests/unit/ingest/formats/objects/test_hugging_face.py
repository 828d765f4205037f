from datetime import date

from builder.ingest.formats.objects import hugging_face
from builder.model import Author, Link
from tests.unit.ingest.formats.objects.examples import reading_of, work_of

PAPER = {"id": "2509.01234", "title": "A", "summary": "We.", "publishedAt": "2025-09-02T14:03:11.000Z"}


def test_the_day_is_the_one_of_the_list_and_the_other_that_of_arxiv() -> None:
    paper = {**PAPER, "submittedOnDailyAt": "2025-09-09T00:00:00.000Z"}
    work = work_of(hugging_face, paper=paper, publishedAt="2025-09-03T00:00:00.000Z")
    assert (work.listed_on, work.details.published) == (date(2025, 9, 9), "2025-09-02")


def test_a_paper_by_itself_is_known_by_a_key_that_only_it_has() -> None:
    work = work_of(hugging_face, **PAPER, upvotes=3, authors=[{"name": "Ann Bee"}])
    assert work.details.authors == (Author("Ann Bee"),)
    assert work_of(hugging_face, **PAPER, upvotes=3, authors=["Ann Bee"]).details == work.details
    assert not hugging_face.is_one(PAPER)
    assert not hugging_face.is_one({"paper": {"title": "A"}})


def test_texts_beside_the_paper_count_where_it_has_none() -> None:
    work = work_of(hugging_face, paper={"id": "2509.01234"}, title="A", summary="We.")
    assert (work.title, work.abstract) == ("A", "We.")


def test_links_have_their_kinds_and_what_programs_wrote_is_not_read() -> None:
    paper = {**PAPER, "githubRepo": "github.com/a/b", "projectPage": "https://a.b", "ai_summary": "No."}
    work = work_of(hugging_face, paper=paper)
    assert work.details.links == (Link("https://github.com/a/b", "code"), Link("https://a.b", "project"))
    assert work.abstract == "We."


def test_hidden_authors_are_left_out_and_counted_once_in_a_seed() -> None:
    authors = [{"name": "Ann Bee", "hidden": False}, {"name": "C", "hidden": True}, {"hidden": True}]
    reading = reading_of([{"paper": PAPER}, {"paper": {**PAPER, "authors": authors}}] * 2)
    assert [len(record.details.authors) for record in reading.records] == [0, 1, 0, 1]
    [issue] = reading.issues
    assert issue.text.startswith("the source hides 4 authors of this file. ")


def test_a_link_that_is_none_is_told_and_the_paper_kept() -> None:
    reading = reading_of([{"paper": {**PAPER, "projectPage": "javascript:alert(1)"}}])
    assert reading.records[0].details.links == ()
    assert [issue.text for issue in reading.issues] == [
        '"javascript:alert(1)" is no address of the web. The paper is kept without it; correct it, or remove it.'
    ]
