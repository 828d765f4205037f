"""What a mail of new papers holds."""

from datetime import date

import pytest

from builder.export.citations import citations
from builder.export.digest import (
    BYLINE,
    EXCERPT,
    MOST,
    TITLE,
    TRENDING,
    WITH_EXCERPTS,
    Digest,
    find_digest,
    topics_of,
    why_trending,
)
from builder.model.records import MonthDay
from tests.examples import a_record, an_archive, some_records, told
from tests.unit.export.digests import ADDRESS, a_digest, digest_of, with_topics


def titles(digest: Digest) -> list[list[str]]:
    return [[item.title for item in group.items] for group in digest.groups]


def test_papers_stand_by_topic_in_the_order_of_the_tree() -> None:
    archive = an_archive(*some_records("One", "Two", "Three", "Four"))
    archive = with_topics(archive, {"One": ("Vision",), "Two": ("Optics", "Spin Glasses"), "Four": ("Vision",)})

    digest = digest_of(archive)
    assert [(group.name, group.count) for group in digest.groups] == [
        ("Spin Glasses", 1),
        ("Optics", 1),
        ("Vision", 2),
    ]
    assert digest.groups[1].url == f"{ADDRESS}topics/optics.html"
    assert titles(digest_of(archive, "spin-glasses", "vision")) == [["Two", "Three"], ["One", "Four"]]
    assert titles(digest_of(archive, "optics")) == [["Two"]]


def test_only_what_is_new_is_named_and_counted() -> None:
    archive = an_archive(a_record(), a_record("A new one", listed_on=date(2025, 9, 10), line=3))
    new = [paper for paper, entry in archive.entries.items() if entry.paper.title == "A new one"]
    topics, cite = topics_of(archive, ()), citations(archive, "")

    digest = find_digest(archive, new, topics, cite, ("Mine", ""))
    assert titles(digest) == [["A new one"]]
    assert digest.said == "1 new paper in 1 topic, first listed on 10 September 2025."
    assert digest.day == date(2025, 9, 10)
    assert find_digest(archive, (), topics, cite, ("Mine", "")).count == 0


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((date(2025, 8, 29), date(2025, 9, 9)), ", first listed from 29 August to 9 September 2025."),
        ((date(2024, 12, 29), date(2025, 1, 9)), ", first listed from 29 December 2024 to 9 January 2025."),
        ((None, MonthDay(9, 9)), "."),
        ((None, date(2025, 9, 9)), ": 1 first listed on 9 September 2025, 1 without a full day."),
    ],
)
def test_it_says_from_when_the_papers_are(days: tuple[date, date], said: str) -> None:
    digest = digest_of(an_archive(a_record(listed_on=days[0]), a_record("B", listed_on=days[1], line=3)))
    assert digest.said == f"2 new papers in 1 topic{said}"


def test_a_paper_leads_to_its_page_else_to_arxiv_or_its_doi_else_nowhere() -> None:
    known = told(a_record("A"), arxiv="2509.01234"), told(a_record("B", line=3), doi="10.1234/<x>")
    records = (*known, a_record("C", line=5))

    def urls(address: str) -> dict[str, str]:
        [group] = digest_of(an_archive(*records), address=address).groups
        return {item.title: item.url for item in group.items}

    assert urls(ADDRESS) == {title: f"{ADDRESS}papers/{title.lower()}.html" for title in "ABC"}
    assert urls("") == {"A": "https://arxiv.org/abs/2509.01234", "B": "https://doi.org/10.1234/%3Cx%3E", "C": ""}


def test_many_papers_have_room_in_all_topics_and_then_no_excerpts() -> None:
    names = [f"Paper number {at}" for at in range(MOST + 50)]
    topics = dict.fromkeys(names[:5], ("Vision",)) | dict.fromkeys(names[5:60], ("Optics",))
    few = digest_of(an_archive(*some_records(*names[:WITH_EXCERPTS])))
    many = digest_of(with_topics(an_archive(*some_records(*names)), topics))

    assert [(len(group.items), group.more) for group in many.groups] == [(60, 50), (55, 0), (5, 0)]
    assert sum(len(group.items) for group in many.groups) <= MOST
    assert many.count == len(names)
    assert {bool(item.excerpt) for item in few.groups[0].items} == {True}
    assert {bool(item.excerpt) for group in many.groups for item in group.items} == {False}


