"""What a page's front matter says, once more in plain Markdown, for whoever reads its file without our theme.

It stands below a line of stars, where the theme stops: a page on the web is no heavier for it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from builder.model import MarkdownPage
from builder.pages.front_matter import (
    CountedLink,
    Group,
    Home,
    Known,
    Leaf,
    Link,
    List,
    Pager,
    Paper,
    PaperLink,
    Row,
    Search,
    Shared,
    Terms,
)
from builder.pages.trends import TrendsPage
from builder.text import escape_markdown, is_web_address

_RULE = "***"
"""No abstract makes a line of it: what comes from seeds is escaped."""

_PAGE = ".html"

_To = Callable[[Link | Leaf | CountedLink | PaperLink | Row], str]
"""What writes a link of a page."""


def facts_text(page: MarkdownPage) -> str:
    """The facts of a page as Markdown with a line of stars above, or ""."""
    folder = posixpath.dirname(page.path)
    lines = [line for content in page.front.values() for line in _facts(content, lambda link: _link(link, folder))]
    return "\n".join(["", _RULE, "", *lines, ""]) if lines else ""


def _facts(content: object, to: _To) -> Iterator[str]:
    """The lines of what a template draws."""
    match content:
        case Paper():
            yield from _paper(content, to)
        case List():
            yield from _list(content, to)
        case Terms():
            yield from _around(content.kicker, to)
            yield from _groups(content.groups, to)
            yield from _named("Other pages", [content.previous, content.next, content.see], to)
        case Home():
            yield from _rows(content.newest.papers if content.newest else (), to)
            yield from (f"- {to(way)}" for way in content.ways)
            yield from _groups(content.groups, to)
        case TrendsPage():
            for movers in content.moved:
                yield from _named(movers.name, (Link(mover.name, mover.url) for mover in movers.movers), to)
        case Search() | Shared():
            yield from (f"- {to(paper)}" for paper in content.papers)


def _paper(paper: Paper, to: _To) -> Iterator[str]:
    yield from _known(paper.known or Known(), to)
    for seen in paper.seen:
        yield f"- Listed: {to(Link(seen.name, seen.url))}, {escape_markdown(seen.place)}"
    yield from _named("Topic" if len(paper.topics) == 1 else "Topics", paper.topics, to)
    yield from _named("Tags", paper.tags, to)
    yield from (f"- Link: {_outer(link.url)}" for link in paper.links)
    yield from (f"- Related: {to(near)}" for near in paper.related)


def _known(known: Known, to: _To) -> Iterator[str]:
    """What is known beside title and abstract; nothing where nothing is."""
    yield from _named("By", [*(known.authors or ()), *(known.more_authors or ())], to)
    for name, day in (("Published", known.published), ("Updated", known.updated)):
        yield from [f"- {name} {day.name}"] if day else []
    for name, text in (("Venue", known.venue), ("Comment", known.comment)):
        yield from [f"- {name}: {escape_markdown(text)}"] if text else []
    yield from [f"- Source: {_outer(known.pdf)}"] if known.pdf else []
    yield from (f"- Source: {_outer(source.url)}" for source in known.sources or ())


def _list(papers: List, to: _To) -> Iterator[str]:
    yield from _around(papers.kicker, to)
    yield from _around(papers.week, to)
    for group in papers.kin or ():
        yield from _named(group.name, group.terms, to)
    if papers.time:
        yield f"- Over time: {escape_markdown(papers.time.figures or papers.time.said)}"
    yield from _rows(papers.papers, to)
    yield from _pages(papers.pages, to)


def _pages(pages: Pager, to: _To) -> Iterator[str]:
    beside = (Link(name, url) for name, url in (("before", pages.previous), ("after", pages.next)) if url)
    yield from _named("Pages", beside, to)


def _around(kicker: Link | None, to: _To) -> Iterator[str]:
    yield from _named("In", [kicker], to)


def _rows(rows: Iterable[Row], to: _To) -> Iterator[str]:
    for row in rows:
        day = f", {row.iso or escape_markdown(row.day)}" if row.iso or row.day else ""
        yield f"- {to(row)}{day}{f', {to(row.topic)}' if row.topic else ''}"


def _groups(groups: Iterable[Group], to: _To) -> Iterator[str]:
    for group in groups:
        yield f"- {to(Link(group.name, group.url)) if group.url else escape_markdown(group.name) or 'All'}"
        yield from (f"    - {to(term)}" for term in group.terms)


def _named(name: str, links: Iterable[Link | Leaf | CountedLink | None], to: _To) -> Iterator[str]:
    """Links in a row behind a word; no line where there is none."""
    there = [to(link) for link in links if link]
    if there:
        yield f"- {name}: {', '.join(there)}"


def _outer(url: str) -> str:
    """A way out of the archive. What is no web address is shown, never linked."""
    return f"<{url.replace('&', '&amp;')}>" if is_web_address(url) else escape_markdown(url)


def _link(link: Link | Leaf | CountedLink | PaperLink | Row, folder: str) -> str:
    """A link to the Markdown of a page; one that leads to no page is a name alone."""
    name = escape_markdown(link.name if isinstance(link, Link | Leaf | CountedLink) else link.title)
    count = f" ({link.count})" if isinstance(link, CountedLink) and link.count else ""
    path, _, anchor = link.url.partition("#")
    if not path.endswith(_PAGE) or is_web_address(path):
        return f"{name}{count}"
    target = posixpath.relpath(f"{path.removesuffix(_PAGE)}.md", folder or ".")
    return f"[{name}](<{target}{f'#{anchor}' if anchor else ''}>){count}"
