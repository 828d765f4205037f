"""One page drawn as MkDocs draws it: by the theme, the navigation and the Markdown that its file names."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from jinja2 import Environment, TemplateError, pass_context
from jinja2.runtime import Context, Macro
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File as MkDocsFile
from mkdocs.structure.files import Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

from builder.model import BuilderError, MarkdownPage
from builder.site.compiled import COMPILED
from builder.site.link_check import PageLinks, links_of
from builder.site.look import look_of
from builder.system import code_version, digest_of, key_of

NO_DATE = date(2000, 1, 1)
"""The day of a site whose seeds name none: equal seeds give equal bytes, whatever the clock."""

KEPT = 50_000
"""Drawn parts that are kept at a time, most of them rows: about 60 MB."""

SHOWN_WARNINGS = 3
"""Warnings of MkDocs that one message repeats."""


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What draws the pages of a site: the MkDocs file, the folders of the templates of the bodies and of our own
    assets, and what archive.toml rules.

    Plain values, so that another process can make a renderer of its own. The day stands for the clock.
    """

    mkdocs: Path
    bodies: Path
    assets: Path
    name: str
    description: str
    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as HTML at `path` in the site, with the links to check."""

    path: str
    html: str
    links: PageLinks


def rendered(path: str) -> str:
    """Where a file lies in the site: a page of Markdown becomes HTML."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


class Renderer:
    """Draws pages one by one. A page depends on itself and the settings alone, not on what was drawn before.

    `mkdocs build` draws the same from the pages as files, but works out for each what is alike in many: its front
    matter out of YAML, a converter, the frame, the rows. Raises BuilderError for what is wrong with the MkDocs
    file, or a template.
    """

    def __init__(self, info: SiteInfo) -> None:
        self._info = info
        self._day = info.day or NO_DATE
        with _told(info.mkdocs):
            self._config = _read_config(info)
            self._nav = get_navigation(_navigated(self._config), self._config)
        self._templates = _environment(self._config)
        self._markdown = _converter(self._config)

    def __call__(self, page: MarkdownPage) -> DrawnPage:
        shown = self._shown(page, self._markdown(page.body()))
        template = str(page.front.get("template", "main.html"))
        folder = shown.url.rpartition("/")[0]
        html = self._draw(template, get_relative_url(".", shown.url), page=shown, folder=folder)
        path = rendered(page.path)
        return DrawnPage(path, html, links_of(path, html))

    @property
    def digest(self) -> str:
        """A hash of all that pages are drawn with: where it is equal, a page is drawn alike, whatever the day."""
        info = self._info
        said = repr((info.name, info.description, info.address))
        return key_of(code_version(), said, look_of(info.mkdocs), digest_of([info.bodies]))

    def static(self, pages: Iterable[MarkdownPage]) -> Iterator[tuple[str, str]]:
        """The path and the text of what the theme draws beside the pages, such as 404.html and the sitemap."""
        listed = [self._shown(page, "").file for page in sorted(pages, key=_as_mkdocs_sorts)]
        for name in sorted(self._config.theme.static_templates):
            is_error = name == "404.html"  # shown at any depth: its links start at the root of the site
            base = urlsplit(self._info.address or "/").path if is_error else get_relative_url(".", name)
            yield name, self._draw(name, base, page=None, folder=None, pages=listed)

    def theme_files(self) -> Iterator[tuple[str, Path]]:
        """The files of the theme that the MkDocs file does not exclude: where each goes, and where it is."""
        files = Files([])
        files.add_files_from_theme(self._templates, self._config)
        set_exclusions(files, self._config)
        for file in files:
            if file.inclusion is not InclusionLevel.EXCLUDED and file.abs_src_path:
                yield file.src_uri, Path(file.abs_src_path)

    def _shown(self, page: MarkdownPage, content: str) -> Page:
        """The page as the templates of MkDocs know one."""
        shown = Page(None, _file(page.path, self._config), self._config)
        shown.meta, shown.content = dict(page.front), content
        shown.update_date = self._day.isoformat()
        return shown

    def _draw(self, template: str, base: str, **values: object) -> str:
        try:
            return self._templates.get_template(template).render(self._around(base), **values)
        except TemplateError as error:
            place = f"{getattr(error, 'filename', None) or template}:{getattr(error, 'lineno', 1)}"
            raise BuilderError(
                f"{place}: {error.message or error}. Nothing was published; mend the template."
            ) from error

    @cache  # noqa: B019  a renderer lives as long as the build
    def _around(self, base: str) -> Mapping[str, object]:
        """What MkDocs lets every template of a folder know."""
        midnight = datetime(self._day.year, self._day.month, self._day.day, tzinfo=UTC)
        around = get_context(self._nav, Files([]), self._config, base_url=base)
        return {**around, "build_date_utc": midnight}


