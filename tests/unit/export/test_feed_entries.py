"""Entries of feeds: an instant and an id that nothing else moves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builder.archive.feeds import find_feeds
from builder.export.citations import citations
from builder.export.feed_entries import (
    FRAME,
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_OF_A_LIST,
    MOST_OF_AN_ABSTRACT,
    TOO_LONG,
    Entries,
    in_xml,
    instant,
    urn,
    within,
)
from builder.model.papers import PaperId
from builder.model.records import MonthDay
from tests.examples import a_record, an_archive, some_records

ADDRESS = "https://a.example/archive/"


@pytest.mark.parametrize(
    ("digits", "seen"),
    [("0" * 32, "2025-09-09T00:00:00+00:00"), ("8" + "0" * 31, "2025-09-09T12:00:00+00:00"),
     ("f" * 32, "2025-09-09T23:59:59.999999+00:00")],
)  # fmt: skip
def test_an_instant_is_a_share_of_the_day_by_the_id(digits: str, seen: str) -> None:
    assert instant(PaperId(digits), date(2025, 9, 9)).isoformat() == seen


@pytest.mark.parametrize("listed", [None, MonthDay(9, 9)])
def test_without_a_year_it_is_in_the_first_day_of_1970(listed: MonthDay | None) -> None:
    assert instant(PaperId("8" * 32), listed).date() == date(1970, 1, 1)


def test_an_id_depends_on_its_name_alone() -> None:
    assert urn("a") == urn("a") != urn("b")
    assert urn("a").startswith("urn:uuid:")


def test_the_newest_come_first_and_a_new_day_moves_none() -> None:
    few = some_records(*(f"Paper number {at}" for at in range(MOST_ENTRIES + 5)))
    new = a_record("A newer one", listed_on=date(2025, 9, 10), line=999)
    late = a_record("A late one", listed_on=date(2025, 9, 1), line=1000)

    def newest(*records: object) -> list[tuple[str, datetime]]:
        archive = an_archive(*records)  # type: ignore[arg-type]
        feed = find_feeds(archive, ())["index.html"]
        return [
            (one.id, one.instant) for one in Entries(archive, citations(archive, ADDRESS), ADDRESS).newest(feed)
        ]

    before, after = newest(*few), newest(*few, new, late)
    assert len(before) == len(after) == MOST_ENTRIES
    assert before == sorted(before, key=lambda one: one[1], reverse=True)
    assert after[1:] == before[:-1]
    assert after[0][1].replace(tzinfo=UTC).date() == date(2025, 9, 10)


def test_a_list_has_fewer_and_an_abstract_is_safe() -> None:
    records = some_records(*(f"Paper number {at}" for at in range(MOST_OF_A_LIST + 5)))
    archive = an_archive(*records, a_record("Tags", "<script>1</script> & more", line=999))
    made = Entries(archive, citations(archive, ADDRESS), ADDRESS)
    feeds = find_feeds(archive, ())
    assert max(len(made.newest(feed)) for page, feed in feeds.items() if page != "index.html") == MOST_OF_A_LIST
    [tags] = [one for one in made.newest(feeds["index.html"]) if one.title == "Tags"]
    assert tags.html == "<p>&lt;script&gt;1&lt;/script&gt; &amp; more</p>"
    assert tags.url == f"{ADDRESS}papers/tags.html"
    assert tags.source == ""


def test_what_is_too_long_for_an_abstract_pushes_no_paper_out() -> None:
    long, longer = "&" * (MOST_OF_AN_ABSTRACT // 5), "&" * (MOST_OF_AN_ABSTRACT // 5 + 1)
    archive = an_archive(a_record("One", long), a_record("Two", longer, line=2))
    newest = Entries(archive, citations(archive, ADDRESS), ADDRESS).newest(find_feeds(archive, ())["index.html"])
    made = {entry.title: entry.html for entry in newest}
    assert made["One"] == f"<p>{'&amp;' * len(long)}</p>"
    assert made["Two"] == TOO_LONG


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert in_xml("a\x00b\ufffec\ud800d\U0001f600") == "abcd\U0001f600"


def test_a_feed_has_room_for_so_many_bytes() -> None:
    texts = ["é" * 1000] * 200
    found = within(texts)
    assert sum(len(text.encode()) + 2 for text in found) <= MOST_BYTES - FRAME
    assert len(found) == (MOST_BYTES - FRAME) // 2002


def test_authors_and_the_place_of_the_paper_are_said() -> None:
    archive = an_archive(a_record("Known"))
    [entry] = archive.entries.values()
    cite = citations(archive, ADDRESS)
    known = replace(cite(entry), url="https://arxiv.org/abs/2509.01234")
    [made] = Entries(archive, lambda _: known, ADDRESS).newest(find_feeds(archive, ())["index.html"])
    assert made.source == "https://arxiv.org/abs/2509.01234"
