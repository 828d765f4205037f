from builder.ingest.document import HEAD, Document, Register
from builder.model import MOST_SHOWN, Details, Place, Record, Roles, broken_entry, not_an_id


def a_record(line: int, title: str = "A") -> Record:
    return Record(Place("a.bib", line), None, title, "", Details(source="bibtex"))


def test_lines_are_counted_whatever_ends_them() -> None:
    document = Document("a.bib", "a\r\nb\rc\n\nd")
    assert document.text == "a\nb\nc\n\nd"
    assert [document.line_at(at) for at in range(len(document.text))] == [1, 1, 2, 2, 3, 3, 4, 5]
    assert document.place_at(7) == document.place(5) == Place("a.bib", 5)
    assert [*document.written_lines()] == [1, 2, 3, 5]


def test_the_head_begins_with_what_is_not_blank() -> None:
    assert Document("a.bib", "\n  \n@a" + "x" * 2 * HEAD).head == "@a" + "x" * (HEAD - 2)
    assert Document("a.bib", "").head == ""


def test_zero_bytes_are_seen_and_told_once() -> None:
    document = Document("a.bib", "a\nb\0c\0")
    assert document.text == "a\nb\ufffdc\ufffd"
    register = Register(document)
    register.add(a_record(1))
    [issue] = register.reading().issues
    assert (issue.kind, issue.place.line) == ("ZeroBytes", 2)


def test_each_line_has_one_role() -> None:
    register = Register(Document("a.bib", "one\n\ntwo\nthree\nfour\n"))
    register.add(a_record(1))
    register.add(a_record(1, "B"))
    register.leave_out(broken_entry(Place("a.bib", 1), "BibTeX", "is never closed", "x"))
    register.leave_out(broken_entry(Place("a.bib", 4), "BibTeX", "is never closed", "x"))
    register.note(not_an_id(Place("a.bib", 5), "DOI", "x"))
    reading = register.reading()
    assert reading.roles == Roles(chrome=2, title=1, left_out=1, total=4)
    assert [record.title for record in reading.records] == ["A", "B"]
    assert len(reading.issues) == 3


def test_a_file_of_no_entries_is_told() -> None:
    [issue] = Register(Document("a.bib", "% nothing\n")).reading().issues
    assert issue.kind == "NoRecords"


def test_a_text_that_is_too_long_to_be_shown_is_told() -> None:
    register = Register(Document("a.bib", "x"))
    register.add(a_record(1, "A" * (MOST_SHOWN + 1)))
    [issue] = register.reading().issues
    assert issue.kind == "ShownInPart"
