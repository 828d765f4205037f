import os
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given

from builder.model.records import Record
from tests.examples import a_record, an_archive
from tests.strategies import HOSTILE, records
from tests.unit.pages.examples import pages_of, parts, shown


@given(records)
def test_whatever_stands_in_a_title_the_page_is_valid_and_shows_it(record: Record) -> None:
    archive = an_archive(record)
    [entry] = archive.entries.values()
    front, body = parts(pages_of(archive)[f"papers/{entry.slug}.md"])
    title = wanted(entry.paper.title, entry.shown.plain_title)
    assert front["title"] == title
    assert shown(body).split() == f"{title} {wanted(entry.paper.abstract, entry.shown.plain_abstract)}".split()


def wanted(text: str, plain: str) -> str:
    """What a page shows of a text: all of it as it is, but where signs of TeX may have become a formula."""
    return plain if re.search(r"[$\\^_]", text) else text


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
