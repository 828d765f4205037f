"""Parts that several pages share: links, counts, rows of a list, pagers."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from builder.model import DAY, TOPIC, Day, Entry, Facet, ListedOn, PaperId, Tag, Term, dates
from builder.pages.context import PageContext
from builder.pages.formulas import title_markup
from builder.pages.front_matter import Alias, CountedLink, Group, Link, OuterLink, Pager, PaperLink, Row
from builder.pages.page import Page
from builder.text import plural, shorten

EXCERPT = 240
"""Characters of an abstract in a list: two lines of text."""

LIST_TITLE = 250
"""Characters of a title in a list; the longest of 100,000 arXiv titles has 245."""

ROW_TAGS = 4
"""Tags of a paper in a list, which is filtered by them; its own page has them all."""

# -- Links -------------------------------------------------------------------------------------


def section_link(facet: Facet) -> Link:
    """To the page of all terms of a facet."""
    return Link(facet.section, facet.index)


def paper_link(context: PageContext, entry: Entry) -> PaperLink:
    """To a paper, as most pages name it."""
    known = context.links.get(entry.paper.id)
    return known or context.links.setdefault(entry.paper.id, _paper_link(entry))


def _paper_link(entry: Entry) -> PaperLink:
    title = shorten(entry.shown.plain_title, LIST_TITLE)
    return PaperLink(title, entry.permalink, title_markup(entry.shown.title, LIST_TITLE))


def topic_links(context: PageContext, entry: Entry) -> list[Link]:
    """To the topics of a paper, the main one first."""
    return [Link(name, context.terms[TOPIC.key][name].address) for name in entry.topics.shown]


def tag_links(context: PageContext, entry: Entry) -> list[Link]:
    """To the pages of the tags that a paper shows; for one without, to a broader one's or else to the search."""
    return [Link(tag.name, _tag_address(context, tag)) for tag in entry.tags]


def _tag_address(context: PageContext, tag: Tag) -> str:
    page = context.archive.tag_pages.get(tag.key)
    phrase = '"{}"'.format(tag.name.replace('"', " "))
    return page.address if page else f"search.html?{urlencode({'q': phrase})}"


def counted(term: Term, description: str | None = None) -> CountedLink:
    """A term with the number of its papers."""
    return CountedLink(term.name, term.address, len(term.papers), description=description)


def named(term: Term) -> Link:
    """A term without a count, on a page that does not change with it."""
    return Link(term.name, term.address)


def counted_topic(term: Term, fresh: Container[PaperId], description: str | None = None) -> CountedLink:
    """A topic on a shelf; `new` counts its papers among the `fresh`."""
    new = sum(paper in fresh for paper in term.papers)
    return CountedLink(term.name, term.address, len(term.papers), new or None, description)


def group(name: str, terms: Iterable[CountedLink], url: str | None = None) -> Group:
    """Terms under a heading that a link can lead to."""
    return Group(name, f"group-{'-'.join(name.lower().split())}", list(terms), url)


def beside(name: str, terms: Iterable[CountedLink | Link]) -> Group:
    """Terms in the margin of a page."""
    return Group(name, None, list(terms))


# -- Days and months ---------------------------------------------------------------------------


def counted_day(day: Day, name: str | None = None, description: str | None = None) -> CountedLink:
    return CountedLink(name or day_name(day), day.address, len(day.papers), description=description)


def day_name(day: Day) -> str:
    return dates.long_name(day.listed_on) if day.listed_on else "Undated"


def months(dated: Iterable[Day]) -> Iterator[list[Day]]:
    """Full days, newest first, month by month."""
    for _, members in groupby(dated, key=month_slug):
        yield list(members)


def month_slug(day: Day) -> str:
    """`2025-09`."""
    return day.slug[:7]


def counted_month(members: Sequence[Day]) -> CountedLink:
    """A month as a term; `members` are its listed days."""
    first = members[0]
    name = dates.month_name(first.listed_on) if isinstance(first.listed_on, date) else first.slug
    listed = plural(len(members), "listed day")
    return CountedLink(name, DAY.address(month_slug(first)), len(papers_of(members)), description=listed)


def papers_of(members: Iterable[Day]) -> tuple[PaperId, ...]:
    """The papers of several days, each once, in the order of the days."""
    return tuple(dict.fromkeys(paper for day in members for paper in day.papers))


def partial_name(day: str, *, is_short: bool = False) -> str:
    """`2017-06-12`, `2017-06` or `2017` as people write it: `12 June 2017`, `June 2017`; short, `12 Jun 2017`."""
    year, month, number = map(int, f"{day}-1-1".split("-")[:3])
    name = dates.short_name if is_short else dates.date_name
    words = name(date(year, month, number)).split(" ")
    return " ".join(words[2 - day.count("-") :])


def machine_date(day: ListedOn) -> str:
    """The day for `<time datetime>`, "" where it has no year."""
    return day.isoformat() if isinstance(day, date) else ""


# -- Pages that lead on ------------------------------------------------------------------------


def moved(address: str, title: str, to: Link, note: str | None = None) -> Page:
    """An address that leads to another page; `note` says why, where it is not that one thing has two addresses."""
    file = f"{to.url.removesuffix('.html')}.md"
    return Page(
        address=address,
        body="alias",
        template="alias.html",
        title=title,
        content=Alias(to.name, to.url, note),
        words={"url": posixpath.relpath(file, posixpath.dirname(address))},
    )


# -- Rows and pagers ---------------------------------------------------------------------------


def row(context: PageContext, entry: Entry, without: str = "") -> Row:
    """A paper in a list.

    `without` is the address of a topic that need not be named, since the list is its own: of it is only said where
    it is the paper's second.
    """
    usual = context.rows.get(entry.paper.id) or context.rows.setdefault(entry.paper.id, _usual_row(context, entry))
    if usual.topic and usual.topic.url == without:
        return replace(usual, topic=None)
    if without and any(topic.url == without for topic in topic_links(context, entry)):
        return replace(usual, is_second=True)
    return usual


def _usual_row(context: PageContext, entry: Entry) -> Row:
    day, link = entry.first_listed, paper_link(context, entry)
    return Row(
        title=link.title,
        url=link.url,
        day=dates.short_name(day),
        iso=machine_date(day),
        topic=topic_links(context, entry)[0],
        tags=tuple(tag_links(context, entry)[:ROW_TAGS]),
        links=tuple(OuterLink(link.kind, link.url) for link in entry.links[:1]),
        excerpt=shorten(entry.shown.plain_abstract, EXCERPT),
        id=entry.paper.short_id,
        markup=link.markup,
    )


def page_count(rows: int, size: int) -> int:
    """Pages of so many rows; an empty list has one, too."""
    return max(1, -(-rows // size))


def pager(address: Callable[[int], str], number: int, count: int) -> Pager:
    """Where page `number` of `count` stands; `address` gives that of each."""
    previous = address(number - 1) if number > 1 else ""
    following = address(number + 1) if number < count else ""
    return Pager(number, count, previous, following)
