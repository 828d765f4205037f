from dataclasses import replace

import pytest
import rispy
from hypothesis import given

from builder.export.ris import ris
from builder.ingest.document import Document
from builder.ingest.formats.ris import read
from builder.model.citations import Citation
from builder.model.people import Author
from builder.text.cleaning import visible
from tests.unit.export.examples import BARE, WHOLE, citations
from tests.unit.export.test_bibtex import HARMFUL


def test_a_record_says_all_that_is_known() -> None:
    assert ris(replace(WHOLE, has_more=True)).split("\r\n") == [
        "TY  - UNPB",
        "ID  - zhang2025lattice",
        "AU  - von Zhang, Wei",
        "AU  - Doe, John, Jr",
        "AU  - et al.",
        "TI  - Lattice models",
        "PY  - 2025",
        "DA  - 2025/09/02/",
        "T2  - Journal of A & B",
        "PB  - arXiv",
        "AN  - arXiv:2509.01234",
        "DO  - 10.1234/a_b",
        "UR  - https://arxiv.org/abs/2509.01234",
        "Y2  - 2025/09/09/",
        "N1  - Listed on Tuesday 9 September 2025",
        "ER  - ",
        "",
    ]


def test_a_record_of_a_title_alone() -> None:
    assert ris(BARE).split("\r\n") == [
        "TY  - UNPB",
        "ID  - lattice-models-2025-09-09",
        "TI  - Lattice models",
        "N1  - Listed on Tuesday 9 September 2025",
        "ER  - ",
        "",
    ]


def test_what_has_appeared_somewhere_is_not_unpublished() -> None:
    assert ris(replace(BARE, doi="10.1234/a")).startswith("TY  - GEN\r\n")


def test_of_a_date_that_is_not_whole_no_day_is_told() -> None:
    assert "\r\nDA  - 2025/09//\r\n" in ris(replace(WHOLE, published="2025-09"))
    assert "\r\nDA  - " not in ris(replace(WHOLE, published="2025"))


@pytest.mark.parametrize("text", HARMFUL)
def test_no_text_breaks_a_record_wherever_it_stands(text: str) -> None:
    harmed = replace(
        WHOLE,
        title=(f"x{text}",),
        venue=text,
        doi=text,
        url=f"https://a/{text}",
        authors=(Author(text), Author(text, text, text)),
    )
    first, second = rispy.loads(ris(harmed) + ris(BARE))
    assert first["title"] == visible(f"x{text}")
    assert second["title"] == "Lattice models"


def test_a_library_reads_what_it_says() -> None:
    [found] = rispy.loads(ris(WHOLE))
    assert found["authors"] == ["von Zhang, Wei", "Doe, John, Jr"]
    assert (found["year"], found["date"], found["doi"]) == ("2025", "2025/09/02/", WHOLE.doi)
    assert found["urls"] == [WHOLE.url]


@given(citations)
def test_our_own_reader_reads_it_back(citation: Citation) -> None:
    [record] = read(Document("a.ris", ris(citation))).records
    details = record.details
    assert (record.title,) == citation.title
    assert [author.name for author in details.authors] == [author.name for author in citation.authors]
    assert details.has_more == (citation.has_more and bool(citation.authors))
    assert (details.published, details.arxiv, details.doi) == (citation.published, citation.arxiv, citation.doi)
