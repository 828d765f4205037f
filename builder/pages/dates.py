"""All dates; the papers of each day, month and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from builder.model import Day, MonthDay, dates
from builder.pages.calendar import calendar
from builder.pages.front_matter import Facts, Shelves, day_name, day_term, link, month_term, months, papers_of
from builder.pages.lists import BESIDE, PaperList, group, list_pages, terms_page
from builder.text import plural


def date_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for day in shelves.archive.days:
        yield from list_pages(shelves, _day_list(shelves, day))
    for members in months(shelves.archive.dated):
        yield from list_pages(shelves, _month_list(members))


def _day_list(shelves: Shelves, day: Day) -> PaperList:
    near = _near(shelves.archive.days, day)
    return PaperList(
        path=f"dates/{day.slug}",
        title=day_name(day)[:1].upper() + day_name(day)[1:],
        section="Dates",
        papers=day.papers,
        kicker=link(dates.month_name(day.listed_on), f"dates/{day.slug[:7]}.html")
        if isinstance(day.listed_on, date)
        else link("Dates", "dates/index.html"),
        beside={"name": "Other days", "terms": [day_term(other) for other in near]},
        order="in the order of the listing",
        has_days=False,
        lede="" if day.listed_on else "Papers from listings that name no day.",
    )


def _near(all_days: Sequence[Day], day: Day) -> list[Day]:
    """The listed days around this one, newest first."""
    at = all_days.index(day)
    start = max(0, min(at - BESIDE // 2, len(all_days) - BESIDE - 1))
    return [other for other in all_days[start : start + BESIDE + 1] if other != day]


def _month_list(members: list[Day]) -> PaperList:
    term = month_term(members)
    year = members[0].slug[:4]
    return PaperList(
        path=term["url"].removesuffix(".html"),
        title=term["name"],
        section="Dates",
        papers=papers_of(members),
        order="newest day first",
        has_days=len(members) > 1,
        within=members[0].slug[:7],
        kicker=link(year, f"dates/{year}.html"),
        beside={"name": f"Days of {term['name']}", "terms": [day_term(day) for day in members]},
        lede=f"{term['description']}.",
    )


TOP_TOPICS = 3
"""Topics named beside a day."""


def dates_index(shelves: Shelves) -> Facts:
    groups = [
        group(year, map(month_term, months(in_year))) | {"url": f"dates/{year}.html"}
        for year, in_year in _years(shelves)
    ]
    yearless = [day for day in shelves.archive.days if isinstance(day.listed_on, MonthDay)]
    undated = [day for day in shelves.archive.days if day.listed_on is None]
    groups += [group("Year unknown", map(day_term, yearless))] if yearless else []
    groups += [group("No date", map(day_term, undated))] if undated else []
    listed = sum(day.listed_on is not None for day in shelves.archive.days)
    lede = f"{plural(listed, 'listed day')}, newest first." if listed else "No listing names a day."
    return terms_page("Dates", "Dates", groups, lede)


def year_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for year, members in _years(shelves):
        groups = []
        for in_month in months(members):
            month = month_term(in_month)
            listed = [_day_of_year(shelves, day) for day in in_month]
            groups.append(group(month["name"].removesuffix(f" {year}"), listed) | {"url": month["url"]})
        papers = len(papers_of(members))
        again = sum(len(day.papers) for day in members) - papers
        more = f"; {again:,} of them came again on another day" if again else ""
        lede = f"{plural(len(members), 'listed day')}, {plural(papers, 'paper')}{more}."
        drawn = calendar([date(int(year), month, 1) for month in range(1, 13)], members)
        yield f"dates/{year}.md", "terms", terms_page(year, "Dates", groups, lede, calendar=drawn)


def _day_of_year(shelves: Shelves, day: Day) -> Facts:
    """A day on the page of its year, which need not be repeated."""
    return day_term(day) | {"name": dates.day_name(day.listed_on), "description": _top_topics(shelves, day)}


def _top_topics(shelves: Shelves, day: Day) -> str:
    """The topics that most papers of a day have; of equal ones the first in the tree."""
    counts = Counter(shelves.entry(paper).topics.shown[0] for paper in day.papers)
    order = {name: at for at, name in enumerate(shelves.topic_urls)}
    return ", ".join(sorted(counts, key=lambda name: (-counts[name], order[name]))[:TOP_TOPICS])


def _years(shelves: Shelves) -> Iterator[tuple[str, list[Day]]]:
    for year, members in groupby(shelves.archive.dated, key=lambda day: day.slug[:4]):
        yield year, list(members)
