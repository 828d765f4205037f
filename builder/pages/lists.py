"""Lists of papers: a topic, a tag, a day, a month; cut into pages when long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import Entry, PaperId, dates
from builder.pages.filters import facets
from builder.pages.front_matter import Facts, Shelves, listings, page, page_count, pager, row
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


def terms_page(title: str, section: str, groups: list[Facts], lede: str, **more: Facts | list[Facts]) -> Facts:
    return page(
        "terms.html",
        title,
        description=lede,
        section=section,
        terms={"kind": section.lower(), **more, "groups": groups},
        body={"lede": lede},
    )


def group(name: str, terms: Iterable[Facts]) -> Facts:
    return {"name": name, "id": f"group-{'-'.join(name.lower().split())}", "terms": list(terms)}
