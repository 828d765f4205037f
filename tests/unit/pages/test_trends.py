from dataclasses import replace
from datetime import date
from math import inf
from typing import Any

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.archive import Archive
from builder.model.trends import Movement, Period, Trends
from builder.pages.context import PageContext
from builder.pages.trends import rising
from tests.examples import LONE, a_record, an_archive
from tests.unit.pages.examples import pages_of, parts

BEFORE = Period(date(2024, 11, 1), date(2025, 2, 1), 4, 200)
NOW = Period(date(2025, 3, 1), date(2025, 6, 1), 4, 100)
DAYS = (date(2025, 1, 9), date(2025, 4, 9), date(2025, 4, 9), None)


def an_archive_of_months() -> Archive:
    titles = ("One", "Two", "Three", "Four")
    listed = enumerate(zip(titles, DAYS, strict=True), 1)
    records = [a_record(title, "", day, line=line) for line, (title, day) in listed]
    return an_archive(*records, tags=LONE)


def moving(archive: Archive) -> Trends:
    """The topic rises for sure, a tag likely, the other falls and was new."""
    topic, (learning, nets) = archive.leaves[0], archive.tags
    return Trends(
        months=8,
        fewest=6,
        before=BEFORE,
        now=NOW,
        movements=(
            Movement(topic, 20, 24, 2.4, 1.5, 3.9, "rises", "sure"),
            Movement(learning, 0, 12, inf, 5.3, inf, "rises", "likely"),
            Movement(nets, 40, 4, 0.2, 0.08, 0.51, "falls", "sure"),
        ),
    )


def page_of(archive: Archive, trends: Trends) -> tuple[dict[str, Any], str]:
    front, body = parts(pages_of(archive, trends=trends)["trends.md"])
    return front["trends"], body  # type: ignore[return-value]


def test_too_few_months_are_said_and_what_there_is_is_shown() -> None:
    trends, body = page_of(an_archive_of_months(), Trends(2, 6))

    assert "can only be told with 6 months of dated papers or more; this archive has 2 so far" in body
    assert trends["moved"] == []
    assert "now" not in trends
    assert (trends["undated"], trends["papers"]) == (1, 4)
    assert trends["plot"]["unit"] == "month"


def test_an_archive_without_a_day_has_nothing_to_draw() -> None:
    trends, _ = page_of(an_archive(a_record(listed_on=None)), Trends(0, 6))
    assert "plot" not in trends


def test_what_rises_and_falls_stands_with_its_counts_its_part_and_how_sure_that_is() -> None:
    archive = an_archive_of_months()

    trends, body = page_of(archive, moving(archive))

    assert "in the newest 4 months than in the 4 before" in body
    assert trends["before"] == "November 2024 to February 2025, 200 papers"
    assert trends["now"] == "March to June 2025, 100 papers"
    assert trends["is_short"] is True
    assert [(movers["name"], [one["name"] for one in movers["movers"]]) for movers in trends["moved"]] == [
        ("Rising", ["Spin Glasses", "machine learners"]),
        ("Falling", ["neural nets"]),
    ]
    assert trends["moved"][0]["movers"] == [
        {
            "name": "Spin Glasses",
            "url": "topics/spin-glasses.html",
            "kind": "topic",
            "before": 20,
            "now": 24,
            "part_before": "10%",
            "part_now": "24%",
            "times": "2.4",
            "between": "1.5 to 3.9",
            "verdict": "rises, sure",
            "path": "M0 0v-10M3 0v-20",
        },
        {
            "name": "machine learners",
            "url": "tags/machine-learners.html",
            "kind": "tag",
            "before": 0,
            "now": 12,
            "part_before": "0%",
            "part_now": "12%",
            "times": "",
            "between": "at least 5.3",
            "verdict": "rises, likely",
            "path": "M0 0v-10M3 0v-20",
        },
    ]
    assert [one["name"] for one in trends["topics"]] == ["Spin Glasses"]


def test_a_topic_that_does_neither_says_so() -> None:
    archive = an_archive_of_months()
    steady, unclear = (
        Movement(topic, 40, 20, 1, 0.8, 1.2, course, "")
        for topic, course in zip(archive.leaves, ("steady", "unclear"), strict=False)
    )

    trends, _ = page_of(archive, replace(moving(archive), movements=(steady, unclear)))

    assert [one["verdict"] for one in trends["topics"]] == ["steady", "too few to say"]
    assert [movers["movers"] for movers in trends["moved"]] == [[], []]


def test_what_is_gone_has_at_most_some_part() -> None:
    archive = an_archive_of_months()
    gone = Movement(archive.leaves[0], 40, 0, 0, 0, 0.29, "falls", "sure")

    trends, _ = page_of(archive, replace(moving(archive), movements=(gone,)))

    [one] = trends["moved"][1]["movers"]
    assert (one["part_now"], one["times"], one["between"]) == ("0%", "", "at most 0.29")


def test_the_groups_are_drawn_and_the_table_says_the_same() -> None:
    plot = page_of(an_archive_of_months(), Trends(2, 6))[0]["plot"]

    assert (plot["first"], plot["last"], plot["length"]) == ("Jan 2025", "Apr 2025", 4)
    assert [(row["name"], row["count"], row["most"], row["path"]) for row in [*plot["rows"], plot["whole"]]] == [
        ("Physics", 3, 2, "M0 0v-10M3 0v-20"),
        ("Computing", 0, 0, ""),
        ("Other", 0, 0, ""),
        ("All papers", 3, 2, "M0 0v-10M3 0v-20"),
    ]
    assert plot["lines"] == [["Apr 2025", 2, 0, 0, 2], ["Jan 2025", 1, 0, 0, 1]]


def test_home_is_told_what_rises() -> None:
    archive = an_archive_of_months()
    context = PageContext(archive, [], 50, citations(archive, ""), bibtex, trends=moving(archive))

    assert [(one.name, one.verdict) for one in rising(context)] == [
        ("Spin Glasses", "rises, sure"),
        ("machine learners", "rises, likely"),
    ]
    assert rising(replace(context, trends=Trends(2, 6))) == []


def test_the_pages_of_all_topics_and_dates_lead_there() -> None:
    pages = pages_of(an_archive_of_months())
    for index in ("topics/index.md", "dates/index.md"):
        assert parts(pages[index])[0]["terms"]["see"]["url"] == "trends.html"  # type: ignore[index]
