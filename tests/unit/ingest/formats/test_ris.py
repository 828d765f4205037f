from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.document import Document
from builder.ingest.formats.ris import read, recognises
from builder.ingest.seeds import parse_seed
from builder.model import Author, Details, Link, Reading, line_of
from tests.examples import MELT

WHOLE = """TY  - JOUR
TI  - Melting lattices
AU  - Núñez, Ana
AU  - Doe, J., Jr
AU  - The Example Collaboration
A2  - Ed, Itor
PY  - 2025
DA  - 2025/09/02/
JO  - J. Made Up
JF  - Journal of Made Up
AB  - We study
      melting
lattices.
DO  - https://doi.org/10.1234/Made.UP
UR  - https://arxiv.org/abs/2509.01234v2
L1  - https://example.org/a.pdf
L2  - https://example.org/code
Y2  - 2025/11/11
KW  - order
ER  -
"""


def read_text(text: str) -> Reading:
    return read(Document("a.ris", text))


def test_each_field_is_read_for_what_it_is() -> None:
    [record] = read_text(WHOLE).records
    assert (record.title, record.abstract) == ("Melting lattices", "We study melting lattices.")
    assert (record.place.line, record.listed_on) == (1, None)
    assert record.details == Details(
        source="ris",
        arxiv="2509.01234",
        version=2,
        doi="10.1234/made.up",
        authors=(
            Author("Ana Núñez", "Núñez", "Ana"),
            Author("J. Doe, Jr", "Doe", "J., Jr"),
            Author("The Example Collaboration"),
        ),
        published="2025-09-02",
        venue="Journal of Made Up",
        pdf="https://example.org/a.pdf",
        links=(Link("https://example.org/code", ""),),
    )


@pytest.mark.parametrize("name", ["TI", "T1", "CT"])
@pytest.mark.parametrize("abstract", ["AB", "N2"])
@pytest.mark.parametrize("author", ["AU", "A1"])
@pytest.mark.parametrize("day", ["Y1", "PY", "DA"])
def test_programs_name_the_same_field_differently(name: str, abstract: str, author: str, day: str) -> None:
    text = f"TY  - UNPB\n{name}  - A\n{author}  - Bee, Ann\n{day}  - 2025/09//\n{abstract}  - {MELT}\nER  - \n"
    [record] = read_text(text).records
    assert (record.title, record.abstract, record.details.published) == ("A", MELT, "2025-09")
    assert record.details.authors == (Author("Ann Bee", "Bee", "Ann"),)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"\n\nTY  - UNPB\r\nT1  - Melting lattices\r\nN2  - {MELT}\r\nER  -\r\n",
        "\ufeffTY  - JOUR\nTI  - A\nER  - \n",
        "TY - JOUR\nTI - A\nER -\n",
        "TY  -JOUR\nTI  -A\nER  -\n",
        "Provider: somebody\nContent: text/plain\n\nTY  - JOUR\nTI  - A\nER  - \n",
    ],
)
def test_a_file_is_recognised_and_read(text: str) -> None:
    document = Document("a.txt", text)
    assert recognises(document)
    assert [record.title for record in read(document).records] == [
        "A" if "Melting" not in text else "Melting lattices"
    ]
    assert read(document).issues == ()


@pytest.mark.parametrize("text", [f"TY is no title\n{MELT}\n", "TY - JOUR is here\nx", "", "AU  - A\nTI  - B\n"])
def test_another_file_is_not(text: str) -> None:
    assert not recognises(Document("a.txt", text))


@pytest.mark.parametrize(
    "field",
    [
        "UR  - http://arxiv.org/abs/2509.01234",
        "AN  - arXiv:2509.01234",
        "M1  - arXiv:2509.01234",
        "M3  - arXiv preprint arXiv:2509.01234",
        "JO  - arXiv preprint arXiv:2509.01234",
        "VL  - abs/2509.01234",
        "DO  - 10.48550/arXiv.2509.01234",
        "C7  - arXiv:2509.01234",
        "L1  - https://arxiv.org/pdf/2509.01234.pdf",
    ],
)
def test_the_number_of_arxiv_is_found_where_programs_put_it(field: str) -> None:
    reading = read_text(f"TY  - GEN\nTI  - A\n{field}\nER  - \n")
    [record] = reading.records
    assert (record.details.arxiv, record.details.venue) == ("2509.01234", "")
    assert reading.issues == ()


def test_one_blank_before_a_dash_is_text_where_two_are_the_rule() -> None:
    [record] = read_text("TY  - JOUR\nTI  - A\nAB  - Of the\nUS - and of us\nER  - \n").records
    assert record.abstract == "Of the US - and of us"


def test_of_a_chapter_the_book_is_the_venue_and_of_a_book_it_is_the_title() -> None:
    chapter, book = read_text("TY  - CHAP\nTI  - A\nBT  - B\nER  - \nTY  - BOOK\nBT  - B\nER  - \n").records
    assert (chapter.title, chapter.details.venue, book.title, book.details.venue) == ("A", "B", "B", "")


