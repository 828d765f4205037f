from pathlib import Path

import pytest

from builder.archive.changes import find_changes
from builder.archive.fact_changes import as_text, refused
from builder.merge.identity import record_id
from builder.merge.overrides import read_overrides
from builder.model.changes import Change
from builder.model.links import Link
from builder.model.people import Author
from builder.model.records import NO_DETAILS, Details, Record
from tests.examples import MELT, MELTING, a_record, an_archive, told
from tests.unit.archive.test_changes import changes, kin

X = "2509.01234"

AGAIN = a_record("Melting lattices", MELT, seed="b.txt", line=7)


def told_of(*found: Change) -> list[tuple[str, str, str, str]]:
    return [(one.kind, str(one.place), one.old, one.new) for one in found]


def test_what_a_listing_adds_to_what_was_known_is_told_field_by_field() -> None:
    more = told(AGAIN, arxiv=X, authors=("Ada Bee", "Cy Dee"), ids=(("s2", "77"),))
    assert told_of(*changes([MELTING], [MELTING, more])) == [
        ("facts", "b.txt:7", "", f"arxiv: {X}"),
        ("facts", "b.txt:7", "", "authors: Ada Bee; Cy Dee"),
        ("facts", "b.txt:7", "", "ids: s2 77"),
    ]


def test_what_another_source_says_otherwise_is_told_with_what_was_known() -> None:
    before = told(MELTING, "ris", published="2024", venue="Nature")
    after = told(AGAIN, "arxiv", published="2025-09-02")
    assert told_of(*changes([before], [before, after])) == [
        ("facts", "b.txt:7", "published: 2024", "published: 2025-09-02")
    ]


def test_what_is_known_of_a_new_paper_is_no_change() -> None:
    assert changes([MELTING], [MELTING, told(a_record("Frozen", "Ice.", seed="b.txt"), arxiv=X)]) == ()
    assert changes([told(MELTING, arxiv=X)], [told(MELTING, arxiv=X), told(AGAIN, arxiv=X)]) == ()


def test_a_pdf_and_a_link_beside_the_abstract_are_links_and_their_host_may_be_new() -> None:
    more = told(AGAIN, pdf="https://evil.example/x.pdf")
    assert told_of(*changes([MELTING], [MELTING, more])) == [
        ("link", "b.txt:7", "", "https://evil.example/x.pdf"),
        ("host", "b.txt:7", "", "evil.example"),
    ]


REFUSED = (
    told(
        AGAIN,
        "arxiv",
        arxiv=X,
        authors=("Mallory",),
        published="1999",
        venue="V",
        comment="C",
        categories=("x.Y",),
    ),
    told(AGAIN, "arxiv", doi="10.1/a", updated="2026", pdf="https://evil.example/x.pdf"),
)


@pytest.mark.parametrize("more", REFUSED)
@pytest.mark.parametrize(
    "before",
    [MELTING, told(MELTING, "ris", authors=(Author("J. Doe, Jr", "Doe", "J., Jr"), "ATLAS"), published="2025")],
)
def test_what_a_change_says_to_write_refuses_it(before: Record, more: Record, tmp_path: Path) -> None:
    found = changes([before], [before, more])
    file = tmp_path / "overrides.toml"
    file.write_text("\n".join(change.refuse for change in found))
    after, old = an_archive(before, more, overrides=read_overrides(file)), an_archive(before)
    assert after.entries[record_id(before)].paper.details == old.entries[record_id(before)].paper.details
    assert found
    assert find_changes(old, after, kin(old, after)) == ()


def test_fields_are_shown_as_people_read_them() -> None:
    details = Details(authors=(Author("Ada Bee"),), has_more=True, categories=("cs.LG", "stat.ML"))
    assert as_text(details, "authors") == "authors: Ada Bee; and others"
    assert as_text(details, "categories") == "categories: cs.LG; stat.ML"
    assert as_text(details, "venue") == ""


def test_links_are_refused_by_those_that_stood_there_and_other_ids_cannot_be() -> None:
    was = Details(links=(Link("https://a.org/", "code"),))
    assert 'links = ["https://a.org/"]' in refused(record_id(MELTING), was, "links")
    assert refused(record_id(MELTING), NO_DETAILS, "ids") == ""
