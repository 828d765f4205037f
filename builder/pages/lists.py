"""Lists of papers: a topic, a tag, a day; cut into pages when long. And pages of terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from builder.model import LIST_FORMATS, TAG, TOPIC, Entry, Facet, MonthDay, PaperId
from builder.pages.calendar import Calendar
from builder.pages.coins import coins
from builder.pages.context import PageContext
from builder.pages.front_matter import Group, Link, List, Pager, Row, Terms, YearOfRows
from builder.pages.page import Page
from builder.pages.parts import moved, page_count, pager, partial_name, row
from builder.pages.timeline import Timeline, timeline
from builder.text import plural

NEWEST = "newest first"
UNDATED = "undated in the order of their listings"

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
    order: str = ""  # what is said of it, where it does not follow from the days
    has_days: bool = True  # whether its papers were listed on different days
    lede: str = ""
    kin: tuple[Group, ...] = ()  # broader and narrower terms
    query: str = ""  # what finds its papers in the data of the search, so that all of a long list can be filtered
    by_year: bool = False  # whether it is told by the years in which its papers were written
    has_files: bool = False  # whether files of it lie beside its page
    week: Link | None = None  # of a day

    def address(self, number: int = 1) -> str:
        """Where page `number` lies: `topics/x.html`, `topics/x/2.html` and on.

        Not `topics/x-2.html`, which is the address of a term called "x 2".
        """
        return self.facet.address(self.slug if number == 1 else f"{self.slug}/{number}")


def list_pages(context: PageContext, listed: PaperList) -> Iterator[Page]:
    """The pages of a list, one after the other.

    What is said of the whole list stands on the first: a new paper changes that page, the others stay.
    """
    cuts = cut(len(listed.papers), context.page_size, grows_in_front=listed.has_days)
    listed = replace(listed, order=listed.order or _order(context, listed))
    for number, (start, end) in enumerate(cuts, 1):
        title = listed.title if number == 1 else f"{listed.title}, page {number}"
        said = listed.lede or f"{plural(len(listed.papers), 'paper')}: {title}."
        papers = listed.papers[start:end]
        yield Page(
            address=listed.address(number),
            body="list",
            template="list.html",
            title=title,
            description=said if number == 1 else f"{title}.",
            section=listed.facet.section,
            content=_list(context, listed, papers, pager(listed.address, number, len(cuts))),
            words={"lede": listed.lede if number == 1 else ""},
            changed=_newest(context, papers),
        )
    for number in range(len(cuts) + 1, page_count(len(listed.papers), context.page_size) + 1):
        # A page that the list would fill if all were full, and may have filled before.
        last = Link(listed.title, listed.address(len(cuts)))
        yield moved(listed.address(number), f"{listed.title}, page {number}", last)


def cut(rows: int, size: int, *, grows_in_front: bool) -> list[tuple[int, int]]:
    """Where each page of a list begins and ends: all have `size` rows but the one where it grows, the first or the
    last, which has between half of that and one and a half, so that new rows leave the others as they are."""
    whole = max(0, rows - size // 2) // size
    rest = rows - whole * size
    edges = [0, *(rest + size * at if grows_in_front else size * (at + 1) for at in range(whole)), rows]
    return list(pairwise(edges))


def _list(context: PageContext, listed: PaperList, papers: Sequence[PaperId], pages: Pager) -> List:
    entries = [context.entry(paper) for paper in papers]
    own_topic = listed.address() if listed.facet is TOPIC else ""
    rows = [row(context, entry, without=own_topic) for entry in entries]
    if listed.facet is TOPIC and listed.has_files:
        rows = [replace(one, coins=_coins(context, entry)) for one, entry in zip(rows, entries, strict=True)]
    is_first = pages.number == 1
    return List(
        kicker=listed.kicker,
        count=len(listed.papers) if is_first else None,
        order=listed.order,
        dated=listed.has_days,
        pages=pages,
        beside=listed.beside if is_first else None,
        kin=[kin for kin in listed.kin if kin.terms] or None if is_first else None,
        whole=listed.query if pages.count > 1 else None,
        years=_years(entries) if listed.by_year else None,
        feed=context.feed(listed.address()) if is_first else None,
        files=_files(listed) if listed.has_files and listed.papers and is_first else None,
        papers=list(map(_by_publication, rows, entries)) if listed.by_year else rows,
        week=listed.week,
        time=_time(context, listed) if is_first and listed.facet in (TOPIC, TAG) else None,
    )


def _time(context: PageContext, listed: PaperList) -> Timeline | None:
    return timeline([context.entry(paper).first_listed for paper in listed.papers])


def _order(context: PageContext, listed: PaperList) -> str:
    """How the papers of the whole list stand: what says only "newest first" leaves open where those are that have
    no day."""
    entries = map(context.entry, listed.papers)
    if listed.by_year:
        return "newest first, then those of unknown year" if any(not one.written_on for one in entries) else NEWEST
    return order_of({type(entry.first_listed) for entry in entries})


def order_of(kinds: Set[type]) -> str:
    """How `archive.order` sorts papers with days of these kinds."""
    said = {date: NEWEST, MonthDay: "days of unknown year", type(None): UNDATED}
    words = [name for kind, name in said.items() if kind in kinds]
    if words == [UNDATED]:
        return "all undated, in the order of their listings"
    return ", then ".join(words) if len(words) > 1 else NEWEST


def _files(listed: PaperList) -> list[Link]:
    beside_page = listed.address().removesuffix("html")
    return [Link(name, f"{beside_page}{ending}") for name, ending in LIST_FORMATS.items()]


def _coins(context: PageContext, entry: Entry) -> str:
    """The paper for reference managers; other lists, also of groups of topics, get it from
    their script, as bytes are dear."""
    paper, title = entry.paper.id, entry.shown.plain_title
    return context.coins.get(paper) or context.coins.setdefault(paper, coins(context.cite(entry), title))


def _newest(context: PageContext, papers: Sequence[PaperId]) -> date | None:
    """The newest day of these papers."""
    days = (context.entry(paper).last_listed for paper in papers)
    return max(filter(None, days), default=None)


def _years(entries: Sequence[Entry]) -> list[YearOfRows]:
    """The years of papers that stand in their order."""
    found, start = [], 0
    for year, members in groupby(entries, key=lambda entry: entry.written_on[:4]):
        end = start + len(list(members))
        found.append(YearOfRows(year or "Year unknown", start, end))
        start = end
    return found


def _by_publication(usual: Row, entry: Entry) -> Row:
    """The row with the day of publication, where that is known: its list is in the order of these."""
    published = entry.paper.details.published
    return replace(usual, day=partial_name(published, is_short=True), iso=published) if published else usual


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
    kicker: Link | None = None,
    previous: Link | None = None,
    following: Link | None = None,
    step: str | None = None,
    see: Link | None = None,
) -> Page:
    """A page of terms of a facet in groups; above it `kicker`, or else all terms of the facet."""
    return Page(
        address=address,
        body="terms",
        template="terms.html",
        title=title,
        description=lede,
        section=facet.section,
        content=Terms(
            kind=facet.folder,
            kicker=kicker,
            letters=letters,
            beside=beside,
            calendar=calendar,
            groups=groups,
            previous=previous,
            next=following,
            step=step,
            see=see,
        ),
        words={"lede": lede},
    )
