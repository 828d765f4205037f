"""What was read: each seed, each merge, each issue; long tables go on on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from builder.model import JUDGED, LINES, LISTINGS, PARTS, Issue, Reading, dates, in_order
from builder.pages.context import PageContext
from builder.pages.front_matter import Counts, Coverage, IssueRow, MergeRow, SeedRow, Table
from builder.pages.merges import told_merges
from builder.pages.page import Page
from builder.pages.parts import page_count, pager, paper_link
from builder.text import plural

SOURCES = "Sources of the archive"
"""What readers call this page; it is for keepers."""

ROWS = 100
"""Seeds, merges or issues on one page."""

TITLES = {"seeds": "Files", "merges": "Merges", "issues": "Issues"}

COLUMNS = (LISTINGS, *PARTS, LINES)

Rows = Sequence[SeedRow | MergeRow | IssueRow]


def coverage_pages(context: PageContext) -> Iterator[Page]:
    """`coverage.html` with the start of each table, then `coverage/merges/2.html` and on."""
    tables = _tables(context)
    lede = (
        "The files of listings that were read, line by line: every line that is not blank is a title, an "
        "abstract, a day, part of the page around them, or left out and reported below."
    )
    starts = [_cut(name, rows, 1) for name, rows in tables.items()]
    yield _page("coverage.html", SOURCES, lede, Coverage(_counts(context), starts))
    for name, rows in tables.items():
        for number in range(2, page_count(len(rows), ROWS) + 1):
            title = f"{TITLES[name]}, page {number}"
            yield _page(_address(name, number), title, "", Coverage(None, [_cut(name, rows, number)]))


def _page(address: str, title: str, lede: str, coverage: Coverage) -> Page:
    return Page(
        address=address,
        body="coverage",
        template="coverage.html",
        title=title,
        description=lede or f"{SOURCES}: {title}.",
        section=SOURCES,
        content=coverage,
        words={"lede": lede},
    )


def _address(name: str, number: int) -> str:
    """Where page `number` of a table lies; the first of all tables share one page."""
    return "coverage.html" if number == 1 else f"coverage/{name}/{number}.html"


def _cut(name: str, rows: Rows, number: int) -> Table:
    """One page of a table."""
    return Table(
        kind=name,
        name=TITLES[name],
        count=len(rows),
        pages=pager(partial(_address, name), number, page_count(len(rows), ROWS)),
        rows=rows[(number - 1) * ROWS : number * ROWS],
    )


def _listings(context: PageContext) -> int:
    return sum(map(LISTINGS.count, context.readings))


def in_short(context: PageContext) -> str:
    """How many listings became how many papers, and why the lists add up to more than the papers."""
    entries = context.archive.entries.values()
    said = f"{plural(_listings(context), 'listing')} became {plural(len(entries), 'paper')}"
    again = sum(len(entry.paper.sightings) > 1 for entry in entries)
    if not again:
        return f"{said}."
    counts = "was listed more than once and counts" if again == 1 else "were listed more than once and count"
    return f"{said}: {again:,} {counts} in each list."


def _issues(context: PageContext) -> Sequence[Issue]:
    return in_order(issue for reading in context.readings for issue in reading.issues)


def _counts(context: PageContext) -> Counts:
    listings, papers, hidden = _listings(context), len(context.archive.entries), context.archive.hidden_papers
    return Counts(listings, papers, listings - papers - hidden, hidden or None, len(_issues(context)))


def _tables(context: PageContext) -> Mapping[str, Rows]:
    return {
        "seeds": [_seed(reading) for reading in context.readings],
        "merges": _merges(context),
        "issues": [IssueRow(str(issue.place), issue.text) for issue in _issues(context)],
    }


def _merges(context: PageContext) -> Sequence[MergeRow]:
    """Those that rest on likeness first, the least alike before all others."""
    found = (
        MergeRow(to.title, to.url, why)
        for entry in context.archive.entries.values()
        for to in [paper_link(context, entry)]
        for why in told_merges(entry.paper)
    )
    return sorted(found, key=lambda merge: (merge.why.rule not in JUDGED, merge.why.similarity))


def _seed(reading: Reading) -> SeedRow:
    days = ", ".join(map(dates.short_name, reading.days)) or "undated"
    return {"name": reading.seed, "day": days, **{column.key: column.count(reading) for column in COLUMNS}}
