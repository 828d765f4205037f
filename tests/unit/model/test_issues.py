"""The kinds of issues: `check --format json` prints them, so their names stay."""

from __future__ import annotations

from hypothesis import given

from builder.model import issues
from builder.model.issues import line_of
from builder.model.records import Place
from tests.strategies import titles

HERE = Place("a.txt", 3)

EACH = (
    issues.title_without_abstract(HERE, "A title"),
    issues.title_like_abstract(HERE, "A title"),
    issues.abstract_like_title(HERE, "A line"),
    issues.not_a_listing(HERE, "is not JSON", "A line"),
    issues.unknown_date(HERE, "soon"),
    issues.unknown_day(HERE, "Aug 32", 2),
    issues.second_day(HERE, "Aug 31"),
    issues.nothing_to_show(HERE),
    issues.abstract_left_out(HERE, "A line"),
    issues.shown_in_part(HERE, "title", 20_000, 10_000),
    issues.line_too_long(HERE, 2_000_000, 1_000_000),
    issues.zero_bytes(HERE, "Lattice models", 2),
    issues.not_utf8(HERE, 1),
    issues.unreadable_seed(HERE, "this folder cannot be read"),
    issues.no_records(HERE),
    issues.object_without_abstract(HERE, "A title"),
    issues.unused_keys(HERE, ["votes", "upvotes"]),
    issues.foreign_format(HERE, "BibTeX", "write its entries as JSON Lines"),
)


def test_each_kind_keeps_its_name() -> None:
    assert [issue.kind for issue in EACH] == (
        "TitleWithoutAbstract TitleLikeAbstract AbstractLikeTitle NotAListing UnknownDate UnknownDay SecondDay "
        "NothingToShow AbstractLeftOut ShownInPart LineTooLong ZeroBytes NotUtf8 UnreadableSeed NoRecords "
        "TitleWithoutAbstract UnusedKeys ForeignFormat"
    ).split()


def test_each_is_a_place_and_whole_sentences_on_one_line() -> None:
    for issue in EACH:
        line = line_of(issue, "seeds/")
        assert line.startswith("seeds/a.txt:3: ")
        assert line.endswith(".")
        assert "\n" not in line


@given(titles)
def test_whatever_was_seen_an_issue_is_one_line(seen: str) -> None:
    for kind in (issues.title_without_abstract, issues.unknown_date, issues.second_day, issues.abstract_left_out):
        assert len(line_of(kind(HERE, seen)).splitlines()) == 1


def test_issues_stand_in_the_order_of_their_places_then_of_their_texts() -> None:
    first, later = Place("a.txt", 2), Place("a.txt", 10)
    found = [issues.no_records(Place("b.txt", 1)), issues.second_day(later, "x"), issues.second_day(first, "x")]
    found.append(issues.title_without_abstract(first, "y"))
    assert [str(issue.place) for issue in issues.in_order(found)] == ["a.txt:2", "a.txt:2", "a.txt:10", "b.txt:1"]
    assert issues.in_order(found) == issues.in_order(found[::-1])
