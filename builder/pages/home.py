"""Home, search and about: the ways in, and what the archive is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from builder.config import Figures
from builder.model import AUTHOR, DAY, TAG, TOPIC, Archive, Day, dates
from builder.pages.calendar import Calendar, calendar, months_until
from builder.pages.context import PageContext
from builder.pages.coverage import in_short
from builder.pages.data import download, kept_size
from builder.pages.front_matter import CountedLink, Group, Home, Link, Rise, Search
from builder.pages.lists import order_of
from builder.pages.newest import days_of_months, listed_again, newest_day
from builder.pages.page import Page
from builder.pages.parts import counted_day, counted_topic, row
from builder.pages.trends import TRENDS, rising
from builder.text import plural

MONTHS = 6
"""Months of the calendar."""

SEARCH_ROWS = 20
"""Papers on the search page before a search."""

TRIES = 3
"""Searches the page proposes."""


def home(context: PageContext) -> Page:
    lede = (
        "Every paper of the listings once: its abstract, its topic and tags, "
        "the days it was listed and the papers next to it."
    )
    return Page(
        address="index.html",
        body="home",
        template="home.html",
        title=f"{plural(len(context.archive.entries), 'paper')}, one page each",
        description=lede,
        content=_home(context),
        words={"lede": lede},
    )


def _home(context: PageContext) -> Home:
    archive = context.archive
    groups = (
        Group(
            name,
            None,
            [counted_topic(term, context.fresh) for term in terms if term.papers],
            archive.groups[name].address if name in archive.groups else None,
        )
        for name, terms in archive.topics.items()
    )
    return Home(
        groups=[group for group in groups if group.terms],
        ways=_ways(archive),
        note=in_short(context),
        tries=[tag.name for tag in context.most_used if not tag.narrower][:TRIES],
        newest=newest_day(context, archive.newest) if archive.newest else None,
        calendar=_recent(archive.dated) if archive.newest else None,
        rising=[Rise(one.name, one.url, one.times) for one in rising(context)] or None,
        again=listed_again(context),
        days=days_of_months(archive.dated),
        offline=download(context.data),
        feed=context.feed("index.html"),
    )


def _recent(dated: Sequence[Day]) -> Calendar:
    """The last months, none from before the first listing."""
    months = months_until(dated[0].slug, MONTHS, dated[-1].slug)
    listed = [day for day in dated if day.slug >= months[0].isoformat()]
    first, last = map(dates.month_name, (months[0], months[-1]))
    span = last if first == last else f"{first.removesuffix(last[-5:])} to {last}"
    return replace(calendar(months, listed), note=f"{span}: {plural(len(listed), 'listed day')}.")


def _ways(archive: Archive) -> list[CountedLink | Link]:
    return [
        CountedLink(TOPIC.section, TOPIC.index, len(archive.leaves)),
        CountedLink(TAG.section, TAG.index, len(archive.tags)),
        *([CountedLink(AUTHOR.section, AUTHOR.index, len(archive.authors))] if archive.authors else []),
        CountedLink("Days", DAY.index, sum(day.listed_on is not None for day in archive.days)),
        *(counted_day(day, "Undated papers") for day in archive.days if day.listed_on is None),
        Link("Trends", TRENDS.url),
    ]


def search_page(context: PageContext) -> Page:
    """The newest papers stand there until a reader asks for others."""
    entries = context.archive.entries
    newest = [row(context, entry) for entry in islice(entries.values(), SEARCH_ROWS)]
    return Page(
        address="search.html",
        body="search",
        template="search.html",
        title="Search",
        description="Search every paper of the archive.",
        content=Search(len(entries), order_of({type(entry.first_listed) for entry in entries.values()}), newest),
    )


def about(context: PageContext) -> Page:
    """What this is, how it is made and how right people found it: words of ours, in the body template."""
    lede = "What this archive is, how its pages are made, and how to keep a copy."
    return Page(
        address="about.html",
        body="about",
        template="prose.html",
        title="About",
        section="About",
        description=lede,
        words={
            "lede": lede,
            "judged": _judged(context.figures) if context.figures else None,
            "copy": download(context.data),
            "has_feeds": bool(context.feeds),
            "repository": context.repository,
            "kept": kept_size(context.data),
        },
    )


def _judged(figures: Figures) -> dict[str, object]:
    """The figures as the body shows them."""
    rows = [(figure.name, f"{figure.value:.2f}", figure.of) for figure in figures.figures]
    return {"day": dates.date_name(figures.day), "rows": rows}
