"""The ways in: all topics, all tags, all dates, a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import Day, MonthDay, Term
from builder.pages.facts import Facts, Shelves, day_term, month_term, months, page, tag_term, topic_term
from builder.text import plural


def _terms_page(title: str, section: str, groups: list[Facts], lede: str) -> Facts:
    return page(
        "terms.html",
        title,
        description=lede,
        section=section,
        terms={"kind": section.lower(), "groups": groups},
        body={"lede": lede},
    )


def group(name: str, terms: Iterable[Facts]) -> Facts:
    return {"name": name, "id": f"group-{'-'.join(name.lower().split())}", "terms": list(terms)}


def topics_index(shelves: Shelves) -> Facts:
    groups = [group(name, (topic_term(term) for term in terms)) for name, terms in shelves.archive.topics.items()]
    return _terms_page(
        "Topics", "Topics", groups, "Every paper has one main topic, and a second where it is close."
    )


def tags_index(shelves: Shelves) -> Facts:
    groups = [
        group(letter, (tag_term(term) for term in terms))
        for letter, terms in groupby(
            sorted(shelves.archive.tags, key=_by_letter), key=lambda term: _by_letter(term)[0]
        )
    ]
    count = plural(len(shelves.archive.tags), "phrase")
    lede = f"{count} that several papers share." if groups else "No phrase is shared by enough papers yet."
    return _terms_page("Tags", "Tags", groups, lede)


def _by_letter(term: Term) -> tuple[str, str, str]:
    first = term.name[:1].upper()
    return (first if first.isalpha() else "#"), term.name.casefold(), term.name


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
    return _terms_page("Dates", "Dates", groups, lede)


def year_pages(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    for year, members in _years(shelves):
        groups = []
        for in_month in months(members):
            month = month_term(in_month)
            groups.append(group(month["name"], map(day_term, in_month)) | {"url": month["url"]})
        lede = f"{plural(len(members), 'listed day')} of {year}, newest first."
        yield f"dates/{year}.md", "terms", _terms_page(year, "Dates", groups, lede)


def _years(shelves: Shelves) -> Iterator[tuple[str, list[Day]]]:
    for year, members in groupby(shelves.dated, key=lambda day: day.slug[:4]):
        yield year, list(members)
