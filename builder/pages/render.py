"""The archive as Markdown pages: facts in the front matter, the papers' own words in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from builder.config import Figures
from builder.model import Archive, Entry, MarkdownPage, Reading
from builder.pages.authors import author_indexes, author_pages
from builder.pages.context import PageContext
from builder.pages.coverage import coverage_pages
from builder.pages.dates import dates_index, day_pages, month_pages, year_pages
from builder.pages.home import about, home, search_page
from builder.pages.page import Page
from builder.pages.paper import alias_page, hidden_page, paper_page, shared_page
from builder.pages.tags import shared_tag_pages, tag_indexes, tag_pages
from builder.pages.topics import group_pages, topic_pages, topics_index


def render_pages(
    archive: Archive,
    readings: Sequence[Reading],
    page_size: int,
    cite: Callable[[Entry], str],
    figures: Figures | None = None,
) -> Iterator[MarkdownPage]:
    """Every Markdown page of the archive; `cite` makes BibTeX.

    `figures` say how right people found what the pages show.
    """
    # The frame of each page leads to the authors, where there are any.
    all_pages = {"has_authors": True} if archive.authors else {}
    for page in _pages(PageContext(archive, readings, page_size, cite, figures)):
        words = {"title": page.title, **page.words} if page.words else {"title": page.title}
        yield MarkdownPage(page.path, {**page.front, **all_pages}, page.body, words)


def _pages(context: PageContext) -> Iterator[Page]:
    yield home(context)
    yield about(context)
    yield search_page(context)
    yield topics_index(context)
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
    yield from month_pages(context)
    yield from year_pages(context)
    yield from _paper_pages(context)


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
