import pytest

from builder.pages import authors as module
from builder.text.english import shorten
from tests.examples import a_record, an_archive
from tests.unit.archive.examples import alone, by
from tests.unit.pages.examples import pages_of, parts, shown


def test_an_author_has_a_page_with_papers_by_year_and_co_authors() -> None:
    archive = an_archive(
        by(0, "Wei Zhang", "Ann Lee", published="2019-01-02"),
        by(1, "Ann Lee", "Wei Zhang", published="2021"),
        by(2, "Wei Zhang", "Bo Ek", published="2021-03"),
        by(3, "Wei Zhang", *(f"N {at}" for at in range(200))),
    )
    front, body = parts(pages_of(archive)["authors/wei-zhang.md"])
    listed = front["list"]
    assert isinstance(listed, dict)
    assert shown(body).strip() == "Wei Zhang"
    assert listed["years"] == [
        {"name": "2025", "start": 0, "end": 1},
        {"name": "2021", "start": 1, "end": 3},
        {"name": "2019", "start": 3, "end": 4},
    ]
    assert [row["day"] for row in listed["papers"]] == ["9 Sep 2025", "Mar 2021", "2021", "2 Jan 2019"]
    assert [(one["name"], one["count"]) for one in listed["beside"]["terms"]] == [("Ann Lee", 2), ("Bo Ek", 1)]


def test_the_index_names_all_by_the_last_word_of_their_names() -> None:
    pages = pages_of(an_archive(*alone("Wei Zhang"), *alone("张伟", 3)))
    front, _ = parts(pages["authors/index.md"])
    terms = front["terms"]
    assert isinstance(terms, dict)
    assert [(group["name"], group["terms"][0]["name"]) for group in terms["groups"]] == [
        ("Z", "Wei Zhang"),
        ("#", "张伟"),
    ]
    assert front["has_authors"] is True
    assert "name: Authors" in pages["index.md"]


def test_an_archive_without_authors_has_no_page_of_any() -> None:
    pages = pages_of(an_archive(a_record()))
    assert not any(path.startswith("authors/") for path in pages)
    assert "Authors" not in pages["index.md"]


def test_where_there_are_many_each_letter_has_a_page_and_so_has_one_without_authors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "AUTHORS_ON_INDEX", 1)
    pages = pages_of(an_archive(*alone("Wei Zhang"), *alone("Ann Lee", 3)))
    assert sum(path.startswith("authors/letters/") for path in pages) == 27
    front, _ = parts(pages["authors/index.md"])
    terms = front["terms"]
    assert isinstance(terms, dict)
    assert [letter["name"] for letter in terms["letters"]] == ["L", "Z"]
    assert "Wei Zhang" in pages["authors/letters/z.md"]
    assert "0 authors of several papers." in pages["authors/letters/q.md"]


def test_every_other_address_leads_to_its_author_or_names_both() -> None:
    archive = an_archive(*alone("José García"), *alone("Jose Garcia", 3), by(0, "J. García", seed="b.jsonl"))
    pages = pages_of(archive)
    assert "template: alias.html" in pages["authors/j-garcia.md"]
    assert "title: 2 authors share this address" in pages["authors/jose-garcia.md"]
    assert "3 papers: " in pages["authors/jose-garcia.md"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "x" * 10_000]
)
def test_a_hostile_name_is_text(name: str) -> None:
    pages = pages_of(an_archive(*alone(name)))
    [path] = [path for path in pages if path.startswith("authors/") and path != "authors/index.md"]
    front, body = parts(pages[path])
    assert shown(body).strip() == shorten(name, 200)
    assert front["title"] == shorten(name, 200)
