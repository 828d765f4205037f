"""Lists of papers: a topic, a tag, a day, a month; cut into pages when long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.model import OTHER, Day, Entry, PaperId, Term, dates
from builder.pages.facets import facets
from builder.pages.facts import (
    Facts,
    Shelves,
    counted,
    day_name,
    day_term,
    link,
    listings,
    month_term,
    months,
    page,
    page_count,
    pager,
    papers_of,
    row,
    tag_term,
    topic_term,
)
from builder.text import plural

BESIDE = 12
"""Neighbouring terms beside a list, so that no page grows with the archive."""


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list of papers before it is cut into pages; `path` has no extension."""

    path: str
    title: str
    section: str
    papers: tuple[PaperId, ...]
    kicker: Facts
    beside: Facts
    order: str = "newest first"
    has_days: bool = True  # whether its papers were listed on different days
    within: str = ""  # "2025-09" where only the days of a month count
    lede: str = ""
    kin: tuple[Facts, ...] = ()  # broader and narrower terms
    query: str = ""  # of the search page, where all of a long list can be filtered


def list_pages(shelves: Shelves, listed: PaperList) -> Iterator[tuple[str, str, Facts]]:
    """`topics/x.html`, then `topics/x/2.html` and on: a term called "x 2" keeps its own address."""
    size = shelves.page_size
    count = page_count(len(listed.papers), size)
    for number in range(1, count + 1):
        entries = [shelves.entry(paper) for paper in listed.papers[(number - 1) * size : number * size]]
        title = listed.title if number == 1 else f"{listed.title}, page {number}"
        yield (
            f"{_numbered(listed.path, number)}.md",
            "list",
            page(
                "list.html",
                title,
                description=listed.lede or f"{plural(len(listed.papers), 'paper')}: {title}.",
                section=listed.section,
                list={
                    "kicker": listed.kicker,
                    "count": len(listed.papers),
                    "order": listed.order,
                    "dated": listed.has_days,
                    "pages": pager(f"{listed.path}.html", listed.path, number, count),
                    "beside": listed.beside,
                    **({"kin": kin} if (kin := [facts for facts in listed.kin if facts["terms"]]) else {}),
                    **({"search": f"search.html?{listed.query}"} if listed.query and count > 1 else {}),
                    "facets": facets(shelves, entries, listed.within if listed.has_days else None),
                    "papers": [_row_here(shelves, entry, listed) for entry in entries],
                },
                body={"lede": listed.lede if number == 1 else ""},
            ),
        )


def _row_here(shelves: Shelves, entry: Entry, listed: PaperList) -> Facts:
    """A row; a topic's own list does not repeat its name in each."""
    facts = row(shelves, entry, max(listings(entry, listed.within), key=dates.order) if listed.within else None)
    return {k: v for k, v in facts.items() if not (k == "topic" and v["url"] == f"{listed.path}.html")}


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path}/{number}"


def topic_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for group, terms in shelves.archive.topics.items():
        for term in terms:
            others = [topic_term(other) for other in terms if other != term]
            yield from list_pages(
                shelves,
                PaperList(
                    path=f"topics/{term.slug}",
                    title=term.name,
                    section="Topics",
                    papers=term.papers,
                    kicker=link(group if group != OTHER else "Topics", "topics/index.html"),
                    beside={"name": f"More in {group}", "terms": others[:BESIDE]},
                    lede=term.description,
                    query=f"topic={term.slug}",
                ),
            )


def tag_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    by_slug = {term.slug: term for term in shelves.archive.tags}
    for term in shelves.archive.tags:
        broader = [by_slug[term.broader]] if term.broader else []
        narrower = [by_slug[slug] for slug in term.narrower[:BESIDE]]
        yield from list_pages(
            shelves,
            PaperList(
                path=f"tags/{term.slug}",
                title=term.name,
                section="Tags",
                papers=term.papers,
                kicker=link("Tags", "tags/index.html"),
                beside={"name": "Often together with", "terms": _tags_of(shelves, term)},
                kin=(
                    {"name": "Broader", "terms": [tag_term(other) for other in broader]},
                    {"name": "Narrower", "terms": [tag_term(other) for other in narrower]},
                ),
                query=f"tag={term.slug}",
            ),
        )


def _tags_of(shelves: Shelves, term: Term) -> list[Facts]:
    """The tags that most papers of this one also carry, with how many of these do."""
    shared = Counter(tag.name for paper in term.papers for tag in shelves.entry(paper).tags)
    shared.pop(term.name, None)
    found = sorted(shared, key=lambda name: (-shared[name], name))[:BESIDE]
    return [counted(name, shelves.tag_urls[name], shared[name]) for name in found]


def date_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for day in shelves.archive.days:
        yield from list_pages(shelves, _day_list(shelves, day))
    for members in months(shelves.dated):
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
