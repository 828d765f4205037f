"""One page drawn as MkDocs draws it: by the theme, the navigation and the Markdown that its file names."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File as MkDocsFile
from mkdocs.structure.files import Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from builder.model import BuilderError, MarkdownPage
from builder.site.link_check import PageLinks, links_of
from builder.site.look import look_of
from builder.site.markdown import converter, rendered
from builder.site.templates import alike, environment
from builder.system import code_version, digest_of, key_of

NO_DATE = date(2000, 1, 1)
"""The day of a site whose seeds name none: equal seeds give equal bytes, whatever the clock."""

SHOWN_WARNINGS = 3
"""Warnings of MkDocs that one message repeats."""


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What draws the pages of a site: the MkDocs file, the folders of the templates of the bodies and of our own
    assets, and what archive.toml rules. `write` makes a page's own text, in Markdown, by a template in `bodies`.

    Plain values and a function of a module, so that another process can make a renderer of its own. The day stands
    for the clock. `kinds` are the types of which much of the front matter is.
    """

    mkdocs: Path
    bodies: Path
    write: Callable[[Path, MarkdownPage], str]
    assets: Path
    name: str
    description: str
    address: str
    day: date | None
    kinds: tuple[type, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as HTML at `path` in the site, with the links to check."""

    path: str
    html: str
    links: PageLinks


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
        self._templates = environment(self._config)
        self._markdown = converter(self._config)

    def __call__(self, page: MarkdownPage) -> DrawnPage:
        shown = self._shown(page)
        template = str(page.front.get("template", "main.html"))
        html = self._draw(template, shown.url.rpartition("/")[0], get_relative_url(".", shown.url), page=shown)
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
        ordered = sorted(pages, key=_as_mkdocs_sorts)
        for name in sorted(self._config.theme.static_templates):
            is_error = name == "404.html"  # shown at any depth: its links start at the root of the site
            base = urlsplit(self._info.address or "/").path if is_error else get_relative_url(".", name)
            listed = (self._shown(page).file for page in ordered)  # one by one: each takes as much as a page
            text = self._draw(name, None, base, page=None, pages=listed)
            if text.strip():  # MkDocs writes no empty file either
                yield name, text

    def theme_files(self) -> Iterator[tuple[str, Path]]:
        """The files of the theme that the MkDocs file does not exclude: where each goes, and where it is."""
        files = Files([])
        listing: Any = SimpleNamespace(list_templates=self._list_theme)
        files.add_files_from_theme(listing, self._config)
        set_exclusions(files, self._config)
        for file in files:
            if file.inclusion is not InclusionLevel.EXCLUDED and file.abs_src_path:
                yield file.src_uri, Path(file.abs_src_path)

    def _list_theme(self, filter_func: Callable[[str], bool]) -> list[str]:
        """As Jinja lists them, but for what begins with a dot, which no site has: Material has 10,000 icons so."""
        names: set[str] = set()
        for theme in map(Path, self._config.theme.dirs):
            for place, folders, files in os.walk(theme):
                folders[:] = [name for name in folders if not name.startswith(".")]
                here = Path(place).relative_to(theme)
                names.update((here / name).as_posix() for name in files)
        return sorted(name for name in names if filter_func(name))

    def _shown(self, page: MarkdownPage) -> _Page:
        """The page as the templates of MkDocs know one."""
        info = self._info
        text = partial(info.write, info.bodies, page)
        shown = _Page(_file(page.path, self._config), self._config, lambda: self._markdown(text()))
        shown.meta = page.whole_front
        shown.update_date = self._day.isoformat()
        return shown

    def _draw(self, template: str, folder: str | None, base: str, **values: object) -> str:
        try:
            return self._templates.get_template(template).render(self._around(folder, base), **values)
        except TemplateError as error:
            place = f"{getattr(error, 'filename', None) or template}:{getattr(error, 'lineno', 1)}"
            raise BuilderError(
                f"{place}: {error.message or error}. Nothing was published; mend the template."
            ) from error

    @cache  # noqa: B019  a renderer lives as long as the build
    def _around(self, folder: str | None, base: str) -> Mapping[str, object]:
        """What MkDocs lets every template of a folder know."""
        midnight = datetime(self._day.year, self._day.month, self._day.day, tzinfo=UTC)
        around = get_context(self._nav, Files([]), self._config, base_url=base)
        return alike(folder, {**around, "build_date_utc": midnight})


class _Page(Page):
    """A page whose body is written and converted when a template asks for it: not all do."""

    def __init__(self, file: MkDocsFile, config: MkDocsConfig, convert: Callable[[], str]) -> None:
        self._content: str | None = None
        self._convert = convert
        super().__init__(None, file, config)

    @property
    def content(self) -> str | None:
        if self._content is None:
            self._content = self._convert()
        return self._content

    @content.setter
    def content(self, content: str | None) -> None:
        self._content = content


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
