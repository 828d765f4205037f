from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ingest.seeds import parse_seed
from builder.model import Author, Reading

MELT = (
    "We study lattices and show that they melt when they are heated, in theory and in experiments of our own."
    " This explains what others have seen before us."
)

NEW = f"""Machine Learning
Showing new listings for Tuesday, 9 September 2025
Total of 3 entries
New submissions (showing 2 of 2 entries)
[1] arXiv:2509.00001 [pdf, html, other]
Title: Melting of Lattices: a Study
Ann Bee, C. D. Eff (and 3 more authors not shown)
Comments: 12 pages
Subjects: Machine Learning (cs.LG); Optics (physics.optics)
{MELT}
[2] arXiv:2509.00002 [pdf, other]
Title: Frozen Glasses
A. Bee
Journal-ref: J. Made Up 1 (2025)
DOI: 10.1234/made.up
Subjects: Machine Learning (cs.LG)
{MELT}
Replacement submissions (showing 1 of 1 entries)
[3] arXiv:hep-th/9901001 (replaced) [pdf]
Title: Strings
The Example Collaboration
Subjects: High Energy Physics - Theory (hep-th)
Total of 3 entries
About
Help
"""

OLD = """Submissions received from Mon 8 Sep 14 to Tue 9 Sep 14, announced Wed, 10 Sep 14
[ total of 2 entries: 1-2 ]
[ showing up to 2000 entries per page: fewer | more ]
New submissions for Wed, 10 Sep 14
[1]  arXiv:1409.0001 [pdf, ps, other]
Title: Melting of Lattices at the
Ends of Lines
Authors: Ann Bee (Lab One),
C. D. Eff
Subjects: Machine Learning (cs.LG); Optics
and More (physics.optics)
We study lattices and show
that they melt.

Replacements for Wed, 10 Sep 14
[2]  arXiv:1301.0002 (replaced) [pdf, other]
Title: Frozen Glasses
Authors: A. Bee
Subjects: Machine Learning (cs.LG)
[ total of 2 entries: 1-2 ]
Links to: arXiv, form interface, find, cs, recent, 1409, contact, help
"""

RECENT = """Wed, 10 Sep 2025
Tue, 9 Sep 2025
Total of 2 entries : 1-2
Wed, 10 Sep 2025 (showing 1 of 1 entries )
[1] arXiv:2509.00001 [pdf, html, other]
Title:
Melting Lattices
Ann Bee, C. D. Eff
Subjects: Machine Learning (cs.LG)
Tue, 9 Sep 2025 (showing 1 of 1 entries )
[2] arXiv:2509.00002 (cross-list from cs.CV) [pdf, html, other]
Title: Frozen Glasses
A. Bee
Subjects: Computer Vision (cs.CV)
"""

SEARCH = f"""Showing 1–2 of 2 results for all: lattices
arXiv:2509.00001 [pdf, other] cs.LG physics.optics doi 10.1234/made.up
Melting Lattices
Authors: Ann Bee, C. D. Eff
Abstract: {MELT} △ Less
Submitted 3 September, 2025; v1 submitted 1 September, 2025; originally announced September 2025.
Comments: 12 pages
arXiv:2509.00002 [pdf]
cs.LG
Frozen Glasses
Authors: A. Bee
Abstract: We freeze. △ Less
Submitted 2 September, 2025; originally announced September 2025.
Journal ref: J. Made Up 1
"""


def read(text: str) -> Reading:
    reading = parse_seed("a.txt", text.encode())
    assert reading.roles.is_conserved
    return reading


def test_each_number_belongs_to_the_title_below_it() -> None:
    reading = read(NEW)
    assert reading.issues == ()
    assert [(one.title, one.abstract, one.details.arxiv, one.listed_on) for one in reading.records] == [
        ("Melting of Lattices: a Study", MELT, "2509.00001", date(2025, 9, 9)),
        ("Frozen Glasses", MELT, "2509.00002", date(2025, 9, 9)),
        ("Strings", "", "hep-th/9901001", date(2025, 9, 9)),
    ]


def test_authors_stand_alone_below_the_title() -> None:
    first, second, third = (one.details for one in read(NEW).records)
    assert (first.authors, first.has_more) == ((Author("Ann Bee"), Author("C. D. Eff")), True)
    assert (second.authors, third.authors) == ((Author("A. Bee"),), (Author("The Example Collaboration"),))
    assert (first.categories, first.comment) == (("cs.LG", "physics.optics"), "12 pages")
    assert (second.venue, second.doi) == ("J. Made Up 1 (2025)", "10.1234/made.up")


