from datetime import date

from builder.ingest.dates import NotADayError
from builder.ingest.formats.dump.assemble import Day, LineAssembler
from builder.ingest.formats.dump.viterbi import Part
from builder.ingest.source import Ledger, Line, Source
from builder.model.seeds import Reading

A_DAY = date(2025, 9, 9)


def assembled(*parts: tuple[str, Part, Day]) -> Reading:
    """What becomes of classified lines, numbered from 1."""
    lines = tuple(Line(number, text) for number, (text, _, _) in enumerate(parts, 1))
    assembler = LineAssembler(Ledger(Source("a.txt", lines)))
    for line, (_, part, day) in zip(lines, parts, strict=True):
        assembler.take(line, part, day)
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
