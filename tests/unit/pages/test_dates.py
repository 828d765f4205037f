from datetime import date
from typing import Any

from tests.examples import FREEZE, MELT, MELTING, SEQUEL, a_record, an_archive
from tests.unit.pages.examples import pages_of, parts

NAMES = ("May 2024", "December 2025", "February 2026")
MONTHS = ("2024-05", "2025-12", "2026-02")


def fronts_of(*days: date | None, page_size: int = 50) -> dict[str, Any]:
    """The front matter of the pages below dates/ by their paths; one paper was listed on each of these days."""
    records = [a_record(f"Paper {line}", listed_on=day, line=line) for line, day in enumerate(days, 1)]
    pages = pages_of(an_archive(*records), page_size)
    return {path: parts(page)[0] for path, page in pages.items() if path.startswith("dates/")}


def test_every_day_week_month_and_year_has_a_page() -> None:
    assert sorted(fronts_of(date(2025, 9, 9), None)) == [
        "dates/2025-09-09.md",
        "dates/2025-09.md",
        "dates/2025-w37.md",
        "dates/2025.md",
        "dates/index.md",
        "dates/undated.md",
    ]


def test_a_month_shows_its_calendar_and_leads_to_its_days() -> None:
    page = fronts_of(date(2025, 9, 9), date(2025, 9, 9), date(2025, 9, 1), date(2025, 8, 29))["dates/2025-09.md"]

    assert page["title"] == "September 2025"
    assert page["description"] == "2 listed days, 3 papers."
    assert page["terms"]["kicker"] == {"name": "2025", "url": "dates/2025.html"}
    assert [month["name"] for month in page["terms"]["calendar"]["months"]] == ["Sep"]
    newer, older = page["terms"]["groups"]
    assert (newer["name"], newer["url"], older["name"]) == ("Week 37", "dates/2025-w37.html", "Week 36")
    assert [*newer["terms"], *older["terms"]] == [
        {"name": "Tue 9 Sep", "url": "dates/2025-09-09.html", "count": 2, "description": "Spin Glasses"},
        {"name": "Mon 1 Sep", "url": "dates/2025-09-01.html", "count": 1, "description": "Spin Glasses"},
    ]


def test_a_week_shows_its_days_by_month_and_leads_to_the_weeks_around_it() -> None:
    pages = fronts_of(date(2025, 10, 1), date(2025, 9, 30), date(2025, 9, 30), date(2025, 9, 9), date(2025, 10, 7))

    page = pages["dates/2025-w40.md"]

    assert (page["title"], page["description"]) == (
        "Week 40 of 2025",
        "29 September to 5 October 2025: 2 listed days, 3 papers.",
    )
    assert page["terms"]["kicker"] == {"name": "2025", "url": "dates/2025.html"}
    assert [(group["name"], group["url"]) for group in page["terms"]["groups"]] == [
        ("October 2025", "dates/2025-10.html"),
        ("September 2025", "dates/2025-09.html"),
    ]
    assert [day["name"] for group in page["terms"]["groups"] for day in group["terms"]] == [
        "Wed 1 Oct",
        "Tue 30 Sep",
    ]
    assert "calendar" not in page["terms"]
    assert page["terms"]["previous"] == {"name": "Week 37 of 2025", "url": "dates/2025-w37.html"}
    assert page["terms"]["next"] == {"name": "Week 41 of 2025", "url": "dates/2025-w41.html"}


def test_a_day_leads_to_its_month_and_its_week() -> None:
    pages = fronts_of(date(2024, 12, 30), None)

    around = [pages["dates/2024-12-30.md"]["list"][way] for way in ("kicker", "week")]

    assert around == [
        {"name": "December 2024", "url": "dates/2024-12.html"},
        {"name": "week 1", "url": "dates/2025-w01.html"},
    ]
    assert "week" not in pages["dates/undated.md"]["list"]
    assert pages["dates/2025-w01.md"]["terms"]["kicker"]["url"] == "dates/2024.html"


def test_a_month_leads_to_those_before_and_after_it_that_have_papers() -> None:
    pages = fronts_of(date(2026, 2, 1), date(2025, 12, 1), date(2024, 5, 1))

    around = [[pages[f"dates/{month}.md"]["terms"].get(way) for way in ("previous", "next")] for month in MONTHS]

    may, december, february = (
        {"name": name, "url": f"dates/{month}.html"} for name, month in zip(NAMES, MONTHS, strict=True)
    )
    assert around == [[None, december], [may, february], [december, None]]


def test_the_further_pages_that_the_list_of_a_long_month_had_lead_to_its_days() -> None:
    pages = fronts_of(*[date(2025, 9, 9)] * 7, *[date(2025, 9, 8)] * 4, *[date(2025, 8, 1)] * 5, page_size=5)

    former = {path: page["alias"] for path, page in pages.items() if page["template"] == "alias.html"}

    to = {
        "title": "September 2025",
        "url": "dates/2025-09.html",
        "note": "The papers of a month are now listed day by day:",
    }
    assert former == {"dates/2025-09/2.md": to, "dates/2025-09/3.md": to}


def test_counts_that_add_up_to_more_than_the_papers_say_why() -> None:
    again = a_record("Melting lattices", MELT, date(2025, 9, 12), line=9)
    undated = a_record("Frozen glasses", FREEZE, None, line=12)
    pages = pages_of(an_archive(MELTING, again, undated))
    assert "1 of 1 paper was listed more than once: the counts add up to 2." in pages["dates/2025.md"]
    assert "more than once" not in pages["dates/index.md"]  # a month counts a paper once


def test_counts_that_add_up_need_no_word() -> None:
    assert "more than once" not in pages_of(an_archive(MELTING, SEQUEL))["dates/2025.md"]