def test_older_pages_have_labels_and_short_years_and_broken_lines_go_on() -> None:
    reading = read(OLD)
    assert reading.issues == ()
    first, second = reading.records
    assert (first.title, first.abstract) == (
        "Melting of Lattices at the Ends of Lines",
        "We study lattices and show that they melt.",
    )
    assert (first.details.arxiv, second.details.arxiv) == ("1409.0001", "1301.0002")
    assert first.details.authors == (Author("Ann Bee"), Author("C. D. Eff"))
    assert first.details.categories == ("cs.LG", "physics.optics")
    assert {one.listed_on for one in reading.records} == {date(2014, 9, 10)}


def test_papers_are_of_the_day_right_above_them_whatever_days_the_page_begins_with() -> None:
    reading = read(RECENT)
    assert reading.issues == ()
    assert [(one.title, one.listed_on) for one in reading.records] == [
        ("Melting Lattices", date(2025, 9, 10)),
        ("Frozen Glasses", date(2025, 9, 9)),
    ]


def test_answers_to_a_search_are_read_too() -> None:
    first, second = read(SEARCH).records
    assert (first.title, first.abstract, first.listed_on) == ("Melting Lattices", MELT, None)
    assert (second.title, second.abstract) == ("Frozen Glasses", "We freeze.")
    assert (first.details.published, first.details.updated) == ("2025-09-01", "2025-09-03")
    assert (second.details.published, second.details.updated) == ("2025-09-02", "")
    assert (first.details.categories, first.details.doi) == (("cs.LG", "physics.optics"), "10.1234/made.up")
    assert (first.details.comment, second.details.venue) == ("12 pages", "J. Made Up 1")


def test_a_paper_without_an_abstract_among_others_is_told_and_one_without_a_title() -> None:
    text = NEW.replace(f"physics.optics)\n{MELT}", "physics.optics)").replace("Title: Frozen Glasses", "Title:  ")
    reading = read(text.replace("Title:  \nA. Bee", "Title: \u200b\nA. Bee"))
    assert [issue.kind for issue in reading.issues][:1] == ["TitleWithoutAbstract"]
    assert [one.title for one in reading.records] == ["Melting of Lattices: a Study", "Strings"]


def test_a_title_that_was_broken_goes_on_above_the_names() -> None:
    usual = "".join(
        f"[{n}] arXiv:2509.{n:05} [pdf]\nTitle: A\nA. Bee\nSubjects: X (cs.LG)\n" for n in range(10, 40)
    )
    for names in ("Ann Bee, C. D. Eff", "Ann Bee,\nC. D. Eff", "Ann Bee"):
        page = f"[1] arXiv:2509.00001 [pdf]\nTitle: Melting of\nLattices\n{names}\nSubjects: X (cs.LG)\n{usual}"
        first = read(page).records[0]
        assert first.title == "Melting of Lattices"
        assert [author.name for author in first.details.authors] == names.replace(",\n", ", ").split(", ")


def test_what_follows_an_abstract_is_no_part_of_it() -> None:
    records = read(NEW.replace("Total of 3 entries\nAbout", "About").replace("[3]", "About\nHelp\n[3]")).records
    assert [one.abstract for one in records] == [MELT, MELT, ""]


def test_a_paper_whose_number_was_lost_gives_nothing_to_the_one_above() -> None:
    records = read(NEW.replace("[2] arXiv:2509.00002 [pdf, other]\n", "")).records
    assert [(one.title, one.details.arxiv) for one in records] == [
        ("Melting of Lattices: a Study", "2509.00001"),
        ("Frozen Glasses", ""),
        ("Strings", "hep-th/9901001"),
    ]
    assert [one.abstract for one in records] == [MELT, MELT, ""]


@pytest.mark.parametrize(
    "text",
    [
        NEW + f"Another Paper\n{MELT}\n",
        NEW.replace("Melting of Lattices: a Study", "Melting of\nLattices: a Study").replace("[2]", "[2] see"),
        "arXiv:2509.00001\nTitle: Melting\n",
    ],
)
def test_where_other_things_stand_it_is_read_as_any_text(text: str) -> None:
    assert read(text).records


@given(st.lists(st.sampled_from([*NEW.split("\n"), *OLD.split("\n"), *RECENT.split("\n"), *SEARCH.split("\n")])))
def test_whatever_stands_there_each_line_is_accounted_for(lines: list[str]) -> None:
    read("\n".join(lines))


def test_what_stands_below_an_abstract_that_was_folded_is_no_part_of_it() -> None:
    text = SEARCH.replace("Comments: 12 pages", "Comments: 12 pages, which a program\nbroke into two lines")
    found = read(f"{text}Search v0.5.6 released 2020-02-24\nAbout\nHelp\n")

    assert [record.abstract for record in found.records] == [MELT, "We freeze."]
    assert found.records[0].details.comment == "12 pages, which a program broke into two lines"
    assert found.records[1].details.venue == "J. Made Up 1"
