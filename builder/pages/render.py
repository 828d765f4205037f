"""The archive as Markdown pages: facts in the front matter, the papers' own words in the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from builder.model import Archive, Entry, File, Issue, SeedUse
from builder.pages.coverage import coverage_pages
from builder.pages.dates import date_pages, dates_index, year_pages
from builder.pages.front_matter import Facts, Shelves
from builder.pages.home import about, home, search_page
from builder.pages.markdown import environment, render
from builder.pages.paper import alias_page, hidden_page, paper_page, shared_page
from builder.pages.tags import tag_indexes, tag_pages
from builder.pages.topics import topic_pages, topics_index


def render_pages(
    archive: Archive,
    seeds: Sequence[SeedUse],
    issues: Sequence[Issue],
    page_size: int,
    templates: Path,
    cite: Callable[[Entry], str],
) -> Iterator[File]:
    """Every Markdown page of the archive; `templates` holds the bodies (`*.md.jinja`), `cite` makes BibTeX."""
    shelves = Shelves(
        archive,
        tuple(seeds),
        tuple(issues),
        page_size,
        topic_urls={term.name: f"topics/{term.slug}.html" for terms in archive.topics.values() for term in terms},
        tag_urls={term.name: f"tags/{term.slug}.html" for term in archive.tags},
        days={day.slug: day for day in archive.days},
        cite=cite,
    )
    bodies = environment(templates)
    for path, template, facts in _all_facts(shelves):
        yield File(path, render(bodies, template, facts))


def _all_facts(shelves: Shelves) -> Iterator[tuple[str, str, Facts]]:
    """(path under docs/, name of the body template, front matter and body values) of each page."""
    yield "index.md", "home", home(shelves)
    yield "about.md", "about", about()
    yield "search.md", "search", search_page(shelves)
    yield "topics/index.md", "terms", topics_index(shelves)
    yield from coverage_pages(shelves)
    yield from tag_indexes(shelves)
    yield "dates/index.md", "terms", dates_index(shelves)
    yield from topic_pages(shelves)
    yield from tag_pages(shelves)
    yield from date_pages(shelves)
    yield from year_pages(shelves)
    for entry in shelves.archive.entries.values():
        yield f"papers/{entry.slug}.md", "paper", paper_page(shelves, entry)
        for alias in entry.aliases:
            yield f"papers/{alias}.md", "alias", alias_page(entry)
    for slug, papers in shelves.archive.shared.items():
        yield f"papers/{slug}.md", "shared", shared_page(shelves, papers, shelves.archive.hidden.get(slug, ()))
    for slug, reasons in shelves.archive.hidden.items():
        if slug not in shelves.archive.shared:
            yield f"papers/{slug}.md", "hidden", hidden_page(reasons)
