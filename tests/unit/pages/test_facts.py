"""What the Markdown of a page says without our theme."""

import html
import re
from datetime import date

import markdown
import pytest

from builder.model.people import Author
from tests.examples import LONE, MELT, a_record, an_archive, some_records, told
from tests.unit.pages.examples import pages_of

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) *** `a` _b_"


def facts(page: str) -> list[str]:
    return page.split("\n***\n", 1)[1].strip().splitlines()


def test_a_paper_says_days_topic_and_what_is_known() -> None:
    record = told(
        a_record("Melting lattices", MELT, line=1),
        authors=(Author("Ada Bee"),),
        arxiv="2509.01234",
        published="2025-09-02",
        venue="Letters",
    )
    assert facts(pages_of(an_archive(record))["papers/melting-lattices.md"]) == [
        "- By: Ada Bee",
        "- Published 2 September 2025",
        "- Venue: Letters",
        "- Source: <https://arxiv.org/pdf/2509.01234>",
        "- Source: <https://arxiv.org/abs/2509.01234>",
        "- Listed: [Tuesday 9 September 2025](<../dates/2025-09-09.md>), a.txt:1",
        "- Topic: [Spin Glasses](<../topics/spin-glasses.md>)",
    ]


def test_a_list_names_its_papers_with_their_days() -> None:
    archive = an_archive(*some_records(*map(str, range(7))), tags=LONE)
    pages = pages_of(archive, page_size=5)
    assert "- [0](<../papers/0.md>), 2025-09-09" in "\n".join(facts(pages["dates/2025-09-09.md"]))
    assert any(line.startswith("- Pages: [after](<") for line in facts(pages["dates/2025-09-09.md"]))
    assert any(
        line.startswith("    - [Spin Glasses](<spin-glasses.md>)") for line in facts(pages["topics/index.md"])
    )
    assert any("(<topics/spin-glasses.md>)" in line for line in facts(pages["index.md"]))


@pytest.mark.parametrize("field", ["venue", "comment"])
def test_what_seeds_say_is_text(field: str) -> None:
    record = told(a_record("Melting", MELT, date(2025, 9, 9)), authors=(Author(HOSTILE),), **{field: HOSTILE})
    said = markdown.markdown("\n".join(facts(pages_of(an_archive(record))["papers/melting.md"])))
    assert html.unescape(said).count(HOSTILE) == 2
    assert {*re.findall(r"<(\w+)", said)} == {"ul", "li", "a"}
    assert not re.search(r'href="javascript', said)


def test_words_of_ours_have_no_facts() -> None:
    assert "\n***\n" not in pages_of(an_archive())["about.md"]
