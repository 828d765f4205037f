"""Every file that is made of papers, beside the pages. They need nothing but the archive, so that another process
writes them while this one has the pages drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from builder.config import Config
from builder.export import Cite, day_scripts, feed_files, list_files, llms, paper_scripts
from builder.model import Archive, Data, Feed, File
from builder.pipeline.taking import put_data
from builder.search import keep_index, render_search, searched_in
from builder.site import also_in_docs, write_files
from builder.system import Aside, Errand, Means, without_collector

MOST_BESIDE = 50_000
"""Of more papers this process writes the files itself, when the pages are drawn: else the archive would stand in
memory once more meanwhile, and 100,000 papers would need 4.4 GB."""


class Written(NamedTuple):
    """The `paths` of the files of a site, and what `data` it has for other programs."""

    paths: list[str]
    data: Data


class Places(NamedTuple):
    """A `site` to be, the `earlier` one, which may have equal files, and where the Markdown is kept, if at all."""

    site: Path
    earlier: Path
    docs: Path | None


def process_for_files(papers: int, means: Means) -> Aside:
    """The other process that writes them, of so many papers."""
    return means.workers.aside(papers) if papers <= MOST_BESIDE else Aside()


def begin_index(aside: Aside, archive: Archive) -> None:
    """Begin with the index of the search, which needs no neighbours of papers."""
    if aside.is_there:
        aside.prepare(keep_index, searched_in(archive))


def begin_files(
    aside: Aside, archive: Archive, cite: Cite, feeds: Mapping[str, Feed], config: Config, places: Places
) -> Errand[Written]:
    """Begin to write the files, beside what is done until the errand is called."""
    return aside.last(_write_all, archive, cite, dict(feeds), config, places)


@without_collector()
def _write_all(archive: Archive, cite: Cite, feeds: Mapping[str, Feed], config: Config, places: Places) -> Written:
    data = put_data(archive, cite, config, places.site)
    files = _files(archive, cite, feeds, data, config)
    if places.docs:
        files = also_in_docs(files, places.docs)
    return Written(write_files(files, places.site, places.earlier), data)


def _files(archive: Archive, cite: Cite, feeds: Mapping[str, Feed], data: Data, config: Config) -> Iterator[File]:
    yield llms(archive, config.name, config.description, config.address, data)
    yield from list_files(archive, cite)
    yield from paper_scripts(archive, cite, config.address, config.repository)
    yield from feed_files(archive, feeds, cite, config.name, config.address)
    yield from day_scripts(archive)
    yield from render_search(archive, config.templates / "search")
