import html
import os
import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from mkdocs.utils.meta import get_data

from builder.config.settings import PROJECT
from builder.export.bibtex import bibtex
from builder.model.archive import TAGS, Archive, File, Slug, Term
from builder.model.records import Record
from builder.pages.coverage import ROWS
from builder.pages.markdown import linked_markdown
from builder.pages.render import render_pages
from builder.pages.tags import TAGS_ON_INDEX
from builder.text.cleaning import clean
from tests.examples import a_record, an_archive, some_records
from tests.strategies import HOSTILE, records, texts

BODIES = PROJECT / "site_templates" / "pages"


def pages_of(archive: Archive, page_size: int = 50) -> dict[str, str]:
    pages: list[File] = list(render_pages(archive, [], page_size, BODIES, bibtex))
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: str(page.content) for page in pages}


def parts(page: str) -> tuple[dict[str, object], str]:
    """Front matter and body, as MkDocs takes them apart."""
    body, front = get_data(page)
    return front, body


def shown(body: str) -> str:
    page = markdown.markdown(body, extensions=["toc", "tables", "fenced_code"])
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@given(records)
def test_whatever_stands_in_a_title_the_page_is_valid_and_shows_it(record: Record) -> None:
    archive = an_archive(record)
    [entry] = archive.entries.values()
    front, body = parts(pages_of(archive)[f"papers/{entry.slug}.md"])
    assert front["title"] == entry.paper.title
    assert shown(body).split() == f"{entry.paper.title} {entry.paper.abstract}".split()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_markup_of_a_title_reaches_a_page(text: str) -> None:
    archive = an_archive(a_record(text, text))
    [entry] = archive.entries.values()
    _, body = parts(pages_of(archive)[f"papers/{entry.slug}.md"])
    rendered = markdown.markdown(body, extensions=["toc", "tables", "fenced_code"])
    allowed = rendered.replace('<a href="https://', "")
    assert "<script" not in allowed
    assert "<img" not in allowed
    assert "<table" not in allowed
    assert "<pre" not in allowed
    assert 'href="javascript' not in rendered


@given(texts)
def test_linking_changes_no_word(text: str) -> None:
    text = clean(text)
    page = markdown.markdown(linked_markdown(text), extensions=["toc", "tables", "fenced_code"])
    assert html.unescape(re.sub(r"</?(?:p|a)\b[^<>]*>", "", page)) == text


@pytest.mark.parametrize("text", ["Try it!github.com/a/b now", "See https://a.org/?x=&lt;script&gt;&amp;y=1 now"])
def test_what_stands_around_and_inside_an_address_stays_text(text: str) -> None:
    page = markdown.markdown(linked_markdown(text), extensions=["toc", "tables", "fenced_code"])
    assert "<img" not in page
    assert html.unescape(re.sub(r"</?(?:p|a)\b[^<>]*>", "", page)) == text


def test_addresses_in_an_abstract_become_links() -> None:
    assert linked_markdown("At github.com/a_b, or https://x.org/y_z.") == (
        "At [github.com/a\\_b](<https://github.com/a_b>), or <https://x.org/y_z>."
    )


def test_long_lists_go_on_on_pages_of_their_own() -> None:
    archive = an_archive(*some_records(*(f"Paper {number}" for number in range(12))))
    pages = pages_of(archive, page_size=5)
    first, _ = parts(pages["topics/spin-glasses.md"])
    last, _ = parts(pages["topics/spin-glasses/3.md"])
    assert [len(part["list"]["papers"]) for part in (first, last)] == [5, 2]  # type: ignore[index]
    assert first["list"]["pages"] == {  # type: ignore[index]
        "number": 1,
        "count": 3,
        "previous": "",
        "next": "topics/spin-glasses/2.html",
    }
    assert "topics/spin-glasses/4.md" not in pages


