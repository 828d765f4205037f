"""Markdown to HTML as MkDocs converts it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

_MKDOCS_OWN = ("toc", "tables", "fenced_code")
"""The extensions of a site that asks for none."""

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#|+.!-])")

_LETTERS = r"[^\\`*_{}\[\]#|~<>&\x00-\x1f]*"  # none that means something to Markdown

_LINE = rf"{_LETTERS}(?:(?:{_ESCAPED.pattern}|&(?:amp|lt|gt);){_LETTERS})*(?<!\s)"

_PLAIN = re.compile(rf"# (?P<title>(?=\S){_LINE})\n(?:\n(?P<text>(?=[^\W\d_]){_LINE})\n)?")


def rendered(path: str) -> str:
    """Where a file lies in the site: a page of Markdown becomes HTML."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def converter(config: MkDocsConfig) -> Callable[[str], str]:
    """Markdown to HTML; MkDocs makes one of these for each page."""
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    markdown.treeprocessors.register(_PageLinks(markdown), "pages", priority=0)

    def convert(body: str) -> str:
        return markdown.reset().convert(body)  # type: ignore[no-any-return]

    if config.mdx_configs or tuple(config.markdown_extensions) != _MKDOCS_OWN:
        return convert
    return lambda body: plain_html(body) or convert(body)


def plain_html(body: str) -> str:
    """The same for a title and at most one paragraph, without links or other marks: what most pages have, a
    hundred times as fast. "" where there is anything else."""
    if not (found := _PLAIN.fullmatch(body)):
        return ""
    title, text = (_ESCAPED.sub(r"\1", part or "") for part in found.group("title", "text"))
    anchor = slugify(html.unescape(" ".join(title.split())), "-")
    if not anchor:
        return ""
    return f'<h1 id="{anchor}">{title}</h1>' + (f"\n<p>{text}</p>" if text else "")


class _PageLinks(Treeprocessor):  # type: ignore[misc]  # Markdown has no types
    """A link to the Markdown of a page leads to the page."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            to = urlsplit(link.get("href", ""))
            if to.path.endswith(".md") and not to.scheme and not to.netloc:
                link.set("href", to._replace(path=rendered(to.path)).geturl())
