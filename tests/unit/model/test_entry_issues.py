import pytest

from builder.model import entry_issues
from builder.model.issues import Issue, line_of
from builder.model.records import Place

HERE, ABOVE = Place("a.bib", 7), Place("a.bib", 3)

ISSUES = (
    entry_issues.broken_entry(HERE, "BibTeX", "is never closed", "@misc{a,"),
    entry_issues.unended_entry(HERE, "RIS", "A title", "ER"),
    entry_issues.entry_without_title(HERE, "BibTeX", "a"),
    entry_issues.refused_entry(HERE, "Atom", "is a message of the server", "bad id"),
    entry_issues.doubled_key(HERE, "a", ABOVE),
    entry_issues.missing_comma(HERE, "year"),
    entry_issues.hidden_authors(HERE, 2),
    entry_issues.broken_file(HERE, "feed", "ends in the middle"),
    entry_issues.not_an_id(HERE, "DOI", "x"),
    entry_issues.zeros_in_entries(HERE, 1),
)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.kind)
def test_an_issue_is_one_line_that_says_where_what_was_done_and_what_to_do(issue: Issue) -> None:
    line = line_of(issue)
    assert line.startswith("a.bib:7: ")
    assert "\n" not in line
    assert line.endswith(".")
    assert line.count(". ") >= 1


def test_kinds_are_told_apart() -> None:
    assert len({issue.kind for issue in ISSUES}) == len(ISSUES)


def test_what_was_seen_is_quoted_short_and_without_controls() -> None:
    line = line_of(entry_issues.broken_entry(HERE, "BibTeX", "is never closed", "a\x1b[31m\n" + "b " * 500))
    assert "\x1b" not in line
    assert len(line) < 250


def test_the_first_of_two_keys_is_named() -> None:
    assert "line 3" in line_of(ISSUES[4])
