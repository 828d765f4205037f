"""Home, search and about: the ways in, and what the archive is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from builder.model import Archive, Day, dates
from builder.pages.calendar import calendar, months_until
from builder.pages.coverage import in_short
from builder.pages.front_matter import Facts, Shelves, counted, day_term, page, row, shelf_term
from builder.text import plural

NEWEST = 8
"""Papers of the newest day on the page."""

MONTHS = 6
"""Months of the calendar beside it."""

SEARCH_ROWS = 20
"""Papers on the search page before a search."""

TRIES = 3
"""Searches the page proposes."""


def home(shelves: Shelves) -> Facts:
    archive = shelves.archive
    home: Facts = {
        "groups": [
            {"name": name, "terms": [shelf_term(term, shelves.fresh) for term in terms if term.papers]}
            for name, terms in archive.topics.items()
            if any(term.papers for term in terms)
        ],
        "ways": _ways(archive),
        "note": in_short(shelves),
        "tries": [term.name for term in sorted(archive.tags, key=lambda t: (-len(t.papers), t.name))[:TRIES]],
    }
    if shelves.archive.newest:
        home["newest"] = _newest(shelves, shelves.archive.newest)
        home["calendar"] = _recent(shelves.archive.dated, shelves.archive.newest)
    lede = (
        "Every paper of the listings once: its abstract, its topic and tags, "
        "the days it was listed and the papers next to it."
    )
    title = f"{plural(len(archive.entries), 'paper')}, one page each"
    return page("home.html", title, description=lede, home=home, body={"lede": lede})


def _newest(shelves: Shelves, day: Day) -> Facts:
    rows = [row(shelves, shelves.entry(paper)) for paper in day.papers[:NEWEST]]
    return day_term(day) | {"papers": rows}


def _recent(dated: Iterable[Day], newest: Day) -> Facts:
    months = months_until(newest.slug, MONTHS)
    listed = [day for day in dated if day.slug >= months[0].isoformat()]
    span = f"{dates.month_name(months[0])} to {dates.month_name(months[-1])}"
    return calendar(months, listed) | {"note": f"{span}: {plural(len(listed), 'listed day')}."}


def _ways(archive: Archive) -> list[Facts]:
    topics = sum(bool(term.papers) for terms in archive.topics.values() for term in terms)
    ways = [
        counted("Topics", "topics/index.html", topics),
        counted("Tags", "tags/index.html", len(archive.tags)),
        counted("Days", "dates/index.html", sum(day.listed_on is not None for day in archive.days)),
    ]
    undated = [day_term(day) for day in archive.days if day.listed_on is None]
    return [*ways, *(way | {"name": "Undated papers"} for way in undated)]


def search_page(shelves: Shelves) -> Facts:
    """The newest papers stand there until a reader asks for others."""
    entries = shelves.archive.entries
    newest = [row(shelves, entry) for entry in islice(entries.values(), SEARCH_ROWS)]
    return page(
        "search.html",
        "Search",
        description="Search every paper of the archive.",
        search={"count": len(entries), "papers": newest},
    )


def about() -> Facts:
    """What this is and how it is made: words of ours, in the body template."""
    lede = "What this archive is, how its pages are made, and how to keep a copy."
    return page("prose.html", "About", section="About", description=lede, body={"lede": lede})
