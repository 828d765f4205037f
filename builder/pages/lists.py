"""Lists of papers: a topic, a tag, a day, a month; cut into pages when long. And the pages of all terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model import Entry, Facet, PaperId, dates
from builder.pages.calendar import Calendar
from builder.pages.context import PageContext
from builder.pages.filters import filters
from builder.pages.front_matter import Group, Link, List, Row, Terms
from builder.pages.page import Page
from builder.pages.parts import days_of, page_count, pager, row
from builder.text import plural

BESIDE = 12
"""Neighbouring terms beside a list, so that no page grows with the archive."""


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of a term of a facet before they are cut into pages."""

    facet: Facet
    slug: str
    title: str
    papers: tuple[PaperId, ...]
    kicker: Link
    beside: Group
    order: str = "newest first"
    has_days: bool = True  # whether its papers were listed on different days
    within: str = ""  # "2025-09" where only the days of a month count
    lede: str = ""
    kin: tuple[Group, ...] = ()  # broader and narrower terms
    query: str = ""  # of the search page, where all of a long list can be filtered

    def address(self, number: int = 1) -> str:
        """Where page `number` lies: `topics/x.html`, `topics/x/2.html` and on.

        Not `topics/x-2.html`, which is the address of a term called "x 2".
        """
        return self.facet.address(self.slug if number == 1 else f"{self.slug}/{number}")


def list_pages(context: PageContext, listed: PaperList) -> Iterator[Page]:
    """The pages of a list, one after the other."""
    count = page_count(len(listed.papers), context.page_size)
    for number in range(1, count + 1):
        title = listed.title if number == 1 else f"{listed.title}, page {number}"
        yield Page(
            address=listed.address(number),
            body="list",
            template="list.html",
            title=title,
            description=listed.lede or f"{plural(len(listed.papers), 'paper')}: {title}.",
            section=listed.facet.section,
            content=_list(context, listed, number, count),
            words={"lede": listed.lede if number == 1 else ""},
        )


def _list(context: PageContext, listed: PaperList, number: int, count: int) -> List:
    size = context.page_size
    entries = [context.entry(paper) for paper in listed.papers[(number - 1) * size : number * size]]
    return List(
        kicker=listed.kicker,
        count=len(listed.papers),
        order=listed.order,
        dated=listed.has_days,
        pages=pager(listed.address, number, count),
        beside=listed.beside,
        kin=[kin for kin in listed.kin if kin.terms] or None,
        search=f"search.html?{listed.query}" if listed.query and count > 1 else None,
        facets=filters(context, entries, listed.within if listed.has_days else None),
        papers=[_row(context, entry, listed) for entry in entries],
    )


def _row(context: PageContext, entry: Entry, listed: PaperList) -> Row:
    """The row of a paper; in the list of a month its day is the last one of that month."""
    day = max(days_of(entry, listed.within), key=dates.order) if listed.within else None
    return row(context, entry, day, without=listed.address())


def terms_page(
    address: str,
    facet: Facet,
    title: str,
    groups: Sequence[Group],
    lede: str,
    *,
    letters: Sequence[Link] | None = None,
    beside: Group | None = None,
    calendar: Calendar | None = None,
) -> Page:
    """A page of terms of a facet in groups."""
    return Page(
        address=address,
        body="terms",
        template="terms.html",
        title=title,
        description=lede,
        section=facet.section,
        content=Terms(kind=facet.folder, letters=letters, beside=beside, calendar=calendar, groups=groups),
        words={"lede": lede},
    )
