"""What rises and falls over the months, and how many papers each group of topics has in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isinf
from typing import ClassVar

from builder.model import DAY, OTHER, TOPICS, Movement, PaperId, Period, Trends, dates
from builder.pages.context import PageContext
from builder.pages.front_matter import Link
from builder.pages.page import Page
from builder.pages.timeline import Unit, bars, unit_of
from builder.text import plural

ADDRESS = "trends.html"

TRENDS = Link("Trends: what rises and falls", ADDRESS)
"""How other pages lead there."""

MOST = 25
"""Topics and tags that rise, and that fall, on the page."""

ON_HOME = 6
"""Those that rise on the home page."""

WHOLE_YEAR = 12
"""Months of a period from which on no season looks like a trend."""

VERDICTS = {"steady": "steady", "unclear": "too few to say"}
"""What is said of a topic or a tag that neither rises nor falls."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A topic or a tag (its `kind`) that was asked: its papers in both periods and their part of all papers, how
    many times as large that has become, in words, and how sure this is. `path` draws its papers over time."""

    name: str
    url: str
    kind: str
    before: int
    now: int
    part_before: str
    part_now: str
    times: str
    between: str
    verdict: str
    path: str


@dataclass(frozen=True, slots=True)
class Movers:
    """Those that rise, or fall: the clearest first, `more` of them are not shown."""

    name: str
    movers: Sequence[Mover]
    more: int | None = None


@dataclass(frozen=True, slots=True)
class PlotRow:
    """The papers of a group over time; its highest bar is `most`."""

    name: str
    url: str | None
    count: int
    most: int
    path: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Groups of topics, and `whole`, all papers, over time, `length` bars wide; `lines` says it as a table."""

    unit: str
    first: str
    last: str
    length: int
    whole: PlotRow
    rows: Sequence[PlotRow]
    lines: Sequence[Sequence[str | int]]


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """`before` and `now` name the two periods, and how many papers each has; they are left out, with all that
    moves, where there are too few months. `undated` of all papers are left out. `topics` has every topic that
    was asked, `unasked` others have too few papers."""

    key: ClassVar[str] = "trends"

    undated: int
    papers: int
    before: str | None = None
    now: str | None = None
    is_short: bool | None = None
    moved: Sequence[Movers] = ()
    topics: Sequence[Mover] = ()
    unasked: int | None = None
    plot: Plot | None = None


def rising(context: PageContext) -> list[Mover]:
    """What rises most clearly, for the home page; nothing where there are too few months."""
    return _moved(context, _times_of(context), "rises")[:ON_HOME]


def trends_page(context: PageContext) -> Page:
    lede = _lede(context.trends)
    return Page(
        address=ADDRESS,
        body="trends",
        template="trends.html",
        title="Trends",
        description=lede,
        section=DAY.section,
        content=_content(context),
        words={"lede": lede},
    )


def _lede(trends: Trends) -> str:
    if not (trends.before and trends.now):
        return (
            f"What rises and what falls can only be told with {trends.fewest} months of dated papers or more; "
            f"this archive has {trends.months or 'none'} so far. Here is what there is."
        )
    months = plural(trends.now.months, "month")
    return (
        f"Which topics and tags take a larger or a smaller part of all papers in the newest {months} "
        f"than in the {trends.before.months} before."
    )


def _content(context: PageContext) -> TrendsPage:
    entries, trends, times = context.archive.entries, context.trends, _times_of(context)
    page = TrendsPage(
        undated=len(entries) - len(times.dated),
        papers=len(entries),
        plot=_plot(context, times) if times.dated else None,
    )
    if not (trends.before and trends.now):
        return page
    asked = [movement for movement in trends.movements if movement.term.folder == TOPICS]
    return replace(
        page,
        before=_named(trends.before),
        now=_named(trends.now),
        is_short=trends.before.months < WHOLE_YEAR or None,
        moved=[_movers(context, times, "Rising", "rises"), _movers(context, times, "Falling", "falls")],
        topics=[_mover(trends, times, movement) for movement in asked],
        unasked=sum(bool(term.papers) for term in context.archive.leaves) - len(asked) or None,
    )


