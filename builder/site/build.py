"""Pages to a site: each drawn and written, beside the files of the theme, of ours, and of the search."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from builder.model import BuilderError, File, MarkdownPage, MarkdownPages
from builder.site.link_check import GatheredLinks, PageLinks
from builder.site.mkdocs import NO_DATE, DrawnPage, Renderer, SiteInfo
from builder.site.styles import copy_assets
from builder.system import (
    AS_IT_IS,
    PLAIN,
    ByValue,
    Means,
    form_of,
    key_of,
    write_file,
    write_or_link,
)

CHUNK = 50
"""Pages that a process draws at a time."""

MANY = 3_000
"""Of so many pages also few are drawn in other processes: this one has the others to look at meanwhile."""


class BuiltSite(NamedTuple):
    """The paths of the pages, and the links to check."""

    paths: set[str]
    links: GatheredLinks


def write_docs(files: Iterable[File], assets: Path, docs: Path) -> None:
    """Write every file under `docs`, an empty folder, beside a copy of the assets: what `mkdocs build` renders."""
    copy_assets(assets, docs / "assets")
    for file in files:
        _write(docs / file.path, file.content)


class AlsoInDocs:
    """Pages that are written under `docs`, too, when it is their turn; `text` gives what their files say."""

    def __init__(self, pages: MarkdownPages, text: Callable[[MarkdownPage], str], docs: Path) -> None:
        self._pages, self._text, self._docs = pages, text, docs

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[MarkdownPage]:
        for page in self._pages:
            _write(self._docs / page.path, self._text(page))
            yield page


def also_in_docs(files: Iterable[File], docs: Path) -> Iterator[File]:
    """Files that are written there, too."""
    for file in files:
        _write(docs / file.path, file.content)
        yield file


def build_site(
    pages: MarkdownPages,
    site: Path,
    info: SiteInfo,
    progress: Callable[[int, int], None],
    means: Means = PLAIN,
    earlier: Path | None = None,
) -> BuiltSite:
    """Draw the pages into `site`, where nothing of theirs is yet. No page is held when it is drawn, so that they
    may be made one by one. Those that are in the `earlier` site, too, are shared with it, where the disk can.

    `progress` is called with (done, total) pages. Raises BuilderError where two pages want one path, or paths that
    differ only in capitals (Windows and macOS know no such difference), and for what no page can be drawn with.
    """
    total = len(pages)
    progress(0, total)
    renderer = Renderer(info)
    for path, source in renderer.theme_files():
        _write(site / path, source.read_bytes())
    copy_assets(info.assets, site / "assets")
    paths, links = set[str](), GatheredLinks()
    known: list[MarkdownPage] = []

    def take(drawn: tuple[PageLinks, bytes]) -> None:
        page, html = drawn
        write_or_link(f"{site}/{page.page}", html, earlier and f"{earlier}/{page.page}")
        paths.add(page.page)
        links.add(page)
        progress(len(paths), total)

    few = 2 if total >= MANY else None
    _draw(_checked(pages, known), renderer.digest, replace(info, day=None), means, few, take)
    for path, text in renderer.static(known):
        _write(site / path, text)
        if path == "sitemap.xml":
            _write(site / f"{path}.gz", _packed(text, info))
    return BuiltSite(paths, links)


def write_files(files: Iterable[File], site: Path, earlier: Path | None = None) -> list[str]:
    """Write files, which may be worked out one by one, into a site; gives their paths. Those that are in the
    `earlier` one, too, are shared with it, where the disk can."""
    paths = []
    for file in files:
        write_or_link(f"{site}/{file.path}", _as_bytes(file.content), earlier and f"{earlier}/{file.path}")
        paths.append(file.path)
    return paths


def draw_again(site: Path, info: SiteInfo, links: GatheredLinks, pages: Iterable[MarkdownPage]) -> None:
    """Draw some pages of a site anew, because of what became known when it stood; gather their links, too."""
    renderer = Renderer(info)
    for page in pages:
        drawn = renderer(page)
        (site / drawn.path).unlink(missing_ok=True)  # it may be the earlier site's, too
        _write(site / drawn.path, drawn.html)
        links.add(drawn.links)


def _draw(
    pages: Iterable[MarkdownPage],
    with_what: str,
    info: SiteInfo,
    means: Means,
    few: int | None,
    take: Callable[[tuple[PageLinks, bytes]], None],
) -> None:
    """Hand on every page, drawn, in any order; what an earlier build drew stays as it was."""
    packing = ByValue(info.kinds)
    written = (packing.packed((page.path, page.front, page.body, page.words)) for page in pages)
    keyed = ((key_of(with_what, page), page) for page in written)
    work = partial(means.workers.map, make_worker=partial(_drawer, info, with_what), size=CHUNK, few=few)
    means.cache.shelf("pages").recall_each(keyed, AS_IT_IS, work, lambda content: take(_unpacked_page(content)))


def _packed_page(drawn: DrawnPage) -> bytes:
    return b"%b\n%b" % (_LINKS.encode(drawn.links), drawn.html.encode("utf-8"))


def _unpacked_page(content: bytes) -> tuple[PageLinks, bytes]:
    """The links of a page, and its HTML, which nobody needs to read again."""
    links, html = content.split(b"\n", 1)
    return _LINKS.decode(links), html


_LINKS = form_of(PageLinks)


def _drawer(info: SiteInfo, with_what: str) -> Callable[[Sequence[bytes]], list[bytes]]:
    """What another process makes once, to draw one chunk of pages after the other. It may be on another
    machine. Pages come and go as bytes, which is less work for the process that has them all."""
    renderer = Renderer(info)
    if renderer.digest != with_what:
        raise BuilderError(
            f"{info.mkdocs}: a worker has other settings of MkDocs or other templates there. "
            "Nothing was published; give it the same."
        )
    packing = ByValue(info.kinds)
    return lambda pages: [_packed_page(renderer(MarkdownPage(*packing.unpacked(page)))) for page in pages]


def _checked(pages: Iterable[MarkdownPage], known: list[MarkdownPage]) -> Iterator[MarkdownPage]:
    """The pages; of each, `known` gets what a list of all pages may show."""
    taken: set[str] = set()
    for page in pages:
        if page.path.lower() in taken:
            raise BuilderError(f"{page.path}: two pages want this path. Nothing was published; report this.")
        taken.add(page.path.lower())
        shown = {key: page.front[key] for key in ("template", "title", "changed") if key in page.front}
        known.append(MarkdownPage(page.path, shown, "", {}))
        yield page


def _write(path: Path, content: str | bytes) -> None:
    write_file(path, _as_bytes(content))


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _packed(sitemap: str, info: SiteInfo) -> bytes:
    """As MkDocs packs it, of the day that stands for the clock."""
    day = info.day or NO_DATE
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    packed = BytesIO()
    with gzip.GzipFile("sitemap.xml", "wb", fileobj=packed, mtime=int(midnight.timestamp())) as file:
        file.write(sitemap.encode("utf-8"))
    return packed.getvalue()
