"""The kinds of issues: `check --format json` prints them, so their names stay."""

from __future__ import annotations

from builder.model import issues
from builder.model.records import Place

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
    issues.not_utf8(HERE, 1),
    issues.unreadable_seed(HERE, "this folder cannot be read"),
    issues.no_records(HERE),
)


def test_each_kind_keeps_its_name() -> None:
    assert [issue.kind for issue in EACH] == (
        "TitleWithoutAbstract TitleLikeAbstract AbstractLikeTitle NotAListing UnknownDate UnknownDay SecondDay "
        "NothingToShow AbstractLeftOut ShownInPart LineTooLong NotUtf8 UnreadableSeed NoRecords"
    ).split()