def _named(period: Period) -> str:
    """`May to August 2025, 1,204 papers`."""
    first, last = dates.month_name(period.first), dates.month_name(period.last)
    if period.first.year == period.last.year:
        first = first.removesuffix(f" {period.first.year}")
    return f"{first} to {last}, {plural(period.papers, 'paper')}"


# -- What moves --------------------------------------------------------------------------------


def _movers(context: PageContext, times: _Times, name: str, course: str) -> Movers:
    moved = _moved(context, times, course)
    return Movers(name, moved[:MOST], len(moved[MOST:]) or None)


def _moved(context: PageContext, times: _Times, course: str) -> list[Mover]:
    """Those of a course, the clearest first: by the end of their interval that is nearer to no change."""
    moved = [movement for movement in context.trends.movements if movement.course == course]
    moved.sort(key=lambda one: (one.sureness != "sure", -max(one.low, 1 / one.high), one.term.name))
    return [_mover(context.trends, times, movement) for movement in moved]


def _mover(trends: Trends, times: _Times, movement: Movement) -> Mover:
    return Mover(
        name=movement.term.name,
        url=movement.term.address,
        kind="topic" if movement.term.folder == TOPICS else "tag",
        before=movement.before,
        now=movement.now,
        part_before=_percent(movement.before, trends.before),
        part_now=_percent(movement.now, trends.now),
        times=_ratio(movement.ratio),
        between=_between(movement),
        verdict=f"{movement.course}, {movement.sureness}" if movement.sureness else VERDICTS[movement.course],
        path=times.path(movement.term.papers),
    )


def _percent(papers: int, period: Period | None) -> str:
    """Two figures: `12%`, `2.4%`, `0.31%`."""
    part = 100 * papers / period.papers if period else 0
    return f"{part:.0f}%" if part >= 10 or not part else f"{part:.1f}%" if part >= 1 else f"{part:.2f}%"


def _ratio(ratio: float) -> str:
    """`12`, `2.4`, `0.41`; "" where there was none before, or is none now."""
    if isinf(ratio) or not ratio:
        return ""
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def _between(movement: Movement) -> str:
    low, high = _ratio(movement.low), _ratio(movement.high)
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"


# -- Papers over time --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Times:
    """When papers were first listed, as far as that is known, and from which bar to which that is."""

    dated: Mapping[PaperId, date]
    unit: Unit
    first: int
    last: int

    def counts(self, papers: Iterable[PaperId]) -> Counter[int]:
        return Counter(self.unit.number(self.dated[paper]) for paper in papers if paper in self.dated)

    def path(self, papers: Iterable[PaperId]) -> str:
        """Papers over the time of the whole archive."""
        return bars(self.counts(papers), self.first)


def _times_of(context: PageContext) -> _Times:
    days = ((paper, entry.first_listed) for paper, entry in context.archive.entries.items())
    dated = {paper: day for paper, day in days if isinstance(day, date)}
    first, last = min(dated.values(), default=date.min), max(dated.values(), default=date.min)
    unit = unit_of(first, last)
    return _Times(dated, unit, unit.number(first), unit.number(last))


def _plot(context: PageContext, times: _Times) -> Plot:
    """All groups of topics, and the papers of none."""
    groups = [*context.archive.groups.values(), *context.archive.topics.get(OTHER, ())]
    counts = [times.counts(group.papers) for group in groups]
    of_all = times.counts(times.dated)
    return Plot(
        unit=times.unit.name,
        first=times.unit.named(times.first),
        last=times.unit.named(times.last),
        length=times.last - times.first + 1,
        whole=_plot_row("All papers", None, of_all, times),
        rows=[
            _plot_row(group.name, group.address, count, times) for group, count in zip(groups, counts, strict=True)
        ],
        lines=[
            [times.unit.named(number), *(count[number] for count in counts), of_all[number]]
            for number in sorted(of_all, reverse=True)
        ],
    )


def _plot_row(name: str, url: str | None, counts: Counter[int], times: _Times) -> PlotRow:
    return PlotRow(name, url, counts.total(), max(counts.values(), default=0), bars(counts, times.first))
