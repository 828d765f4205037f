"""The ways in: all topics, all tags, all dates, a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from builder.model import Day, MonthDay, Term, dates
from builder.pages.calendar import calendar
from builder.pages.facts import (
    Facts,
    Shelves,
    day_term,
    link,
    month_term,
    months,
    page,
    papers_of,
    shelf_term,
    tag_term,
)
from builder.text import fold, plural

TAGS_ON_INDEX = 1000
"""Tags of the index itself; an archive with more has a page for each letter."""
MOST_USED = 14
"""Tags beside the index."""
TOP_TOPICS = 3
"""Topics named beside a day."""


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


def topics_index(shelves: Shelves) -> Facts:
    groups = [
        group(name, (shelf_term(term, shelves.fresh) | {"description": term.description} for term in terms))
        for name, terms in shelves.archive.topics.items()
    ]
    counts = [term["count"] for part in groups for term in part["terms"]]
    lede = "Every paper has one main topic, and a second where it is close."
    empty = counts.count(0)
    more = f" {empty} of the {len(counts)} topics {'has' if empty == 1 else 'have'} no paper yet." if empty else ""
    return terms_page("Topics", "Topics", groups, lede + more)


def tag_indexes(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    """All tags from A to Z; of very many the most used, and then each letter on a page of its own."""
    tags = sorted(shelves.archive.tags, key=_by_letter)
    most_used = sorted(tags, key=lambda term: (-len(term.papers), _by_letter(term)))
    beside: Facts = {"name": "Most used", "terms": [tag_term(term) for term in most_used[:MOST_USED]]}
    names = dict.fromkeys(map(_letter, tags))
    shared = f"{plural(len(tags), 'phrase')} that several papers share"
    if len(tags) <= TAGS_ON_INDEX:
        letters = [link(name, f"#{_letter_id(name)}") for name in names]
        lede = f"{shared}." if tags else "No phrase is shared by enough papers yet."
        yield "tags/index.md", "terms", _tags_page("Tags", lede, tags, letters, beside=beside)
        return
    letters = [link(name, f"tags/letters/{_letter_slug(name)}.html") for name in names]
    lede = f"{shared}. Here are the {TAGS_ON_INDEX:,} most used; each letter leads to all of its own."
    shown = sorted(most_used[:TAGS_ON_INDEX], key=_by_letter)
    yield "tags/index.md", "terms", _tags_page("Tags", lede, shown, letters, beside=beside)
    for name, members in groupby(tags, key=_letter):
        of_letter = list(members)
        lede = f"{plural(len(of_letter), 'phrase')} that several papers share."
        facts = _tags_page(f"Tags: {name}", lede, of_letter, letters)
        yield f"tags/letters/{_letter_slug(name)}.md", "terms", facts


def _tags_page(title: str, lede: str, tags: Iterable[Term], letters: list[Facts], **more: Facts) -> Facts:
    groups = [
        group(name, map(tag_term, members)) | {"id": _letter_id(name)}
        for name, members in groupby(tags, key=_letter)
    ]
    return terms_page(title, "Tags", groups, lede, letters=letters, **more)


def _by_letter(term: Term) -> tuple[str, str, str]:
    return _letter(term), term.name.casefold(), term.name


def _letter(term: Term) -> str:
    """The letter under which a tag stands: Ö is an O, a digit is "#"."""
    first = fold(term.name)[:1].upper()
    return first if first.isalpha() else "#"


def _letter_id(letter: str) -> str:
    return f"letter-{_letter_slug(letter)}"


def _letter_slug(letter: str) -> str:
    """`a`, `u23`; `tags/letters/a.html` is neither a tag's page nor a further page of a tag's list."""
    return letter.lower() if letter.isascii() and letter.isalpha() else f"u{ord(letter):x}"


def dates_index(shelves: Shelves) -> Facts:
    groups = [
        group(year, map(month_term, months(in_year))) | {"url": f"dates/{year}.html"}
        for year, in_year in _years(shelves)
    ]
    yearless = [day for day in shelves.archive.days if isinstance(day.listed_on, MonthDay)]
    undated = [day for day in shelves.archive.days if day.listed_on is None]
    groups += [group("Year unknown", map(day_term, yearless))] if yearless else []
    groups += [group("No date", map(day_term, undated))] if undated else []
    listed = sum(day.listed_on is not None for day in shelves.archive.days)
    lede = f"{plural(listed, 'listed day')}, newest first." if listed else "No listing names a day."
    return terms_page("Dates", "Dates", groups, lede)


def year_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for year, members in _years(shelves):
        groups = []
        for in_month in months(members):
            month = month_term(in_month)
            listed = [_day_of_year(shelves, day) for day in in_month]
            groups.append(group(month["name"].removesuffix(f" {year}"), listed) | {"url": month["url"]})
        papers = len(papers_of(members))
        again = sum(len(day.papers) for day in members) - papers
        more = f"; {again:,} of them came again on another day" if again else ""
        lede = f"{plural(len(members), 'listed day')}, {plural(papers, 'paper')}{more}."
        drawn = calendar([date(int(year), month, 1) for month in range(1, 13)], members)
        yield f"dates/{year}.md", "terms", terms_page(year, "Dates", groups, lede, calendar=drawn)


def _day_of_year(shelves: Shelves, day: Day) -> Facts:
    """A day on the page of its year, which need not be repeated."""
    return day_term(day) | {"name": dates.day_name(day.listed_on), "description": _top_topics(shelves, day)}


def _top_topics(shelves: Shelves, day: Day) -> str:
    """The topics that most papers of a day have; of equal ones the first in the tree."""
    counts = Counter(shelves.entry(paper).topics.shown[0] for paper in day.papers)
    order = {name: at for at, name in enumerate(shelves.topic_urls)}
    return ", ".join(sorted(counts, key=lambda name: (-counts[name], order[name]))[:TOP_TOPICS])


def _years(shelves: Shelves) -> Iterator[tuple[str, list[Day]]]:
    for year, members in groupby(shelves.dated, key=lambda day: day.slug[:4]):
        yield year, list(members)
