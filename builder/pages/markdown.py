"""Values to the text of a page: YAML front matter, Markdown that shows untrusted text as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import yaml

from builder.model import BuilderError, MarkdownPage
from builder.pages.facts import facts_text
from builder.pages.page import as_plain
from builder.text import escape_markdown, find_urls


class _FrontMatter(yaml.CSafeDumper):
    """YAML a person can read: no anchors for a value that comes twice, no escaped line ends."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Several lines as a block, as a person would write them."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_FrontMatter.add_representer(str, _FrontMatter.represent_text)


def body_text(templates: Path, page: MarkdownPage) -> str:
    """The text of a page in Markdown. Raises BuilderError where its template cannot write it."""
    try:
        return _environment(templates).get_template(f"{page.body}.md.jinja").render(page.words)
    except jinja2.TemplateError as error:
        place = f"{page.body}.md.jinja:{getattr(error, 'lineno', 1)}"
        raise BuilderError(
            f"{place}: {error.message or error}. Nothing was published; mend the template."
        ) from error


@cache
def _environment(templates: Path) -> jinja2.Environment:
    """The templates of the bodies, with the filters that show untrusted text as it is; read anew where they have
    changed."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  the output is Markdown: each value passes one of the filters below
    )
    environment.filters["markdown"] = escape_markdown
    environment.filters["linked"] = linked_markdown
    return environment


def as_text(templates: Path, page: MarkdownPage) -> str:
    """A page as a file of Markdown, which MkDocs reads: front matter in YAML, the body, the facts in words."""
    front = yaml.dump(
        as_plain(page.whole_front),
        Dumper=_FrontMatter,
        allow_unicode=True,
        sort_keys=False,
        width=2**30,
        default_flow_style=False,
    )
    return f"---\n{front}---\n{body_text(templates, page)}{facts_text(page)}"


def linked_markdown(text: str) -> str:
    """Plain text as Markdown in which http(s) addresses are links and nothing else is markup."""
    pieces, end = [], 0
    for start, stop, url in find_urls(text):
        shown = text[start:stop]
        pieces.append(escape_markdown(text[end:start]) if end == 0 else _escape_inside(text[end:start]))
        target = url.replace("&", "&amp;")
        pieces.append(f"<{target}>" if shown == url else f"[{_escape_inside(shown)}](<{target}>)")
        end = stop
    rest = text[end:]
    return "".join([*pieces, _escape_inside(rest) if end else escape_markdown(rest)])


def _escape_inside(text: str) -> str:
    """As escape_markdown, for a piece that does not begin a block: what starts one means nothing here."""
    return escape_markdown(f"x{text}")[1:]