def _as_mkdocs_sorts(page: MarkdownPage) -> list[tuple[bool, bool, str]]:
    """In each folder the index, the other files, the folders."""
    *folders, name = page.path.split("/")
    return [*((True, True, folder) for folder in folders), (False, name != "index.md", name)]


# -- What MkDocs reads -------------------------------------------------------------------------


def _read_config(info: SiteInfo) -> MkDocsConfig:
    config = load_config(
        str(info.mkdocs),
        docs_dir=str(info.assets),  # it must be there; MkDocs reads nothing in it
        site_name=info.name,
        site_description=info.description,
        site_url=info.address,
    )
    if named := [*config.plugins, *config.hooks]:
        raise BuilderError(
            f'{info.mkdocs.name}: plugins and hooks ("{named[0]}") run with `mkdocs build` only. '
            "Nothing was published; take them out."
        )
    return config


def _navigated(config: MkDocsConfig) -> Files:
    """The pages that the navigation names. Whether they are there the check of links finds out."""
    return Files(_file(path, config) for path in _paths(config.nav))


def _file(path: str, config: MkDocsConfig) -> MkDocsFile:
    return MkDocsFile(path, None, config.site_dir, config.use_directory_urls)


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield from [nav] if nav.endswith(".md") else []
    else:
        for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
            yield from _paths(part)


@contextmanager
def _told(mkdocs: Path) -> Iterator[None]:
    """MkDocs only logs what is wrong with its file; here it ends the build."""
    log = _Warnings()
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(log)
    logger.propagate = False
    try:
        yield
    except (Abort, MkDocsException) as error:
        raise BuilderError(_complaint(mkdocs, [*log.seen, str(error)])) from error
    finally:
        logger.removeHandler(log)
        logger.propagate = before
    if log.seen:
        raise BuilderError(_complaint(mkdocs, log.seen))


class _Warnings(logging.Handler):
    """What MkDocs logs, kept."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


def _complaint(mkdocs: Path, warnings: list[str]) -> str:
    shown = "; ".join(" ".join(warning.split()) for warning in warnings[:SHOWN_WARNINGS])
    count = f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}"
    return f"{mkdocs.name}: MkDocs gave {count} ({shown}). Nothing was published; the old site is untouched."


# -- Templates and Markdown --------------------------------------------------------------------


def _environment(config: MkDocsConfig) -> Environment:
    """The templates of the theme, which keep what they draw alike in many pages."""

    environment = config.theme.get_env()
    environment.bytecode_cache = COMPILED
    environment.filters["url"] = _url
    environment.globals["drawn_once"] = _keeper()
    return environment


@pass_context
def _url(context: Context, value: object) -> str:
    """As MkDocs' own filter, which works each address out anew."""
    folder: str | None = context["folder"]
    if folder is None:
        return normalize_url(str(value), base=context["base_url"])
    return _from_folder(folder, str(value))


@lru_cache(maxsize=2**14)
def _from_folder(folder: str, address: str) -> str:
    anywhere: Any = SimpleNamespace(url=f"{folder}/-.html")  # all pages of a folder link alike
    return normalize_url(address, anywhere)


def _keeper() -> Callable[..., object]:
    """A function for templates: what a macro draws of these values, kept for the other pages of the folder.

    Without it, by `mkdocs build`, they draw the same each time.
    """
    kept: dict[tuple[object, ...], object] = {}

    @pass_context
    def drawn_once(context: Context, macro: Macro, *values: object) -> object:
        key = (context["folder"], context["base_url"], macro.name, values)
        if key not in kept:
            if len(kept) == KEPT:
                kept.clear()
            kept[key] = context.call(macro, *values)  # not macro(…), which knows nothing of escaping
        return kept[key]

    return drawn_once


def _converter(config: MkDocsConfig) -> Callable[[str], str]:
    """Markdown to HTML; MkDocs makes one of these for each page."""
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    markdown.treeprocessors.register(_PageLinks(markdown), "pages", priority=0)
    return lambda body: markdown.reset().convert(body)


class _PageLinks(Treeprocessor):  # type: ignore[misc]  # Markdown has no types
    """A link to the Markdown of a page leads to the page."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            to = urlsplit(link.get("href", ""))
            if to.path.endswith(".md") and not to.scheme and not to.netloc:
                link.set("href", to._replace(path=rendered(to.path)).geturl())
