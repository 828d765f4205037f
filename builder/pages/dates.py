"""All dates; the papers of each day, the days of each month and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from builder.model import DAY, TOPIC, Day, MonthDay, dates
from builder.pages.calendar import calendar
from builder.pages.context import PageContext
from builder.pages.front_matter import CountedLink, Group, Link
from builder.pages.lists import BESIDE, PaperList, list_pages, terms_page
from builder.pages.page import Page
from builder.pages.parts import (
    beside,
    counted_day,
    counted_month,
    day_name,
    group,
    month_slug,
    months,
    moved,
    page_count,
    papers_of,
    section_link,
)
from builder.pages.trends import TRENDS
from builder.text import plural

TOP_TOPICS = 3
"""Topics named beside a day."""

# -- The papers of a day -----------------------------------------------------------------------


def day_pages(context: PageContext) -> Iterator[Page]:
    for at in range(len(context.archive.days)):
        yield from list_pages(context, _day_list(context.archive.days, at))


def _day_list(all_days: Sequence[Day], at: int) -> PaperList:
    day = all_days[at]
    name = day_name(day)
    return PaperList(
        facet=DAY,
        slug=day.slug,
        title=name[:1].upper() + name[1:],
        papers=day.papers,
        kicker=Link(dates.month_name(day.listed_on), DAY.address(month_slug(day)))
        if isinstance(day.listed_on, date)
        else section_link(DAY),
        beside=beside("Other days", (Link(day_name(near), near.address) for near in _near(all_days, at))),
        order="in the order of the listing",
        has_days=False,
        query=f"listing={day.slug}",
        lede=_lede(day),
        has_files=True,
        week=_week_link(day.listed_on) if isinstance(day.listed_on, date) else None,
    )


def _week_link(day: date) -> Link:
    """To the week of a day, named beside its month: `week 37`."""
    return Link(f"week {day.isocalendar().week}", DAY.address(dates.week_slug(day)))


def _lede(day: Day) -> str:
    if day.is_doubtful:
        return "Only one file names this day, over a year from all others: it is taken for an error."
    return "" if day.listed_on else "Papers from listings that name no day."


def _near(all_days: Sequence[Day], at: int) -> list[Day]:
    """The listed days around the one at a place, newest first."""
    start = max(0, min(at - BESIDE // 2, len(all_days) - BESIDE - 1))
    return [*all_days[start:at], *all_days[at + 1 : start + BESIDE + 1]]


# -- All dates ---------------------------------------------------------------------------------


def dates_index(context: PageContext) -> Page:
    days = context.archive.days
    groups = [
        group(year, map(counted_month, months(in_year)), DAY.address(year))
        for year, in_year in _years(context.archive.dated)
    ]
    yearless = [day for day in days if isinstance(day.listed_on, MonthDay)]
    undated = [day for day in days if day.listed_on is None]
    doubtful = context.archive.doubtful
    groups += [group("Doubtful days", map(counted_day, doubtful))] if doubtful else []
    groups += [group("Year unknown", map(counted_day, yearless))] if yearless else []
    groups += [group("No date", map(counted_day, undated))] if undated else []
    listed = sum(day.listed_on is not None for day in days)
    lede = f"{plural(listed, 'listed day')}, newest first." if listed else "No listing names a day."
    shown = sum(term.count for one in groups for term in one.terms if isinstance(term, CountedLink))
    lede = " ".join(filter(None, (lede, _again(days, shown))))
    return terms_page(DAY.index, DAY, DAY.section, groups, lede, see=TRENDS)


# -- The days of a year, of a month ------------------------------------------------------------


def year_pages(context: PageContext) -> Iterator[Page]:
    for year, members in _years(_with_year(context)):
        groups = [_month_of_year(context, in_month) for in_month in months(members)]
        drawn = calendar([date(int(year), month, 1) for month in range(1, 13)], members)
        yield terms_page(DAY.address(year), DAY, year, groups, _in_short(members), calendar=drawn)


def _month_of_year(context: PageContext, members: Sequence[Day]) -> Group:
    """The days of a month on the page of the year."""
    month = counted_month(members)
    name = month.name.removesuffix(f" {members[0].slug[:4]}")
    return group(name, _days(context, members), month.url)


def month_pages(context: PageContext) -> Iterator[Page]:
    """Each month as its days, and the addresses where its list went on when it was one of papers."""
    in_order = sorted(months(_with_year(context)), key=lambda members: month_slug(members[0]))
    links = [Link(month.name, month.url) for month in map(counted_month, in_order)]
    for members, before, after in zip(in_order, [None, *links], [*links[1:], None], strict=False):
        yield _month_page(context, members, before, after)
        yield from _former_pages(context, members)


def _month_page(context: PageContext, members: Sequence[Day], before: Link | None, after: Link | None) -> Page:
    slug = month_slug(members[0])
    month = counted_month(members)
    return terms_page(
        month.url,
        DAY,
        month.name,
        [_week_of_month(context, of_week) for of_week in _weeks(members)],
        _in_short(members),
        calendar=calendar([date.fromisoformat(f"{slug}-01")], members),
        kicker=Link(slug[:4], DAY.address(slug[:4])),
        previous=before,
        following=after,
    )


def _week_of_month(context: PageContext, members: Sequence[Day]) -> Group:
    """The days of a week on the page of the month."""
    week = _counted_week(members)
    return group(week.name.split(" of ")[0], _days(context, members), week.url)


def _former_pages(context: PageContext, members: Sequence[Day]) -> Iterator[Page]:
    slug = month_slug(members[0])
    month = counted_month(members)
    for number in range(2, page_count(month.count, context.page_size) + 1):
        address = DAY.address(f"{slug}/{number}")
        to = Link(month.name, month.url)
        yield moved(address, month.name, to, "The papers of a month are now listed day by day:")


# -- The days of a week ------------------------------------------------------------------------


def week_pages(context: PageContext) -> Iterator[Page]:
    """Each week as its days, by month: small pages, as there is one for every five days."""
    in_order = sorted(_weeks(_with_year(context)), key=lambda members: members[0].slug)
    links = [Link(week.name, week.url) for week in map(_counted_week, in_order)]
    for members, before, after in zip(in_order, [None, *links], [*links[1:], None], strict=False):
        yield _week_page(context, members, before, after)


def _week_page(context: PageContext, members: Sequence[Day], before: Link | None, after: Link | None) -> Page:
    week = _counted_week(members)
    year = members[0].slug[:4]
    of_months = [counted_month(of_month) for of_month in months(members)]
    return terms_page(
        week.url,
        DAY,
        week.name,
        [
            group(month.name, _days(context, of_month), month.url)
            for month, of_month in zip(of_months, months(members), strict=True)
        ],
        f"{week.description}: {_in_short(members)}",
        kicker=Link(year, DAY.address(year)),
        previous=before,
        following=after,
        step="Week",
    )


def _weeks(members: Iterable[Day]) -> Iterator[list[Day]]:
    """Full days, newest first, week by week."""
    for _, of_week in groupby(members, key=_week_slug):
        yield list(of_week)


def _week_slug(day: Day) -> str:
    return dates.week_slug(day.listed_on) if isinstance(day.listed_on, date) else day.slug


def _counted_week(members: Sequence[Day]) -> CountedLink:
    """A week as a term; `members` are its listed days."""
    day = date.fromisoformat(members[0].slug)
    papers = len(papers_of(members))
    return CountedLink(dates.week_name(day), DAY.address(dates.week_slug(day)), papers, None, dates.week_days(day))


def _with_year(context: PageContext) -> Sequence[Day]:
    return (*context.archive.dated, *context.archive.doubtful)


def _days(context: PageContext, members: Iterable[Day]) -> Iterator[CountedLink]:
    """Days, with what most of their papers are about."""
    return (counted_day(day, dates.day_name(day.listed_on), _top_topics(context, day)) for day in members)


def _in_short(members: Sequence[Day]) -> str:
    said = f"{plural(len(members), 'listed day')}, {plural(len(papers_of(members)), 'paper')}."
    return " ".join(filter(None, (said, _again(members, sum(len(day.papers) for day in members)))))


def _again(members: Sequence[Day], shown: int) -> str:
    """Why the counts that a page shows of its days come to `shown`; "" where that is the number of papers."""
    times = Counter(paper for day in members for paper in day.papers)
    if shown == len(times):
        return ""
    again = sum(count > 1 for count in times.values())
    was = "was" if again == 1 else "were"
    return (
        f"{again:,} of {plural(len(times), 'paper')} {was} listed more than once: the counts add up to {shown:,}."
    )


def _top_topics(context: PageContext, day: Day) -> str:
    """The topics that most papers of a day have; of equal ones the first in the tree."""
    counts = Counter(context.entry(paper).topics.shown[0] for paper in day.papers)
    order = {name: at for at, name in enumerate(context.terms[TOPIC.key])}
    return ", ".join(sorted(counts, key=lambda name: (-counts[name], order[name]))[:TOP_TOPICS])


def _years(dated: Iterable[Day]) -> Iterator[tuple[str, list[Day]]]:
    for year, members in groupby(dated, key=lambda day: day.slug[:4]):
        yield year, list(members)
