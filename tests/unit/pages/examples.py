"""Pages as MkDocs takes them apart, and as a reader sees them."""

import html
import re

import markdown
from mkdocs.utils.meta import get_data

from builder.config.settings import PROJECT
from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.model.archive import Archive
from builder.model.trends import NO_TRENDS, Trends
from builder.pages.context import PageContext
from builder.pages.markdown import as_text
from builder.pages.render import render_pages

BODIES = PROJECT / "site_templates" / "pages"


def pages_of(archive: Archive, page_size: int = 50, trends: Trends = NO_TRENDS) -> dict[str, str]:
    """The files of all pages, by their paths."""
    rendered = render_pages(PageContext(archive, [], page_size, citations(archive, ""), bibtex, trends=trends))
    pages = list(rendered)
    assert len({page.path for page in pages}) == len(pages) == len(rendered)
    return {page.path: as_text(BODIES, page) for page in pages}


def parts(page: str) -> tuple[dict[str, object], str]:
    """Front matter and body, as MkDocs takes them apart and the theme draws them, without the facts below."""
    body, front = get_data(page)
    return front, body.split("\n***\n")[0]


def shown(body: str) -> str:
    page = markdown.markdown(body, extensions=["toc", "tables", "fenced_code"])
    return html.unescape(re.sub(r"<[^>]*>", "", page))