BROKEN = {
    "TI  - No start\nAB  - x\nER  - \n": "BrokenEntry",
    "TY  - JOUR\nAU  - Bee, Ann\nER  - \n": "EntryWithoutTitle",
    "TY  - JOUR\nER  - \n": "EntryWithoutTitle",
}

GOOD = "TY  - JOUR\nTI  - Good\nAU  - Bee, Ann\nER  - \n"


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_entry_is_told_on_its_line_and_its_neighbours_are_read(broken: str) -> None:
    reading = read_text(f"{GOOD}\n{broken}\n{GOOD}")
    assert [record.title for record in reading.records] == ["Good", "Good"]
    assert [(issue.kind, issue.place.line) for issue in reading.issues] == [(BROKEN[broken], 6)]


def test_an_entry_without_its_end_is_read_as_far_as_it_goes_and_told() -> None:
    reading = read_text(GOOD.replace("ER  - \n", "") + GOOD.replace("ER  - \n", "").replace("Good", "Last"))
    assert [record.title for record in reading.records] == ["Good", "Last"]
    assert [line_of(issue) for issue in reading.issues] == [
        'a.ris:1: the RIS entry "Good" has no line ER at its end. It is read as far as it goes; add the line, or '
        "save the file anew.",
        'a.ris:4: the RIS entry "Last" has no line ER at its end. It is read as far as it goes; add the line, or '
        "save the file anew.",
    ]


def test_a_wrong_doi_is_told_and_the_paper_is_kept() -> None:
    reading = read_text("TY  - JOUR\nTI  - A\nDO  - none\nER  - \n")
    assert [record.title for record in reading.records] == ["A"]
    assert [issue.kind for issue in reading.issues] == ["NotAnId"]


def test_the_day_of_the_file_is_that_of_its_papers() -> None:
    [record] = parse_seed("2025-09-09.ris", WHOLE.encode("utf-8-sig")).records
    assert record.listed_on == date(2025, 9, 9)


PARTS = [*BROKEN, GOOD, "TY  - ", "  ", "AB  -", "ER", "KW  - a", "x\n", "TI  - Good\n", "\ufeffTY  - JOUR\n"]


@given(st.lists(st.sampled_from([*BROKEN, GOOD]), max_size=12))
def test_each_entry_becomes_a_record_or_an_issue(entries: list[str]) -> None:
    reading = read_text("\n".join(entries))
    assert len(reading.records) == entries.count(GOOD)
    assert [issue.kind for issue in reading.issues if issue.kind != "NoRecords"] == [
        BROKEN[entry] for entry in entries if entry != GOOD
    ]


@given(st.lists(st.sampled_from(PARTS)))
def test_any_lines_are_read(parts: list[str]) -> None:
    text = "\n".join(parts)
    reading = read_text(text)
    assert reading.roles.is_conserved
    whole = text.count("TY  - JOUR")
    told = {record.place.line for record in reading.records} | {issue.place.line for issue in reading.issues}
    assert len(told) >= whole


@given(st.text("TYERAU1- \n\r.é", max_size=60))
def test_whatever_stands_there_is_read(text: str) -> None:
    assert read_text(f"TY  - JOUR\n{text}").roles.is_conserved


def test_tags_may_be_in_small_letters_and_text_that_looks_like_one_stays() -> None:
    text = (
        "ty  - JOUR\nti  - Melting\nau  - Bee, Ann\nab  - We say\nit - so\ner  - \nty  - JOUR\nti  - B\ner  - \n"
    )
    assert recognises(Document("a.txt", text))
    first, second = read_text(text).records
    assert (first.title, first.abstract, second.title) == ("Melting", "We say it - so", "B")


@pytest.mark.parametrize(
    "value",
    [
        "Bee, A.; Eff, C.",
        "Bee, A. and Eff, C.",
        "Bee, A., Eff, C.",
        "Bee, A. & Eff, C.",
        "B&eacute;e, A.; Eff, C.",
    ],
)
def test_several_names_may_stand_behind_one_tag(value: str) -> None:
    [record] = read_text(f"TY  - JOUR\nTI  - A\nAU  - {value}\nER  - \n").records
    assert [author.given for author in record.details.authors] == ["A.", "C."]


def test_a_year_and_a_day_may_stand_apart() -> None:
    for day, whole in (("MAR 15", "2022-03-15"), ("May-Jun", "2022"), ("2022/03/15", "2022-03-15")):
        [record] = read_text(f"TY  - JOUR\nTI  - A\nDA  - {day}\nPY  - 2022\nER  - \n").records
        assert record.details.published == whole


def test_notes_markup_and_ids_of_catalogues_are_read_for_what_they_are() -> None:
    [record] = read_text(
        "TY  - CONF\nTI  - Growth of <i>E. coli</i>\nAB  - <p>Abstract: We do.</p>\nC3  - Proc. X\n"
        "DB  - PubMed\nAN  - 123\nN1  - Times Cited: 3\nN1  - <div><p>Comment: 12 pages</p></div>\nER  - \n"
    ).records
    assert (record.title, record.abstract) == ("Growth of E. coli", "We do.")
    details = record.details
    assert (details.venue, details.comment, details.ids) == ("Proc. X", "12 pages", (("pmid", "123"),))
