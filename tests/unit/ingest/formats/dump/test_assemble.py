from datetime import date

import pytest

from builder.ingest.dates import NotADayError
from builder.ingest.formats.dump.assemble import Day, LineAssembler, Piece
from builder.ingest.formats.dump.emissions import Part
from builder.ingest.source import Ledger, Line, Source
from builder.model import Author, Details
from builder.model.seeds import Reading

A_DAY = date(2025, 9, 9)


def assembled(*parts: tuple[str, Part, Day]) -> Reading:
    """What becomes of classified lines, numbered from 1."""
    lines = tuple(Line(number, text) for number, (text, _, _) in enumerate(parts, 1))
    assembler = LineAssembler(Ledger(Source("a.txt", lines)))
    for line, (text, part, day) in zip(lines, parts, strict=True):
        assembler.take(Piece(line, part, text, day))
    assembler.end_segment()
    assembler.end()
    return assembler.ledger.reading()


def test_a_title_and_the_paragraphs_below_it_are_a_record_of_the_day_above() -> None:
    reading = assembled(
        ("Sep 9", Part.DAY, A_DAY),
        ("Melting lattices", Part.TITLE, None),
        ("They melt.", Part.ABSTRACT, None),
        ("We say why.", Part.MORE, None),
    )
    [record] = reading.records
    assert (record.title, record.abstract) == ("Melting lattices", "They melt. We say why.")
    assert (record.listed_on, record.place.line) == (A_DAY, 2)


def test_of_two_days_in_a_row_the_first_counts_and_the_other_is_told() -> None:
    reading = assembled(
        ("Sep 9", Part.DAY, A_DAY),
        ("Sep 8", Part.DAY, date(2025, 9, 8)),
        ("Melting lattices", Part.TITLE, None),
        ("They melt.", Part.ABSTRACT, None),
    )
    assert [record.listed_on for record in reading.records] == [A_DAY]
    assert [(issue.kind, issue.place.line) for issue in reading.issues] == [("SecondDay", 2)]


def test_below_a_day_that_the_calendar_lacks_records_have_none_and_are_counted() -> None:
    reading = assembled(
        ("Aug 32", Part.DAY, NotADayError("Aug 32")),
        ("Melting lattices", Part.TITLE, None),
        ("They melt.", Part.ABSTRACT, None),
    )
    [record], [issue] = reading.records, reading.issues
    assert record.listed_on is None
    assert issue.kind == "UnknownDay"
    assert "(1 record)" in issue.text


def test_a_title_that_nobody_would_see_is_left_out_with_its_abstract() -> None:
    reading = assembled(("\u200b", Part.TITLE, None), ("They melt.", Part.ABSTRACT, None))
    assert reading.records == ()
    assert [issue.kind for issue in reading.issues] == ["NothingToShow", "AbstractLeftOut"]


def test_lines_that_go_on_are_joined_to_the_text_above() -> None:
    reading = assembled(
        ("Melting", Part.TITLE, None),
        ("lattices", Part.GOES_ON, None),
        ("They", Part.ABSTRACT, None),
        ("melt.", Part.GOES_ON, None),
    )
    assert [(record.title, record.abstract) for record in reading.records] == [("Melting lattices", "They melt.")]
    assert (reading.roles.title, reading.roles.abstract) == (2, 2)


def test_what_stands_beside_a_paper_is_chrome_and_its_details_are_kept() -> None:
    reading = assembled(
        ("[1] arXiv:2509.00001", Part.CHROME, None),
        ("Melting lattices", Part.TITLE, None),
        ("Authors: Ann Bee, C. D. Eff", Part.WITHIN, None),
        ("Subjects: Optics (physics.optics)", Part.WITHIN, None),
        ("They melt.", Part.ABSTRACT, None),
        ("[2] arXiv:2509.00002", Part.CHROME, None),
        ("Freezing lattices", Part.TITLE, None),
        ("They freeze.", Part.ABSTRACT, None),
        ("https://github.com/some/code", Part.CHROME, None),
    )
    one, other = (record.details for record in reading.records)
    assert (one.arxiv, [author.name for author in one.authors], one.categories) == (
        "2509.00001",
        ["Ann Bee", "C. D. Eff"],
        ("physics.optics",),
    )
    assert (other.arxiv, [link.url for link in other.links]) == ("2509.00002", ["https://github.com/some/code"])
    assert reading.roles.chrome == 5


def test_a_paragraph_that_no_title_stands_above_is_left_out_line_by_line() -> None:
    reading = assembled(("They", Part.MORE, None), ("melt.", Part.GOES_ON, None))
    assert reading.records == ()
    assert [issue.kind for issue in reading.issues] == ["AbstractLeftOut", "AbstractLeftOut"]


def test_what_stands_beside_a_text_behind_a_label_is_kept() -> None:
    reading = assembled(
        ("Melting lattices", Part.TITLE, None),
        ("Authors: Ann Bee (Lab), C. Eff, et al.", Part.CHROME, None),
        ("Comments: 9 pages", Part.CHROME, None),
        ("Subjects: Robotics (cs.RO)", Part.CHROME, None),
        ("Journal-ref: J. Made Up 1", Part.CHROME, None),
        ("DOI: 10.1234/A", Part.CHROME, None),
        ("They melt.", Part.ABSTRACT, None),
    )
    [record] = reading.records
    assert record.details == Details(
        source="dump",
        doi="10.1234/a",
        authors=(Author("Ann Bee"), Author("C. Eff")),
        has_more=True,
        categories=("cs.RO",),
        venue="J. Made Up 1",
        comment="9 pages",
    )


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Ann Bee",), ["Ann Bee"]),
        (("ATLAS Collaboration",), ["ATLAS Collaboration"]),
        (("Hans Eff, Jr., Madonna",), ["Hans Eff, Jr.", "Madonna"]),
        (("Ann Bee, C. D. Eff, Åse", "Dahl, Hans Gee"), ["Ann Bee", "C. D. Eff", "Åse Dahl", "Hans Gee"]),
        (("12 authors",), []),
    ],
)
def test_between_a_title_of_arxiv_and_the_first_label_stand_its_authors(
    lines: tuple[str, ...], names: list[str]
) -> None:
    reading = assembled(
        ("[1] arXiv:2509.00001", Part.CHROME, None),
        ("Melting lattices", Part.TITLE, None),
        *((line, Part.WITHIN, None) for line in lines),
        ("Subjects: Optics (physics.optics)", Part.WITHIN, None),
        ("They melt.", Part.ABSTRACT, None),
    )
    [record] = reading.records
    assert [author.name for author in record.details.authors] == names
