"""Front matter that several pages share: links, counts, rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from builder.model import Archive, Day, Entry, Issue, ListedOn, Merge, PaperId, SeedUse, Slug, Tag, Term, dates
from builder.text import plural, shorten

Facts = dict[str, Any]
"""Front matter that a theme template draws: plain text, numbers, lists and mappings."""

EXCERPT = 240
"""Characters of an abstract in a list: two lines of text."""

LIST_TITLE = 250
"""Characters of a title in a list; the longest of 100,000 arXiv titles has 245."""

ROW_TAGS = 3
"""Tags of a paper in a list; its own page has them all."""

DESCRIPTION = 155
"""Characters that search engines show of a description."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """What pages need beside the archive, and the addresses of its terms by name."""

    archive: Archive
    seeds: tuple[SeedUse, ...]
    issues: tuple[Issue, ...]
    page_size: int
    topic_urls: Mapping[str, str]
    tag_urls: Mapping[str, str]
    days: Mapping[Slug, Day]
    cite: Callable[[Entry], str]  # a paper as BibTeX

    @property
    def fresh(self) -> Container[PaperId]:
        """The papers of the newest day."""
        return self.archive.newest.papers if self.archive.newest else ()

    def entry(self, paper: PaperId) -> Entry:
        return self.archive.entries[paper]


def page(template: str, title: str, *, description: str = "", section: str = "", **facts: Any) -> Facts:
    """What every page has; `template` is the file of the theme that draws it, `section` its nav entry."""
    common = {"template": template, "title": title, "description": description, "section": section}
    return {key: value for key, value in common.items() if value} | facts


def link(name: str, url: str) -> Facts:
    return {"name": name, "url": url}


def paper_link(entry: Entry) -> Facts:
    return {"title": shorten(entry.paper.title, LIST_TITLE), "url": entry.permalink}


def topic_links(shelves: Shelves, entry: Entry) -> list[Facts]:
    return [link(name, shelves.topic_urls[name]) for name in entry.topics.shown]


def tag_links(shelves: Shelves, tags: Iterable[Tag]) -> list[Facts]:
    return [link(tag.name, shelves.tag_urls[tag.name]) for tag in tags]


def counted(name: str, url: str, count: int, description: str = "") -> Facts:
    """A term with the number of its papers."""
    return link(name, url) | {"count": count} | ({"description": description} if description else {})


def topic_term(term: Term) -> Facts:
    return counted(term.name, f"topics/{term.slug}.html", len(term.papers), term.description)


def shelf_term(term: Term, fresh: Container[PaperId]) -> Facts:
    """A topic on a shelf; `new` counts its papers among the `fresh`."""
    facts = counted(term.name, f"topics/{term.slug}.html", len(term.papers))
    new = sum(paper in fresh for paper in term.papers)
    return facts | ({"new": new} if new else {})


def day_term(day: Day) -> Facts:
    return counted(day_name(day), f"dates/{day.slug}.html", len(day.papers))


def day_name(day: Day) -> str:
    return dates.long_name(day.listed_on) if day.listed_on else "Undated"


def listings(entry: Entry, within: str = "") -> list[ListedOn]:
    """Every day of a paper, or those whose slug begins with `within`, such as a month's."""
    listed = (sighting.record.listed_on for sighting in entry.paper.sightings)
    return [day for day in listed if dates.slug(day).startswith(within)]


def row(shelves: Shelves, entry: Entry, day: ListedOn = None) -> Facts:
    """A paper in a list: enough to decide whether to open it.  `day`: other than where it was first listed."""
    day = day or entry.first_listed
    return paper_link(entry) | {
        "day": dates.short_name(day),
        "iso": machine_date(day),
        "topic": topic_links(shelves, entry)[0],
        "tags": tag_links(shelves, entry.tags[:ROW_TAGS]),
        "links": [{"kind": link.kind, "url": link.url} for link in entry.links[:1]],
        "excerpt": shorten(entry.paper.abstract, EXCERPT),
        "shard": entry.shard,
    }


def months(dated: Iterable[Day]) -> Iterator[list[Day]]:
    """Full days, newest first, month by month."""
    for _, members in groupby(dated, key=lambda day: day.slug[:7]):
        yield list(members)


def month_term(members: Sequence[Day]) -> Facts:
    """A month as a term; `members` are its listed days."""
    first = members[0]
    name = dates.month_name(first.listed_on) if isinstance(first.listed_on, date) else first.slug
    listed = plural(len(members), "listed day")
    return counted(name, f"dates/{first.slug[:7]}.html", len(papers_of(members)), listed)


def papers_of(members: Iterable[Day]) -> tuple[PaperId, ...]:
    """The papers of several days, each once, in the order of the days."""
    return tuple(dict.fromkeys(paper for day in members for paper in day.papers))


def machine_date(day: ListedOn) -> str:
    """The day for `<time datetime>`, "" where it has no year."""
    return day.isoformat() if isinstance(day, date) else ""


def tag_term(term: Term) -> Facts:
    return counted(term.name, f"tags/{term.slug}.html", len(term.papers))


def page_count(rows: int, size: int) -> int:
    """Pages of so many rows; an empty list has one, too."""
    return max(1, -(-rows // size))


def pager(first: str, further: str, number: int, count: int) -> Facts:
    """Where page `number` of `count` stands between the address of the first and `further/2.html` and on."""

    def address(at: int) -> str:
        return first if at == 1 else f"{further}/{at}.html" if 1 < at <= count else ""

    return {"number": number, "count": count, "previous": address(number - 1), "next": address(number + 1)}


def merge_facts(merge: Merge) -> Facts:
    return {"rule": merge.rule, "similarity": merge.similarity, "a": str(merge.a), "b": str(merge.b)}