def test_long_tables_of_the_coverage_go_on_on_pages_of_their_own() -> None:
    twice = [a_record(f"Paper {n}", seed=seed, line=2 * n + 1) for n in range(ROWS + 1) for seed in "ab"]
    pages = pages_of(an_archive(*twice))
    assert [path for path in pages if path.startswith("coverage")] == ["coverage.md", "coverage/merges/2.md"]
    first, second = (parts(pages[path])[0]["coverage"] for path in ("coverage.md", "coverage/merges/2.md"))
    assert [(table["kind"], len(table["rows"])) for table in first["tables"]] == [  # type: ignore[index]
        ("seeds", 0),
        ("merges", ROWS),
        ("issues", 0),
    ]
    [table] = second["tables"]  # type: ignore[index]
    assert table["pages"] == {"number": 2, "count": 2, "previous": "coverage.html", "next": ""}
    assert len(table["rows"]) == 1


def with_tags(*names: str) -> Archive:
    terms = tuple(Term(TAGS, name, Slug(f"tag-{number}"), ()) for number, name in enumerate(names))
    return replace(an_archive(), tags=terms)


def test_tags_stand_under_their_bare_letter_and_what_is_no_letter_under_a_sign() -> None:
    terms = parts(pages_of(with_tags("öl", "Zeta", "oat", "3D", "Ödem", "жук"))["tags/index.md"])[0]["terms"]
    groups = {group["name"]: [term["name"] for term in group["terms"]] for group in terms["groups"]}  # type: ignore[index]
    assert groups == {"#": ["3D"], "O": ["oat", "Ödem", "öl"], "Z": ["Zeta"], "Ж": ["жук"]}
    assert [letter["url"] for letter in terms["letters"]] == [  # type: ignore[index]
        "#letter-u23", "#letter-o", "#letter-z", "#letter-u416",
    ]  # fmt: skip


def test_of_very_many_tags_each_letter_has_a_page() -> None:
    names = [f"{letter}{number:04}" for letter in "ab" for number in range(TAGS_ON_INDEX // 2 + 1)]
    pages = pages_of(with_tags(*names))
    assert [path for path in pages if path.startswith("tags/letters/")] == [
        "tags/letters/a.md",
        "tags/letters/b.md",
    ]
    index, of_b = (parts(pages[path])[0]["terms"] for path in ("tags/index.md", "tags/letters/b.md"))
    assert sum(len(group["terms"]) for group in index["groups"]) == TAGS_ON_INDEX  # type: ignore[index]
    assert sum(len(group["terms"]) for group in of_b["groups"]) == TAGS_ON_INDEX // 2 + 1  # type: ignore[index]
    assert [letter["url"] for letter in of_b["letters"]] == ["tags/letters/a.html", "tags/letters/b.html"]  # type: ignore[index]


def test_every_day_month_and_year_has_a_page() -> None:
    pages = pages_of(an_archive(a_record(), a_record("Spin", listed_on=None, line=2)))
    assert [path for path in sorted(pages) if path.startswith("dates/")] == [
        "dates/2025-09-09.md",
        "dates/2025-09.md",
        "dates/2025.md",
        "dates/index.md",
        "dates/undated.md",
    ]


def test_the_same_archive_gives_the_same_pages(archive: Archive) -> None:
    assert pages_of(archive) == pages_of(archive)


def test_golden_pages(golden: Path) -> None:
    """What the Markdown looks like; `make golden` rewrites it, the diff is reviewed."""
    archive = an_archive(
        a_record("Lattice models", "We melt them. Code: https://github.com/a/b."),
        a_record("Spin <b>glasses</b>", "", line=3),
        a_record("Lattice models", "We melt them.", None, "b.txt", 7),
    )
    for path, text in pages_of(archive).items():
        if path in {"index.md", "papers/lattice-models.md", "dates/2025-09-09.md", "coverage.md"}:
            expected = golden / path.replace("/", "_")
            if os.environ.get("GOLDEN") == "write":
                expected.write_text(text, encoding="utf-8")
            assert expected.read_text(encoding="utf-8") == text, f"{path}: run make golden and review the diff"