def test_long_texts_are_cut_and_of_many_authors_some_named() -> None:
    record = told(a_record("W" * 5000, "word " * 5000), authors=["N" * 400, *"ABCDE"])
    [[item]] = [group.items for group in digest_of(an_archive(record)).groups]
    assert (len(item.title), len(item.authors)) == (TITLE, BYLINE)
    assert len(item.excerpt) <= EXCERPT
    [[few]] = [group.items for group in digest_of(an_archive(told(a_record(), authors=["Ada", *"BCDE"]))).groups]
    assert few.authors == "Ada, B, C, D and others"


def test_each_text_is_a_line() -> None:
    record = told(a_record("A\u202e title\nof two", "An\x00 abstract\u2028of two"), authors=["Ada\r\nBee"])
    digest = a_digest(record, name="Mine\r\nBcc: you\ud800")
    assert digest.name == "Mine Bcc: you"
    item = next(item for item in digest.groups[0].items if item.title.startswith("A "))
    assert (item.title, item.authors, item.excerpt) == ("A title of two", "Ada Bee", "An abstract of two")


# -- Trending ------------------------------------------------------------------------------------


def listed(title: str, *days: int, month: int = 9) -> list[object]:
    return [
        a_record(title, f"We study {title} at length and in depth.", date(2025, month, day), line=day)
        for day in days
    ]


def test_trending_is_what_was_listed_again_lately_most_days_first() -> None:
    records = [
        *listed("Twice", 20, 27),
        *listed("Once", 28),
        *listed("Thrice", 1, 2, 27),
        *listed("Long ago", 1, 2, 3, 14),
        *listed("Just so", 1, 15),
        *listed("Twice on one day", 26),
        *listed("Twice on one day", 26),
        *listed("Twice and later", 3, 28),
    ]
    digest = digest_of(an_archive(*records))  # type: ignore[arg-type]
    assert [(item.title, item.listed) for item in digest.trending] == [
        ("Thrice", "Listed on 3 days, last on 27 Sep 2025"),
        ("Twice and later", "Listed on 2 days, last on 28 Sep 2025"),
        ("Twice", "Listed on 2 days, last on 27 Sep 2025"),
        ("Just so", "Listed on 2 days, last on 15 Sep 2025"),
    ]
    assert (
        digest.why_trending
        == why_trending(date(2025, 9, 28))
        == (
            "Trending is what was listed on two days or more, the last of them within the 14 days up to "
            "28 September 2025, the newest of the archive; what was listed on most days comes first."
        )
    )


def test_few_are_named_and_only_of_the_topics_that_are_asked_for() -> None:
    records = [record for at in range(TRENDING + 2) for record in listed(f"Paper number {at}", 20, 27)]
    archive = with_topics(an_archive(*records), {"Paper number 3": ("Vision",)})  # type: ignore[arg-type]
    assert len(digest_of(archive).trending) == TRENDING
    assert [item.title for item in digest_of(archive, "vision").trending] == ["Paper number 3"]


def test_days_without_a_year_make_no_trend() -> None:
    records = [a_record(listed_on=MonthDay(9, 8)), a_record(listed_on=MonthDay(9, 9), line=3)]
    digest = digest_of(an_archive(*records))
    assert digest.trending == ()
    assert (digest.day, digest.groups[0].items[0].listed) == (None, "Listed on 8 Sep")


@pytest.mark.parametrize(
    ("undated", "said"),
    [
        (0, ""),
        (1, "1 paper without a full day is left out: nobody can say since when it is listed."),
        (1200, "1,200 papers without a full day are left out: nobody can say since when they are listed."),
    ],
)
def test_it_says_what_was_left_out(undated: int, said: str) -> None:
    assert digest_of(an_archive(a_record()), undated=undated).left_out == said


def test_no_topic_of_that_address_is_no_topic() -> None:
    archive = an_archive(a_record())
    assert [*topics_of(archive, ())] == ["Spin Glasses", "Optics", "Vision", "Other"]
    assert topics_of(archive, ["nowhere"]) == {}
    assert digest_of(archive, "nowhere").groups == ()
