from datetime import date

from builder.ingest.seeds import parse_seed
from builder.model import Author, Details, Link
from builder.model.seeds import Reading

HEAD = "From: no-reply@arXiv.org\nDate: Tue, 9 Sep 2025 04:12:09 GMT\n" + "-" * 78 + "\n"
ENTRY = r"""\\
arXiv:2509.01234 (*cross-listing*)
Date: Mon, 8 Sep 2025 10:11:12 GMT   (123kb,D)

Title: Melting of Lattices at the Ends
  of Long Lines
Authors: Ann Bee, C. D. Eff
Categories: cs.LG physics.optics
Comments: 12 pages
\\
  We study lattices and show that they melt
when heated. This explains what was seen.
\\ ( https://arxiv.org/abs/2509.01234 ,  123kb)
"""
REPLACED = r"""\\
arXiv:2509.00001
replaced with revised version Mon, 8 Sep 2025 10:11:12 GMT   (12kb)

Title: An Older Paper
Authors: G. Aitch
\\ ( https://arxiv.org/abs/2509.00001 ,  12kb)
"""


def read(text: str) -> Reading:
    return parse_seed("mail.txt", text.encode())


def test_lines_are_joined_and_the_labels_go() -> None:
    reading = read(HEAD + ENTRY)
    [record] = reading.records
    assert record.title == "Melting of Lattices at the Ends of Long Lines"
    assert record.abstract == "We study lattices and show that they melt when heated. This explains what was seen."
    assert reading.issues == ()


def test_papers_are_of_the_day_of_the_mail_and_what_their_fields_say_is_kept() -> None:
    [record] = read(HEAD + ENTRY).records
    assert record.listed_on == date(2025, 9, 9)
    assert record.details == Details(
        source="mail",
        arxiv="2509.01234",
        authors=(Author("Ann Bee"), Author("C. D. Eff")),
        categories=("cs.LG", "physics.optics"),
        published="2025-09-08",
        comment="12 pages",
        links=(Link("https://arxiv.org/abs/2509.01234", ""),),
    )


def test_a_replaced_paper_has_no_abstract_and_that_is_no_fault() -> None:
    reading = read(HEAD + REPLACED)
    assert [(record.title, record.abstract) for record in reading.records] == [("An Older Paper", "")]
    assert reading.issues == ()


def test_a_new_paper_without_an_abstract_is_told() -> None:
    reading = read(HEAD + REPLACED.replace("replaced with revised version", "Date:"))
    assert [issue.kind for issue in reading.issues] == ["TitleWithoutAbstract"]


def test_an_entry_without_a_title_is_left_out_line_by_line() -> None:
    reading = read(HEAD + ENTRY.replace("Title: Melting of Lattices at the Ends\n  of Long Lines\n", ""))
    assert reading.records == ()
    assert reading.roles.left_out == len(reading.issues) == 2


def test_an_entry_may_break_off() -> None:
    reading = read(HEAD + ENTRY[: ENTRY.index("when heated")])
    assert [record.abstract for record in reading.records] == ["We study lattices and show that they melt"]


def test_a_day_that_the_calendar_lacks_is_told() -> None:
    reading = read(HEAD.replace("9 Sep", "32 Sep") + ENTRY)
    assert [record.listed_on for record in reading.records] == [None]
    assert [issue.kind for issue in reading.issues] == ["UnknownDay"]


def test_a_listing_with_such_a_line_within_is_no_mail() -> None:
    reading = read("Melting lattices\nWe write \\\\\nand then arXiv:2509.01234.\n")
    assert [record.title for record in reading.records] == ["Melting lattices"]


MORE = r"""\\
arXiv:hep-th/9901001v3
Date (v1): Fri, 1 Jan 1999 10:11:12 GMT   (123kb)
Date (revised v3): Mon, 8 Sep 2025 10:11:12 GMT   (124kb)

Title: Strings and Things: a Story, and
  Learning: More of It
Authors: The Example Collaboration: J. Doe (1), G\"unter Eff Jr. (1 and 2) and {\O}le
  Dahl (2), et al. ((1) Lab (North), (2) House)
Comments: 12 pages;
  Note: to appear
Report-no: AB-12
Journal-ref: J. Made Up 1 (2025) 1-9
DOI: 10.1234/Made.UP
\\
  We study strings.
\\ ( https://arxiv.org/abs/hep-th/9901001 ,  123kb)
"""


def test_every_field_that_says_something_of_the_paper_is_read_over_its_lines() -> None:
    [record] = read(HEAD + MORE).records
    assert record.title == "Strings and Things: a Story, and Learning: More of It"
    assert record.details == Details(
        source="mail",
        arxiv="hep-th/9901001",
        version=3,
        doi="10.1234/made.up",
        ids=(("report", "AB-12"),),
        authors=tuple(map(Author, ("The Example Collaboration", "J. Doe", "Günter Eff Jr.", "Øle Dahl"))),
        has_more=True,
        published="1999-01-01",
        venue="J. Made Up 1 (2025) 1-9",
        comment="12 pages; Note: to appear",
        links=(Link("https://arxiv.org/abs/hep-th/9901001", ""),),
    )


def test_a_replaced_paper_is_older_than_its_mail_tells() -> None:
    [record] = read(HEAD + REPLACED).records
    assert (record.details.published, record.details.arxiv) == ("", "2509.00001")


def test_numbers_stood_behind_another_word_until_2007() -> None:
    entry = ENTRY.replace("arXiv:2509.01234 (*cross-listing*)", "Paper: hep-th/9711200\nFrom: Ann <a@example.org>")
    other = ENTRY.replace("arXiv:2509.01234 (*cross-listing*)", "Paper (*cross-listing*): math.CO/0309136")
    records = read(HEAD + entry + other).records
    assert [record.details.arxiv for record in records] == ["hep-th/9711200", "math/0309136"]
    assert {record.title for record in records} == {"Melting of Lattices at the Ends of Long Lines"}
