"""Pages to a site: written under docs/, rendered by MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.ext import Extension
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from builder.model import BuilderError, File
from builder.site.policy import Seal
from builder.system import copy_files, files_in, naming

NO_DATE = date(2000, 1, 1)
"""The day of a site whose seeds name none: equal seeds give equal bytes, whatever the clock."""

SHOWN_WARNINGS = 3
"""Warnings of MkDocs that one message repeats."""


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What MkDocs must know beyond mkdocs.yml: archive.toml rules, and the day stands for the clock."""

    name: str
    description: str
    address: str
    day: date | None


def rendered(file: File) -> str:
    """Where a file lies in the site: a page of Markdown becomes HTML."""
    return f"{file.path.removesuffix('.md')}.html" if file.path.endswith(".md") else file.path


def write_docs(pages: Iterable[File], assets: Path, docs: Path) -> int:
    """Write every page under `docs`, an empty folder, beside a copy of the assets; returns how many pages.

    Raises BuilderError where two pages want one path, or paths that differ only in capitals:
    Windows and macOS know no such difference.
    """
    copy_files(assets, files_in(assets), docs / "assets")
    written: set[str] = set()
    for page in pages:
        if page.path.lower() in written:
            raise BuilderError(f"{page.path}: two pages want this path. Nothing was published; report this.")
        written.add(page.path.lower())
        path = docs / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = page.content.encode("utf-8") if isinstance(page.content, str) else page.content
        with naming(path):
            path.write_bytes(content)
    return sum(path.endswith(".md") for path in written)


def build_site(mkdocs: Path, docs: Path, site: Path, info: SiteInfo, progress: Callable[[int, int], None]) -> None:
    """Render `docs` into `site` by the MkDocs file; `progress` is called with (done, total) pages.

    Raises BuilderError with the warnings: one page of ours that MkDocs doubts is a bug.
    """
    log = _Warnings()
    watched = _Progress(progress)
    with _source_date(info.day or NO_DATE), _listening(log):
        try:
            _run_mkdocs(mkdocs, docs, site, info, watched)
        except TemplateError as error:
            place = f"{getattr(error, 'filename', None) or mkdocs.name}:{getattr(error, 'lineno', 1)}"
            raise BuilderError(
                f"{place}: {error.message or error}. Nothing was published; mend the template."
            ) from error
        except (Abort, MkDocsException) as error:
            raise BuilderError(_complaint(mkdocs, [*log.seen, str(error)])) from error
        except OSError as error:  # of writing, which names no file
            error.filename = error.filename or str(site / watched.file)
            raise
    if log.seen:
        raise BuilderError(_complaint(mkdocs, log.seen))


def _run_mkdocs(mkdocs: Path, docs: Path, site: Path, info: SiteInfo, progress: _Progress) -> None:
    config = load_config(
        str(mkdocs),
        docs_dir=str(docs),
        site_dir=str(site),
        site_name=info.name,
        site_description=info.description,
        site_url=info.address,
    )
    config.plugins["paper-archive/progress"] = progress
    config.plugins["paper-archive/policy"] = _Policies()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def _complaint(mkdocs: Path, warnings: list[str]) -> str:
    shown = "; ".join(" ".join(warning.split()) for warning in warnings[:SHOWN_WARNINGS])
    count = f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}"
    return f"{mkdocs.name}: MkDocs gave {count} ({shown}). Nothing was published; the old site is untouched."


class _Warnings(logging.Handler):
    """MkDocs only logs what is wrong; this keeps it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


@contextmanager
def _listening(handler: logging.Handler) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


@contextmanager
def _source_date(day: date) -> Iterator[None]:
    """MkDocs dates its sitemap by this variable (reproducible-builds.org), else by the clock."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Progress(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs does not type it
    """Counts the pages that MkDocs has read, then those it has drawn; knows which file it is about to write."""

    def __init__(self, progress: Callable[[int, int], None]) -> None:
        self._progress = progress
        self._done = self._total = 0
        self.file = ""

    def on_files(self, files: Any, /, *, config: MkDocsConfig) -> None:
        self._total = 2 * len(files.documentation_pages())

    def on_page_markdown(self, markdown: str, /, **_: Any) -> None:
        self._advance()

    def on_post_template(self, output: str, /, *, template_name: str, **_: Any) -> None:
        self.file = template_name

    def on_post_page(self, output: str, /, *, page: Page, **_: Any) -> None:
        self.file = page.file.dest_uri
        self._advance()

    def _advance(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)


class _Policies(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs does not type it
    """Gives each page its Content-Security-Policy, whatever its template."""

    def __init__(self) -> None:
        self._seal = Seal()

    def on_env(self, env: Environment, /, **_: Any) -> None:
        seal = self._seal

        class Marked(Extension):
            """Sees the source of each template before Jinja reads it."""

            def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
                return seal.marked(source)

        env.add_extension(Marked)

    def on_post_page(self, output: str, /, **_: Any) -> str:
        return self._seal.with_policy(output)

    def on_post_template(self, output: str, /, **_: Any) -> str:
        return self._seal.with_policy(output)
