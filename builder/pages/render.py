"""The archive as Markdown pages: facts in the front matter, the papers' own words in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from builder.model import Author, Citation, Data, Later, MarkdownPage, MarkdownPages, Shown
from builder.pages.authors import author_indexes, author_pages
from builder.pages.context import PageContext
from builder.pages.coverage import coverage_pages
from builder.pages.data import data_page, missing_page
from builder.pages.dates import dates_index, day_pages, month_pages, week_pages, year_pages
from builder.pages.desk import desk_page
from builder.pages.front_matter import KINDS as FRONT_MATTER
from builder.pages.home import about, home, search_page
from builder.pages.page import Page
from builder.pages.paper import alias_page, hidden_page, paper_page, shared_page
from builder.pages.tags import shared_tag_pages, tag_indexes, tag_pages
from builder.pages.topics import group_pages, topic_pages, topics_index
from builder.pages.trends import trends_page
from builder.text import Formula

KINDS = (Later, Shown, Formula, Citation, Author, *FRONT_MATTER)
"""The types of which much of the front matter is, by which pages are handed on in fewer bytes."""


def render_pages(context: PageContext) -> MarkdownPages:
    """Every Markdown page of the archive."""
    return _Pages(context)


def render_entrances(context: PageContext, data: Data) -> list[MarkdownPage]:
    """Those that tell of the offline copy, which has all others, and of what a device may keep; `data` is what is
    known by then."""
    context = replace(context, data=data)
    return [*map(_finish(context), [*_entrances(context), *([missing_page()] if data.kept else [])])]


class _Pages:
    """Lists are made at once, pages of single papers, which are most and take most memory, one by one."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        archive = context.archive
        self._finished = _finish(context)
        self._lists = [*map(self._finished, _list_pages(context))]
        of_papers = sum(1 + len(entry.aliases) for entry in archive.entries.values())
        self._count = len(self._lists) + of_papers + len(archive.shared.keys() | archive.hidden.keys())

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[MarkdownPage]:
        yield from self._lists
        yield from map(self._finished, _paper_pages(self._context))


def _finish(context: PageContext) -> Callable[[Page], MarkdownPage]:
    """What finishes a page: the frame of each leads to the authors, where there are any."""
    return partial(_finished, {"has_authors": True} if context.archive.authors else {})


def _finished(of_all: Mapping[str, object], page: Page) -> MarkdownPage:
    """A page with what stands in the front matter of all."""
    words = {"title": page.title, **page.words} if page.words else {"title": page.title}
    return MarkdownPage(page.path, {**page.front, **of_all}, page.body, words)


def _entrances(context: PageContext) -> Iterator[Page]:
    """The pages that lead to what can be taken away."""
    yield home(context)
    yield about(context)
    yield data_page(context)


def _list_pages(context: PageContext) -> Iterator[Page]:
    """Every page but those of single papers."""
    yield from _entrances(context)
    yield search_page(context)
    yield desk_page()
    yield topics_index(context)
    yield trends_page(context)
    yield from coverage_pages(context)
    yield from tag_indexes(context)
    if context.archive.authors:
        yield from author_indexes(context)
        yield from author_pages(context)
    yield dates_index(context)
    yield from topic_pages(context)
    yield from group_pages(context)
    yield from tag_pages(context)
    yield from shared_tag_pages(context)
    yield from day_pages(context)
    yield from week_pages(context)
    yield from month_pages(context)
    yield from year_pages(context)


def _paper_pages(context: PageContext) -> Iterator[Page]:
    """Every address of a paper: its own, its aliases, those that several want, those of papers taken out."""
    archive = context.archive
    for entry in archive.entries.values():
        yield paper_page(context, entry)
        yield from (alias_page(context, entry, address) for address in entry.other_addresses)
    for slug, papers in archive.shared.items():
        yield shared_page(context, slug, papers, archive.hidden.get(slug, ()))
    for slug, reasons in archive.hidden.items():
        if slug not in archive.shared:
            yield hidden_page(slug, reasons)
