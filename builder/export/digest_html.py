"""A digest as a page for mail programs: one style block, tables for its width, nothing to be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from builder.export.digest import Digest, Group, Item
from builder.text import plural

_STYLE = """\
body { margin: 0; padding: 0; background: #fcfbf8; }
td { padding: 24px 16px; }
.mail td { padding: 0; }
.mail { width: 100%; max-width: 640px; text-align: left; }
.mail, .mail td { color: #1f1d19; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
h1, h3, .why { font-family: Charter, Cambria, Georgia, serif; overflow-wrap: anywhere; word-break: break-word; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 0; padding: 0 0 6px; border-bottom: 1px solid #1f1d19; font-size: 18px; line-height: 1.3; }
h3 { margin: 18px 0 2px; font-size: 18px; line-height: 1.3; }
h2 span { color: #68635a; font-weight: normal; }
p { margin: 0; }
.facts, .end { color: #68635a; font-size: 14px; }
.why { margin-top: 4px; color: #4a463f; line-height: 1.5; }
.end { margin-top: 8px; }
hr { margin: 36px 0 8px; border: 0; border-top: 1px solid #dfd9cd; }
a { color: #1a5a48; }
h3 a { color: #1f1d19; text-decoration: none; }
@media (prefers-color-scheme: dark) {
body { background: #171815; }
.mail, .mail td, h3 a { color: #e8e5dc; }
h2 { border-color: #e8e5dc; }
h2 span, .facts, .end { color: #9b978b; }
.why { color: #c1bdb2; }
hr { border-color: #363731; }
.mail a { color: #8fcab2; }
.mail h3 a { color: #e8e5dc; }
}
"""
"""The colours of the site (`site_templates/assets/css`): mail programs know no variables."""


def digest_html(digest: Digest) -> str:
    return "".join(f"{line}\n" for line in (*_begin(digest.name), *_lines(digest), *_END))


def _begin(name: str) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="supported-color-schemes" content="light dark">'
    yield f"<title>{escape(name)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<table {_PLAIN} width="100%"><tr><td align="center">'
    yield f'<table {_PLAIN} width="640" class="mail"><tr><td>'


_PLAIN = 'role="presentation" border="0" cellspacing="0" cellpadding="0"'
_END = ("</td></tr></table>", "</td></tr></table>", "</body>", "</html>")


def _lines(digest: Digest) -> Iterator[str]:
    yield f'<h1 dir="auto">{_linked(digest.name, digest.address)}</h1>'
    yield f"<p>{escape(digest.said)}</p>"
    if digest.trending:
        yield "<h2>Trending</h2>"
        yield f'<p class="end">{escape(digest.why_trending)}</p>'
        for item in digest.trending:
            yield from _item(item)
    for group in digest.groups:
        yield from _group(group)
    yield "<hr>"
    if digest.left_out:
        yield f'<p class="end">{escape(digest.left_out)}</p>'
    if digest.address:
        yield f'<p class="end">{_linked("All papers, with search and feeds", digest.address)}</p>'
    made = f"This mail loads nothing and reports nothing. It was made by {digest.name}."
    yield f'<p class="end">{escape(made)}</p>'


def _group(group: Group) -> Iterator[str]:
    yield f"<h2>{_linked(group.name, group.url)} <span>{group.count:,}</span></h2>"
    for item in group.items:
        yield from _item(item)
    if group.more:
        more = _linked(f"and {plural(group.more, 'more paper')}", group.url)
        yield f'<p class="end">{more}</p>'


def _item(item: Item) -> Iterator[str]:
    """A paper; a text in another script runs as that script does."""
    yield f'<h3 dir="auto">{_linked(item.title, item.url)}</h3>'
    by = f'<span dir="auto">{escape(item.authors)}</span> · ' if item.authors else ""
    yield f'<p class="facts">{by}{escape(item.listed)}</p>'
    if item.excerpt:
        yield f'<p class="why" dir="auto">{escape(item.excerpt)}</p>'


def _linked(text: str, url: str) -> str:
    """A text that leads somewhere, where that is known; whatever it holds, it is text."""
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)
