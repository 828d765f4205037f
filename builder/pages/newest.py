"""What the front page shows of days: the newest one, also by topic, and the papers of several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from builder.model import TOPIC, Day, Entry, Term, dates
from builder.pages.context import PageContext
from builder.pages.front_matter import Again, CountedLink, DayTopic, NewestDay, PaperLink
from builder.pages.parts import day_name, paper_link, row

ROWS = 8
"""Papers of the newest day in the order of its listing."""

TOPICS, EACH = 5, 2
"""Topics of the newest day that name papers, and how many each names."""

AGAIN = 4
"""Papers of several days on the page."""

NAMED_DAYS = 3
"""Days that a paper names; of more only the last one and their number are told."""


def newest_day(context: PageContext, day: Day) -> NewestDay:
    """The first papers of its listing; and those of the topics that most of its papers have."""
    groups = _by_topic(context, day)
    topics, others = ([], []) if len(groups) == 1 else (groups[:TOPICS], groups[TOPICS:])
    return NewestDay(
        name=day_name(day),
        url=day.address,
        count=len(day.papers),
        papers=[row(context, context.entry(paper)) for paper in day.papers[:ROWS]],
        topics=[_topic(context, day, topic, entries) for topic, entries in topics] or None,
        others=[CountedLink(topic.name, _only(day, topic), len(entries)) for topic, entries in others] or None,
    )


def _by_topic(context: PageContext, day: Day) -> list[tuple[Term, list[Entry]]]:
    """The papers of a day by their first topic, most first; of equal topics the first in the tree."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in map(context.entry, day.papers):
        found[entry.topics.shown[0]].append(entry)
    in_tree = [(term, found[name]) for name, term in context.terms[TOPIC.key].items() if name in found]
    return sorted(in_tree, key=lambda group: -len(group[1]))


def _topic(context: PageContext, day: Day, topic: Term, entries: Sequence[Entry]) -> DayTopic:
    shown = entries if len(entries) == EACH + 1 else entries[:EACH]  # a row is no longer than a link to it
    rows = [row(context, entry, without=topic.address) for entry in shown]
    return DayTopic(topic.name, topic.address, len(entries), _only(day, topic), rows)


def _only(day: Day, topic: Term) -> str:
    """The list of a day, filtered by a topic."""
    return f"{day.address}?{urlencode({TOPIC.key: topic.slug})}"


# -- Papers of several days --------------------------------------------------------------------


def listed_again(context: PageContext) -> Again | None:
    """Those that were listed last, and of these the ones on most days."""
    found = {entry.paper.id: days for entry in context.archive.entries.values() if (days := _days(entry))[1:]}
    latest = sorted(found, key=lambda paper: (found[paper][-1], len(found[paper])), reverse=True)
    links = ((paper_link(context, context.entry(paper)), found[paper]) for paper in latest[:AGAIN])
    return Again(len(found), [_noted(link, days) for link, days in links]) if found else None


def _days(entry: Entry) -> list[date]:
    """The days of a paper whose year is known, the first before all others."""
    return sorted({day for sighting in entry.paper.sightings if isinstance(day := sighting.day, date)})


def _noted(link: PaperLink, days: Sequence[date]) -> PaperLink:
    return replace(link, note=_named(days))


def _named(days: Sequence[date]) -> str:
    """`29 Aug and 9 Sep 2025`; of many days, `5 days, last on 9 Sep 2025`."""
    last = dates.short_name(days[-1])
    if len(days) > NAMED_DAYS:
        return f"{len(days)} days, last on {last}"
    year = f" {days[-1].year}"
    before = [dates.short_name(day).removesuffix(year) for day in days[:-1]]
    return f"{', '.join(before)} and {last}"


# -- Days of any year --------------------------------------------------------------------------


def days_of_months(days: Iterable[Day]) -> str | None:
    """Which days of each month are there in any year: twelve hexadecimal numbers, with a bit for each day."""
    months = [0] * 12
    for day in days:
        if isinstance(day.listed_on, date):
            months[day.listed_on.month - 1] |= 1 << day.listed_on.day
    return " ".join(f"{month:x}" for month in months) if any(months) else None
